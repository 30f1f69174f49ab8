/** A source of random 32-bit integers that gives the same row for the same seed. */
export type Random = { next(): number; below(limit: number): number };

/** Marsaglia's xorshift32 ("Xorshift RNGs", 2003). `next` is a whole number from 0 to 2³² − 1. */
export const createRandom = (seed: number): Random => {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return { next, below: (limit) => Math.floor((next() / 4294967296) * limit) };
};

/** The first `count` items of `order` put in random order, in place (Fisher and Yates). */
export const shuffle = (order: Int32Array, count: number, random: Random): void => {
  for (let at = count - 1; at > 0; at--) {
    const other = random.below(at + 1);
    const kept = order[at]!;
    order[at] = order[other]!;
    order[other] = kept;
  }
};
