import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, invalidVersion, unauthorized } from './errors.js';
import type { Faults } from './faults.js';
import type { File } from './files.js';
import type { Journal } from './journal.js';
import { createBuckets, createWindows, type Figures } from './limits.js';
import { readBody, readBytes } from './read-request.js';
import { broken, failed, type Reply, send, shutOut, tooMany } from './reply.js';
import { Answer, createRouter, decoded, type Found, type Route } from './route.js';
import type { Body } from './world.js';

export type RestOptions = {
  token: string;
  routes: readonly Route[];
  now: () => number;
  limits: Figures;
  journal: Journal;
  faults: Faults;
};

type Sent = { body: Body; files: File[] };
type Given = { method: string; path: string; query: URLSearchParams; authorization: string | undefined };

const NOTHING: Sent = { body: {}, files: [] };
const VERSIONS = ['9', '10'];

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const run = ({ route, params }: Found, query: URLSearchParams, sent: Sent): Reply => {
  const result = route.run({ params, query, ...sent });
  if (result === undefined) return { status: 204, body: undefined };
  if (!(result instanceof Answer)) return { status: 200, body: result };
  return { status: result.status, body: result.body, raw: result.raw };
};

/** Runs `decide`; Discord's errors become replies. */
const attempt = async (decide: () => Reply | Promise<Reply>): Promise<Reply> => {
  try {
    return await decide();
  } catch (error) {
    if (error instanceof ApiError) return failed(error);
    throw error;
  }
};

/** Discord's REST interface over these routes. `/api`, `/api/v9` and `/api/v10` lead in, attachments stand beside. */
export const createRest = ({ token, routes, now, limits, journal, faults }: RestOptions) => {
  const router = createRouter(routes);
  const take = createWindows(now);
  const buckets = createBuckets(routes, limits, take, now);
  let inFlight = 0;
  let invalid = 0;
  let shutUntil = 0;

  const decide = (given: Given, sent: Sent): Promise<Reply> =>
    attempt(async () => {
      const found = router(given.method, given.path);
      const { open } = found.route;
      if (!open && given.authorization !== `Bot ${token}`) throw unauthorized();
      // Interactions are answered outside of the limit for all requests together; files are not the interface's.
      const all = open || limits.global === null ? null : take('global', limits.global);
      if (all?.allowed === false) return tooMany(all.resetMs, 'global');
      const { standing, headers } = buckets(found);
      if (!standing.allowed) return tooMany(standing.resetMs, 'user', headers);
      const reply = await attempt(() => run(found, given.query, sent));
      return { ...reply, headers };
    });

  const countInvalid = ({ status, headers }: Reply): void => {
    if (![401, 403, 429].includes(status) || headers?.['X-RateLimit-Scope'] === 'shared') return;
    invalid++;
    const { remaining, resetMs } = take('invalid', limits.invalid);
    if (remaining === 0) shutUntil = now() + resetMs;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const version = /^\/api\/v(\d+)\//u.exec(url.pathname)?.[1] ?? '10';
    // Clients may write "@original" as it is or as "%40original".
    const path = url.pathname.replace(/^\/api(?:\/v\d+)?(?=\/)/u, '').replaceAll('%40', '@');
    const { method = 'GET', headers } = request;
    const at = now();
    const bytes = await readBytes(request);
    const fault = faults.meet(method, path);
    if (fault?.delayMs !== undefined) await wait(fault.delayMs);
    if (fault?.cut) {
      response.destroy();
      return;
    }
    let sent = NOTHING;
    const reply = await attempt(async () => {
      if (shutUntil > now()) return shutOut(shutUntil - now());
      if (!VERSIONS.includes(version)) throw invalidVersion();
      sent = await readBody(headers['content-type'] ?? '', bytes);
      const given = { method, path, query: url.searchParams, authorization: headers.authorization };
      return (fault && broken(fault)) ?? decide(given, sent);
    });
    countInvalid(reply);
    if (!path.startsWith('/attachments/'))
      journal.note({
        method,
        path: decoded(path),
        query: url.search,
        status: reply.status,
        body: sent.body,
        files: sent.files.length,
        answer: reply.body,
        ...(fault ? { fault: true } : {}),
        at,
      });
    if (fault?.loseAnswer) response.destroy();
    else send(response, reply);
  };

  const crashed = (error: unknown): Reply =>
    error instanceof ApiError ? failed(error) : { status: 500, body: { message: String(error), code: 0 } };

  return {
    handle: (request: IncomingMessage, response: ServerResponse): void => {
      inFlight++;
      handle(request, response)
        .catch((error) => send(response, crashed(error)))
        .finally(() => inFlight--);
    },
    /** Requests being worked on. */
    inFlight: (): number => inFlight,
    /** Answers with 401, 403 or 429 so far, shared limits left out. */
    invalidRequests: (): number => invalid,
  };
};
