import { createHash } from 'node:crypto';
import type { Found, Route } from './route.js';

/** So many requests in so many milliseconds. */
export type Figure = { limit: number; windowMs: number };
/** Figures for requests of a bot; patterns are those of the routes, with their method. */
export type Figures = {
  /** Of all requests that carry the token; null for no limit. */
  global: Figure | null;
  routes: Readonly<Record<string, Figure>>;
  /** Of every other route and channel, server or webhook. */
  other: Figure;
  /** 401, 403 and 429 that one address may earn before it is shut out. */
  invalid: Figure;
};

const SEND = { limit: 5, windowMs: 5_000 };
const REACT = { limit: 1, windowMs: 250 };
const TEN_MINUTES_MS = 600_000;

/**
 * Discord's figures. Those for all requests together and for invalid ones are documented
 * (https://discord.com/developers/docs/topics/rate-limits); those of the routes are the ones usually met.
 */
export const DISCORD_LIMITS: Figures = {
  global: { limit: 50, windowMs: 1_000 },
  routes: {
    'POST /channels/{c}/messages': SEND,
    'PATCH /channels/{c}/messages/{m}': SEND,
    'DELETE /channels/{c}/messages/{m}': { limit: 5, windowMs: 1_000 },
    'POST /channels/{c}/typing': SEND,
    'PUT /channels/{c}/messages/{m}/reactions/{e}/@me': REACT,
    'DELETE /channels/{c}/messages/{m}/reactions/{e}/@me': REACT,
    'POST /webhooks/{a}/{t}': { limit: 5, windowMs: 2_000 },
    'PATCH /webhooks/{a}/{t}/messages/{m}': { limit: 5, windowMs: 2_000 },
    'POST /users/@me/channels': { limit: 10, windowMs: 10_000 },
  },
  other: { limit: 50, windowMs: 1_000 },
  invalid: { limit: 10_000, windowMs: TEN_MINUTES_MS },
};

/** Figures that no test or benchmark meets. */
export const NO_LIMITS: Figures = {
  global: null,
  routes: {},
  other: { limit: 1_000_000, windowMs: 1_000 },
  invalid: { limit: 1_000_000, windowMs: TEN_MINUTES_MS },
};

type Window = { until: number; used: number };
/** Where a caller stands after a request; `allowed` is false where it was one too many. */
export type Standing = { limit: number; remaining: number; resetMs: number; allowed: boolean };

const MOST_WINDOWS = 20_000;

/** Counts requests in fixed windows, one for each key. */
export const createWindows = (now: () => number) => {
  const windows = new Map<string, Window>();
  return (key: string, { limit, windowMs }: Figure): Standing => {
    const at = now();
    let window = windows.get(key);
    if (!window || window.until <= at) {
      window = { until: at + windowMs, used: 0 };
      windows.delete(key);
      windows.set(key, window);
      if (windows.size > MOST_WINDOWS) windows.delete(windows.keys().next().value!);
    }
    const allowed = window.used < limit;
    if (allowed) window.used++;
    return { limit, remaining: limit - window.used, resetMs: window.until - at, allowed };
  };
};

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/**
 * Counts a request in the bucket of its route and channel, server or webhook, and gives the headers that tell of it.
 */
export const createBuckets = (
  routes: readonly Route[],
  limits: Figures,
  take: ReturnType<typeof createWindows>,
  now: () => number,
) => {
  const names = new Map(
    routes.map((route) => [
      route,
      createHash('md5').update(`${route.method} ${route.pattern}`).digest('hex'),
    ]),
  );
  return ({ route, params }: Found): { standing: Standing; headers: Record<string, string> } => {
    const major = route.pattern.startsWith('/webhooks') ? params.slice(0, 2).join('/') : (params[0] ?? '');
    const key = `${route.method} ${route.pattern}`;
    const standing = take(`${key} ${major}`, limits.routes[key] ?? limits.other);
    const headers = {
      'X-RateLimit-Limit': String(standing.limit),
      'X-RateLimit-Remaining': String(standing.remaining),
      'X-RateLimit-Reset': seconds(now() + standing.resetMs),
      'X-RateLimit-Reset-After': seconds(standing.resetMs),
      'X-RateLimit-Bucket': names.get(route)!,
    };
    return { standing, headers };
  };
};
