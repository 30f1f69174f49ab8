import type { Log } from '../observability/log.js';
import type { Metrics } from '../observability/meter.js';
import { inTurn, type Turn } from '../observability/turn.js';
import { createRecent } from './recent.js';

/** One event to work on. What is `urgent` goes before everything else that waits: Discord gives interactions three seconds. */
export type Task = { id: string; command: string; urgent?: boolean; work(): Promise<void> };

/** Where all events come in: each is worked on once, none throws, and the end can wait for what is under way. */
export type Intake = {
  take(task: Task): void;
  /** Takes nothing more and waits for what is under way, at most `longestMs`. Returns how many were left undone. */
  close(longestMs: number): Promise<number>;
};

/** An event may come several times (Discord promises nothing else); this many ids are remembered. */
const EVENTS_REMEMBERED = 20_000;

/**
 * So many turns are begun before the event loop sees to its sockets again. Without it a burst is thought about to its
 * end before the first answer leaves.
 */
const AT_ONCE = 4;

/** Begins works in order, the urgent ones first, a few in each round of the event loop. */
const createQueue = () => {
  const urgent: (() => void)[] = [];
  const others: (() => void)[] = [];
  let isRunning = false;
  const round = (): void => {
    for (let begun = 0; begun < AT_ONCE; begun++) {
      const next = urgent.shift() ?? others.shift();
      if (next === undefined) {
        isRunning = false;
        return;
      }
      next();
    }
    setImmediate(round);
  };
  return (begin: () => void, isUrgent: boolean): void => {
    (isUrgent ? urgent : others).push(begin);
    if (isRunning) return;
    isRunning = true;
    setImmediate(round);
  };
};

export const createIntake = (log: Log, metrics: Metrics): Intake => {
  const recent = createRecent(EVENTS_REMEMBERED);
  const running = new Set<Promise<void>>();
  const inLine = createQueue();
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
    take: ({ id, command, urgent = false, work }) => {
      if (!isOpen || !recent.first(id)) return;
      const turn: Turn = {
        id,
        command,
        at: performance.now(),
        outcome: 'ignored',
        firstRequestMs: null,
        facts: {},
      };
      const task = new Promise<void>((resolve) => {
        inLine(() => void inTurn(turn, () => run(turn, work)).then(resolve), urgent);
      }).finally(() => running.delete(task));
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
