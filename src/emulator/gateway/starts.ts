import type { Start } from '../routes/gateway.js';

const DAY_MS = 86_400_000;

export type StartLimits = {
  /** Identifies a day. */
  total: number;
  /** Shards that may identify at once; one for each remainder of the shard's number. */
  maxConcurrency: number;
  /** So long until the same remainder may identify again. */
  identifyEveryMs: number;
};

/** Counts identifies: so many a day, and one for each key in a while. */
export const createStarts = ({ total, maxConcurrency, identifyEveryMs }: StartLimits, now: () => number) => {
  let count = 0;
  let day = { until: 0, used: 0 };
  const last = new Map<number, number>();
  const today = () => {
    if (day.until <= now()) day = { until: now() + DAY_MS, used: 0 };
    return day;
  };
  return {
    /** Whether a shard may identify now; counts it. */
    allow: (shard: number): boolean => {
      const key = shard % maxConcurrency;
      const early = now() - (last.get(key) ?? Number.NEGATIVE_INFINITY) < identifyEveryMs;
      count++;
      const { used } = today();
      if (early || used >= total) return false;
      day.used++;
      last.set(key, now());
      return true;
    },
    count: (): number => count,
    limit: (): Start => {
      const { used, until } = today();
      return {
        total,
        remaining: Math.max(0, total - used),
        reset_after: until - now(),
        max_concurrency: maxConcurrency,
      };
    },
  };
};
export type Starts = ReturnType<typeof createStarts>;
