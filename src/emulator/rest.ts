import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, notFound, unauthorized } from './errors.js';

export type Body = Record<string, unknown>;
/** A request as a route sees it. `params` are the parts of the path in braces, percent-decoded. */
export type Request = {
  params: string[];
  query: URLSearchParams;
  body: Body;
  files: { name: string; bytes: Buffer }[];
};
/** What a route answers: undefined for 204. */
export type Route = { method: string; path: RegExp; open?: boolean; run(request: Request): unknown };
/** One request in the journal. `body` is what was sent. */
export type Journalled = { method: string; path: string; status: number; body: Body; at: number };

/** A route from a pattern such as `/channels/{id}/messages`; `open` routes carry no token. */
export const route = (method: string, pattern: string, run: Route['run'], open = false): Route => ({
  method,
  path: new RegExp(`^${pattern.replace(/\{[^}]+\}/gu, '([^/]+)')}$`, 'u'),
  open,
  run,
});

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** The JSON of a body and the files beside it. */
const parse = async (type: string, bytes: Buffer): Promise<{ body: Body; files: Request['files'] }> => {
  if (bytes.length === 0) return { body: {}, files: [] };
  if (!type.startsWith('multipart/form-data'))
    return { body: JSON.parse(bytes.toString('utf8')) as Body, files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: Request['files'] = [];
  for (const [name, value] of form.entries()) {
    if (name.startsWith('files[') && typeof value !== 'string')
      files.push({ name: (value as File).name, bytes: Buffer.from(await (value as File).arrayBuffer()) });
  }
  return { body: JSON.parse(String(form.get('payload_json') ?? '{}')) as Body, files };
};

const reply = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
};

/** What a fault makes of a request instead of the route. */
export type Fault = {
  matches: RegExp;
  times: number;
  status?: number;
  code?: number;
  message?: string;
  delayMs?: number;
  retryAfter?: number;
  loseAnswer?: boolean;
};

/** Discord's REST interface over these routes, on loopback; `/api` and `/api/v10` both lead in. */
export const createRest = (token: string, routes: readonly Route[], now: () => number) => {
  const journal: Journalled[] = [];
  const faults: Fault[] = [];
  let bucket = 0;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    // Clients may write "@original" as it is or as "%40original".
    const path = url.pathname.replace(/^\/api(?:\/v\d+)?/u, '').replaceAll('%40', '@');
    const method = request.method ?? 'GET';
    const { body, files } = await parse(request.headers['content-type'] ?? '', await read(request));
    const noted = (status: number): void =>
      void journal.push({ method, path: decodeURIComponent(path), status, body, at: now() });
    const fault = faults.find((known) => known.times > 0 && known.matches.test(`${method} ${path}`));
    if (fault) {
      fault.times--;
      if (fault.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      if (fault.status !== undefined) {
        noted(fault.status);
        const limited = fault.status === 429;
        const headers: Record<string, string> = limited
          ? { 'Retry-After': String(Math.ceil(fault.retryAfter ?? 1)), 'X-RateLimit-Scope': 'user' }
          : {};
        const answer = limited
          ? { message: 'You are being rate limited.', retry_after: fault.retryAfter ?? 1, global: false }
          : { code: fault.code ?? 0, message: fault.message ?? `${fault.status}` };
        reply(response, fault.status, answer, headers);
        return;
      }
    }
    try {
      const found = routes
        .filter((known) => known.method === method)
        .map((known) => ({ known, match: known.path.exec(path) }))
        .find(({ match }) => match !== null);
      if (!found?.match) throw notFound();
      if (!found.known.open && request.headers.authorization !== `Bot ${token}`) throw unauthorized();
      const result = found.known.run({
        params: found.match.slice(1).map(decodeURIComponent),
        query: url.searchParams,
        body,
        files,
      });
      noted(result === undefined ? 204 : 200);
      if (fault?.loseAnswer) {
        response.destroy();
        return;
      }
      const limits = {
        'X-RateLimit-Limit': '1000',
        'X-RateLimit-Remaining': '999',
        'X-RateLimit-Reset-After': '1.000',
        'X-RateLimit-Bucket': `bucket-${bucket++ % 7}`,
      };
      reply(response, result === undefined ? 204 : 200, result, limits);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      noted(error.status);
      reply(response, error.status, {
        code: error.code,
        message: error.message,
        ...(error.errors === undefined ? {} : { errors: error.errors }),
      });
    }
  };

  const server: Server = createServer((request, response) => {
    handle(request, response).catch((error) => reply(response, 500, { code: 0, message: String(error) }));
  });
  return { server, journal, faults };
};
