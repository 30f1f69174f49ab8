/** How long the last answers may take to come in. */
export const PATIENCE_MS = 5_000;

/** What the benchmark asks of the process in which the emulated Discord runs. */
export type Order =
  | { kind: 'open'; guilds: number }
  /** Says one question and waits for its answer; again every 20 ms until one is answered. */
  | { kind: 'first-answer' }
  /** Says questions at a steady rate, whether they are answered or not. */
  | { kind: 'flood'; perSecond: number; seconds: number }
  | { kind: 'close' };

/** What comes back. Times are epoch milliseconds. */
export type Report =
  | { kind: 'opened'; apiUrl: string; token: string; userId: string }
  | { kind: 'answered'; at: number }
  | { kind: 'flooded'; sent: number; delays: number[]; elapsedMs: number }
  | { kind: 'closed' };
