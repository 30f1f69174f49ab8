const DISCORD_EPOCH = 1_420_070_400_000n;

/** Ids as Discord makes them: milliseconds since 2015 in the upper bits, a running number in the lower twelve. */
export const createSnowflakes = (now: () => number): (() => string) => {
  let last = 0n;
  return () => {
    const earliest = (BigInt(Math.floor(now())) - DISCORD_EPOCH) << 22n;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
};
