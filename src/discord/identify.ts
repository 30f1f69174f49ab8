import { setTimeout as sleep } from 'node:timers/promises';
import type { IIdentifyThrottler } from 'discord.js';
import type { Store } from '../storage/store.js';

/** Discord takes one identify per key in five seconds; half a second more covers the way there. */
const SPACING_MS = 5_500;

/**
 * One order of identifies for all machines: each books its place in the store. `concurrency` is Discord's
 * `max_concurrency`; shards with the same remainder share a key. Where the store is lost the shard identifies after its
 * spacing all the same, and Discord's "invalid session" sends it back to try again.
 */
export const sharedIdentifies = (
  store: Pick<Store, 'bookIdentify'>,
  concurrency: number,
  now: () => number,
): IIdentifyThrottler => ({
  waitForIdentify: async (shard, signal) => {
    const at = now();
    const key = shard % Math.max(1, concurrency);
    const place = await store.bookIdentify(key, at, SPACING_MS).catch(() => at + SPACING_MS);
    await sleep(Math.max(0, place - now()), undefined, { signal });
  },
});
