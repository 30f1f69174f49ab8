/** Channels that refused us, each for a while: asking again and again would get the whole bot shut out by Discord. */
export type Shut = { add(channel: string, now: number): void; has(channel: string, now: number): boolean };

/** Long enough that a busy channel costs little, short enough that a mended permission is soon noticed. */
const SHUT_MS = 5 * 60_000;
const MOST_CHANNELS = 20_000;

export const createShut = (): Shut => {
  const until = new Map<string, number>();
  return {
    add: (channel, now) => {
      until.delete(channel);
      until.set(channel, now + SHUT_MS);
      if (until.size > MOST_CHANNELS) until.delete(until.keys().next().value!);
    },
    has: (channel, now) => (until.get(channel) ?? 0) > now,
  };
};
