import { AsyncLocalStorage } from 'node:async_hooks';

/** How a turn can end. A refusal is an answer that says no: out of scope, not allowed, wait. */
export type Outcome = 'answer' | 'refusal' | 'failure' | 'ignored';

/** One event under way. Whoever works on it may say how it ends; the last word counts. */
export type Turn = {
  /** Discord's id of the event. */
  id: string;
  /** What was done: `message`, `/ask`, `button:check` … a small fixed set. */
  command: string;
  /** When it reached us, in milliseconds of `performance.now()`. */
  at: number;
  outcome: Outcome;
  /** Milliseconds from the event to the first request that it caused; null before. */
  firstRequestMs: number | null;
  /** What else its log line is to tell: ids, topics, scores, milliseconds. Never what was said. */
  facts: Record<string, unknown>;
};

const turns = new AsyncLocalStorage<Turn>();

/** The turn in whose course this is called; undefined outside. */
export const currentTurn = (): Turn | undefined => turns.getStore();

export const inTurn = <T>(turn: Turn, work: () => T): T => turns.run(turn, work);

/** Says how the turn at hand ends, as far as the caller knows. */
export const endsAs = (outcome: Outcome): void => {
  const turn = turns.getStore();
  if (turn) turn.outcome = outcome;
};

/** Notes that a request leaves for Discord. */
export const noteRequest = (): void => {
  const turn = turns.getStore();
  if (turn && turn.firstRequestMs === null) turn.firstRequestMs = performance.now() - turn.at;
};

/** Adds to the line that the log gets of the turn at hand. */
export const noteFacts = (facts: Record<string, unknown>): void => {
  const turn = turns.getStore();
  if (turn) Object.assign(turn.facts, facts);
};
