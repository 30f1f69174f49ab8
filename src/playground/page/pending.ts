import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { ServerFrame } from '../protocol.js';

type Choices = APIApplicationCommandOptionChoice[];

/** What was asked of the server and is not answered yet, by number. */
export const createPending = () => {
  const open = new Map<number, { resolve(choices: Choices): void; reject(error: Error): void }>();
  let next = 0;
  return {
    /** Sends under a new number; resolves with the choices that came, if that is what was asked for. */
    ask: (send: (ref: number) => void): Promise<Choices> =>
      new Promise((resolve, reject) => {
        const ref = next++;
        open.set(ref, { resolve, reject });
        send(ref);
      }),
    /** Whether this frame was the answer to something asked. */
    settle: (frame: ServerFrame): boolean => {
      if (frame.kind !== 'answered' && frame.kind !== 'choices' && frame.kind !== 'failed') return false;
      const waiting = frame.ref === null ? undefined : open.get(frame.ref);
      if (frame.ref === null || !waiting) return false;
      open.delete(frame.ref);
      if (frame.kind === 'failed') waiting.reject(new Error(frame.problem));
      else waiting.resolve(frame.kind === 'choices' ? frame.choices : []);
      return true;
    },
    failAll: (problem: string): void => {
      for (const { reject } of open.values()) reject(new Error(problem));
      open.clear();
    },
  };
};
