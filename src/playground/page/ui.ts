import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { ClientFrame, Said } from '../protocol.js';
import type { View } from './view.js';

/** What a press, a command or a form asks of the server; the page numbers it and waits for the answer. */
export type Asked =
  Extract<ClientFrame, { ref: number }> extends infer F
    ? F extends { ref: number }
      ? Omit<F, 'ref'>
      : never
    : never;

/** What every part of the page is given: what there is to see, and what can be done. */
export type Ui = {
  view: View;
  /** The channel in front. */
  channel: string;
  /** The message being answered or changed. */
  replying: Said | null;
  editing: string | null;
  theme: 'dark' | 'light';
  /** Components that wait for the bot: message id and custom id. */
  waiting: ReadonlySet<string>;
  send(frame: ClientFrame): void;
  become(person: string): void;
  /** Resolves when the bot has answered, rejects with words where it has not. */
  ask(frame: Asked): Promise<APIApplicationCommandOptionChoice[]>;
  press(message: Said, component: string, values?: string[]): void;
  go(channel: string): void;
  reply(message: Said | null): void;
  edit(message: string | null): void;
  menu(message: Said, at: { x: number; y: number }, from: HTMLElement): void;
  say(text: string): void;
  /** Starts a command as if it had been picked, with these words in its options. */
  run(command: string, values: Record<string, string>): void;
  tell(words: string): void;
};
