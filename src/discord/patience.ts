import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { createLane } from './lane.js';

type MakeRequest = RESTOptions['makeRequest'];
type Answer = Awaited<ReturnType<MakeRequest>>;

export type PatienceOptions = {
  /** Makes one attempt; discord.js's own by default. */
  attempt?: MakeRequest;
  /** Told of every attempt that failed and is made again: status or error code, method and route without ids. */
  onRetry?: (problem: { method: string; route: string; reason: string; pauseMs: number }) => void;
  /** Told when Discord refused our token twice in a row. */
  onUnauthorized?: () => void;
  /** Told just before the first attempt of each request. */
  onRequest?: (url: string) => void;
};

/** How long a request is tried. An interaction is lost after three seconds, everything else can wait out a restart. */
const CALLBACK_BUDGET_MS = 2_500;
const BUDGET_MS = 30_000;
/** One attempt may take this long; Discord answers within a second where it answers at all. */
const ATTEMPT_MS = 8_000;
/** Each request on its way holds a connection, and making connections costs more than waiting for one. */
const CONNECTIONS = 32;
const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 5_000;
/** Waited after a 429 that does not say how long. */
const UNSAID_WAIT_S = 5;

/** The whole time of one request, for discord.js's own timer: later than all of ours. */
export const REQUEST_TIMEOUT_MS = BUDGET_MS + ATTEMPT_MS;

/** Errors of a connection that was never made, so that nothing can have been done twice. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

const CALLBACK = /\/interactions\/\d+\/[^/]+\/callback/u;
const FOLLOW_UP = /\/webhooks\/\d+\/[^/?]+(?:\?|$)/u;
const ALREADY_ACKNOWLEDGED = 40060;

/** A route as it may stand in a log: no ids, no tokens. */
export const routeOf = (url: string): string =>
  new URL(url).pathname
    .replace(/^\/api(?:\/v\d+)?/u, '')
    .replace(/(\/(?:webhooks|interactions)\/\d+)\/[^/]+/u, '$1/{token}')
    .replace(/\d{15,}/gu, '{id}');

const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'error');
};

/** Whether a request carries the bot's own token; an interaction's token may expire without harm. */
const hasToken = ({ headers }: Parameters<MakeRequest>[1]): boolean =>
  new Headers(headers as Record<string, string>).has('authorization');

/** A 429 as discord.js waits for it: it reads `Retry-After` alone, and without that header asks again at once. */
const withRetryAfter = async (answer: Answer): Promise<Answer> => {
  if (answer.headers.has('Retry-After')) return answer;
  const text = await answer.text();
  let seconds = UNSAID_WAIT_S;
  try {
    const { retry_after: said } = JSON.parse(text) as { retry_after?: unknown };
    if (typeof said === 'number' && said > 0) seconds = said;
  } catch {
    // A page in HTML, from whatever stands before Discord.
  }
  const headers = new Headers([...answer.headers]);
  headers.set('Retry-After', String(Math.ceil(seconds)));
  return new Response(text, { status: 429, headers });
};

/** Whether Discord says that our first, unanswered attempt had arrived after all. */
const hadArrived = async (answer: Answer): Promise<{ yes: boolean; answer: Answer }> => {
  if (answer.status !== 400) return { yes: false, answer };
  const text = await answer.text();
  const again = new Response(text, { status: 400, headers: new Headers([...answer.headers]) });
  return { yes: new RegExp(`"code":\\s*${ALREADY_ACKNOWLEDGED}\\b`, 'u').test(text), answer: again };
};

/**
 * Requests that outlast a short outage. discord.js asks again three times without any pause after a 5xx, not at all
 * after a cut connection, and without end after a 429 that names no time; and it forgets its token at the first 401.
 * Here an attempt that failed is made again with growing pauses as long as it is of use and cannot act twice: messages
 * carry a nonce, an interaction can be answered only once, and a follow-up is repeated only if it never arrived.
 */
export const patientRequests = ({
  attempt = DefaultRestOptions.makeRequest,
  onRetry,
  onUnauthorized,
  onRequest,
}: PatienceOptions = {}): MakeRequest => {
  const lane = createLane(CONNECTIONS);
  const once = async (url: string, init: Parameters<MakeRequest>[1], left: number): Promise<Answer> => {
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    const timer = setTimeout(abort, Math.max(100, Math.min(ATTEMPT_MS, left)));
    init.signal?.addEventListener('abort', abort, { once: true });
    try {
      return await attempt(url, { ...init, signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  };
  return async (url, init) => {
    onRequest?.(url);
    const isCallback = CALLBACK.test(url);
    const isFollowUp = init.method === 'POST' && FOLLOW_UP.test(url);
    const end = performance.now() + (isCallback ? CALLBACK_BUDGET_MS : BUDGET_MS);
    let wasRefused = false;
    for (let tries = 0; ; tries++) {
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries) * (0.75 + Math.random() / 2);
      const mayWait = performance.now() + pauseMs < end;
      let reason: string;
      try {
        const attemptIt = (): Promise<Answer> => once(url, init, end - performance.now());
        const answer = await (isCallback ? attemptIt() : lane(attemptIt));
        if (answer.status === 429) return withRetryAfter(answer);
        const isPassing = answer.status >= 500 || (answer.status === 401 && !wasRefused);
        if (answer.status === 401 && wasRefused && hasToken(init)) onUnauthorized?.();
        if (!isPassing) {
          if (tries === 0 || !isCallback) return answer;
          const { yes, answer: said } = await hadArrived(answer);
          return yes ? new Response(null, { status: 204 }) : said;
        }
        // A single 401 has been seen to pass; the second is believed.
        wasRefused = answer.status === 401;
        if (!mayWait) return answer;
        await answer.arrayBuffer();
        reason = String(answer.status);
      } catch (error) {
        const isUnsafe = isFollowUp && !NEVER_ARRIVED.has(codeOf(error));
        if (!mayWait || isUnsafe || init.signal?.aborted) throw error;
        reason = codeOf(error);
      }
      onRetry?.({ method: init.method ?? 'GET', route: routeOf(url), reason, pauseMs: Math.round(pauseMs) });
      await sleep(pauseMs);
    }
  };
};
