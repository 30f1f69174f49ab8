/** What is measured of one bot. Times are wall clock; memory is resident, after start and a second of rest. */
export type Figures = {
  engine: { medianMicroseconds: number; p99Microseconds: number };
  start: { readyMs: number; firstAnswerMs: number };
  memory: { rssMb100: number; rssMb2500: number; rssMb10000: number };
  /** The highest steady rate at which 99 in 100 requests left within the limit, or the lowest rate tried. */
  gateway: { messagesPerSecond: number; p50Ms: number; p99Ms: number };
};

/** The value below which `share` of the values lie; NaN where there are none. */
export const quantile = (values: readonly number[], share: number): number => {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
};

export const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;
