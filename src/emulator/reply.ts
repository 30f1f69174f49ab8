import type { ServerResponse } from 'node:http';
import type { ApiError } from './errors.js';
import type { Fault } from './faults.js';
import type { Raw } from './route.js';

export type Headers = Record<string, string>;
/** What goes back to a client: JSON, nothing, or other bytes. */
export type Reply = { status: number; body: unknown; headers?: Headers; raw?: Raw | undefined };

/** The answer to one request too many. */
export const tooMany = (
  resetMs: number,
  scope: NonNullable<Fault['scope']>,
  headers: Headers = {},
): Reply => ({
  status: 429,
  headers: {
    ...headers,
    'Retry-After': String(Math.ceil(resetMs / 1000)),
    'X-RateLimit-Scope': scope,
    ...(scope === 'global' ? { 'X-RateLimit-Global': 'true' } : {}),
  },
  body: {
    message: scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.',
    retry_after: resetMs / 1000,
    global: scope === 'global',
    code: 0,
  },
});

const page = (html: string) => ({ type: 'text/html', bytes: Buffer.from(html) });

/** The answer of the guard before Discord to those with too many invalid requests. */
export const shutOut = (resetMs: number): Reply => ({
  status: 429,
  headers: { 'Retry-After': String(Math.ceil(resetMs / 1000)) },
  body: undefined,
  raw: {
    type: 'text/html',
    bytes: Buffer.from('<html><body>Error 1015: you are being rate limited.</body></html>'),
  },
});

export const failed = (error: ApiError): Reply => ({
  status: error.status,
  body: {
    message: error.message,
    code: error.code,
    ...(error.errors === undefined ? {} : { errors: error.errors }),
  },
});

/** The answer a fault asks for, where it asks for one. */
export const broken = (fault: Fault): Reply | undefined => {
  const { status, retryAfter = 1, scope = 'user', message, code = 0, html } = fault;
  if (status === undefined) return undefined;
  const raw = html === undefined ? {} : { raw: page(html) };
  if (status !== 429) return { status, body: { message: message ?? String(status), code }, ...raw };
  const limited = tooMany((retryAfter ?? 1) * 1000, scope);
  if (retryAfter === null) delete limited.headers?.['Retry-After'];
  return { ...limited, ...raw };
};

export const send = (response: ServerResponse, { status, body, headers = {}, raw }: Reply): void => {
  if (raw) response.writeHead(status, { ...headers, 'Content-Type': raw.type }).end(raw.bytes);
  // A 204 must not carry a type: clients would parse its empty body.
  else if (body === undefined) response.writeHead(status, headers).end();
  else
    response.writeHead(status, { ...headers, 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};
