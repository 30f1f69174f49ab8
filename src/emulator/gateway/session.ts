import type { Connection } from './connection.js';

/** Frames kept for a client that resumes. */
const REPLAY = 2_000;

export type Session = {
  id: string;
  intents: number;
  shard: [id: number, of: number];
  /** Null while the client is away. */
  connection: Connection | null;
  /** When it went away, epoch milliseconds. */
  leftAt: number;
  sequence: number;
  sent: { s: number; frame: string }[];
};

/** Sends an event, or keeps it until the client is back. `json` is its data. */
export const deliver = (session: Session, name: string, json: string): void => {
  const s = ++session.sequence;
  const frame = `{"op":0,"t":"${name}","s":${s},"d":${json}}`;
  session.sent.push({ s, frame });
  if (session.sent.length > REPLAY * 2) session.sent.splice(0, session.sent.length - REPLAY);
  session.connection?.event(frame);
};

/** Sends again what came after a number, in order. */
export const replay = (session: Session, after: number): void => {
  for (const { s, frame } of session.sent) if (s > after) session.connection?.event(frame);
};
