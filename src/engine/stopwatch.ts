/** Microseconds that one stage took. */
export type Timing = { stage: string; microseconds: number };

export type Stopwatch = { lap(stage: string): void; laps(): readonly Timing[] };

/** Times stages one after another. The only impurity here, and no reply depends on it. */
export const createStopwatch = (): Stopwatch => {
  const laps: Timing[] = [];
  let since = performance.now();
  return {
    lap: (stage) => {
      const now = performance.now();
      laps.push({ stage, microseconds: Math.round((now - since) * 1000) });
      since = now;
    },
    laps: () => laps,
  };
};
