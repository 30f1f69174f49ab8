const DISCORD_EPOCH = 1_420_070_400_000n;
const FIRST_GUILD_MS = 100_000_000_000n;

/** Ids as Discord makes them: milliseconds since 2015 in the upper bits, a running number in the lower twelve. */
export const createSnowflakes = (now: () => number): (() => string) => {
  let last = 0n;
  return () => {
    const earliest = (BigInt(Math.floor(now())) - DISCORD_EPOCH) << 22n;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
};

/** Ids of servers: a millisecond apart, since shards go by the milliseconds. */
export const createGuildIds = (): (() => string) => {
  let next = FIRST_GUILD_MS;
  return () => (next++ << 22n).toString();
};

/** When an id was made, epoch milliseconds. */
export const madeAt = (id: string): number => Number((BigInt(id) >> 22n) + DISCORD_EPOCH);

export const isSnowflake = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{1,20}$/u.test(text);

/** The shard that a server belongs to; what belongs to no server goes to the first. */
export const shardOf = (guild: string | null, shards: number): number =>
  guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards));
