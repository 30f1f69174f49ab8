/** How often something may be done: `limit` times within `windowMs` milliseconds. */
export type Pace = { limit: number; windowMs: number };

/** Whether it may be done now; where not, in how many milliseconds, and whether that is said for the first time. */
export type Leave = { ok: true } | { ok: false; waitMs: number; isNews: boolean };

/** Keeps pace for each key (a person, a channel) in memory; the longest unused keys are forgotten. */
export type Cooldown = { take(key: string, now: number): Leave };

const MOST_KEYS = 20_000;

export const createCooldown = ({ limit, windowMs }: Pace, most = MOST_KEYS): Cooldown => {
  const uses = new Map<string, { times: number[]; told: boolean }>();
  return {
    take: (key, now) => {
      const before = uses.get(key) ?? { times: [], told: false };
      const times = before.times.filter((at) => at > now - windowMs);
      const ok = times.length < limit;
      const isNews = !ok && !before.told;
      uses.delete(key);
      uses.set(key, { times: ok ? [...times, now] : times, told: !ok });
      if (uses.size > most) uses.delete(uses.keys().next().value!);
      return ok ? { ok } : { ok, waitMs: times[0]! + windowMs - now, isNews };
    },
  };
};
