import type { Log } from '../observability/log.js';
import type { Metrics } from '../observability/meter.js';
import { inTurn, type Turn } from '../observability/turn.js';
import { createRecent } from './recent.js';

/** One event to work on. */
export type Task = { id: string; command: string; work(): Promise<void> };

/** Where all events come in: each is worked on once, none throws, and the end can wait for what is under way. */
export type Intake = {
  take(task: Task): void;
  /** Takes nothing more and waits for what is under way, at most `longestMs`. Returns how many were left undone. */
  close(longestMs: number): Promise<number>;
};

/** An event may come several times (Discord promises nothing else); this many ids are remembered. */
const EVENTS_REMEMBERED = 20_000;

export const createIntake = (log: Log, metrics: Metrics): Intake => {
  const recent = createRecent(EVENTS_REMEMBERED);
  const running = new Set<Promise<void>>();
  let isOpen = true;

  const run = async (turn: Turn, work: Task['work']): Promise<void> => {
    metrics.tried(turn.command);
    try {
      await work();
    } catch (error) {
      turn.outcome = 'failure';
      log.error({ event: 'handler-failed', err: error });
    }
    metrics.ended(turn);
    if (turn.outcome === 'ignored') return;
    const ms = Math.round((performance.now() - turn.at) * 10) / 10;
    log.info({ event: 'turn', outcome: turn.outcome, ms, ...turn.facts });
  };

  return {
    take: ({ id, command, work }) => {
      if (!isOpen || !recent.first(id)) return;
      const turn: Turn = {
        id,
        command,
        at: performance.now(),
        outcome: 'ignored',
        firstRequestMs: null,
        facts: {},
      };
      const task = inTurn(turn, () => run(turn, work)).finally(() => running.delete(task));
      running.add(task);
    },
    close: async (longestMs) => {
      isOpen = false;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, longestMs);
      });
      await Promise.race([Promise.allSettled(running), late]);
      clearTimeout(timer);
      return running.size;
    },
  };
};
