import { invalidForm, methodNotAllowed, notFound } from './errors.js';
import type { File } from './files.js';
import type { Body } from './world.js';

/** A request as a route sees it. `params` are the parts of the path in braces, percent-decoded. */
export type Request = { params: string[]; query: URLSearchParams; body: Body; files: File[] };

/** Bytes instead of JSON. */
export type Raw = { type: string; bytes: Buffer };
/** What a route answers where it is neither 204 (nothing) nor 200 (its body). */
export class Answer {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly raw?: Raw,
  ) {}
}

export type Route = {
  method: string;
  /** The pattern as written, which names the rate-limit bucket. */
  pattern: string;
  path: RegExp;
  /** Needs no token. */
  open: boolean;
  run(request: Request): unknown;
};

/**
 * A route from a pattern such as `/channels/{id}/messages`. It answers what `run` gives: undefined for 204, an `Answer`
 * for other statuses, else 200 with this body. `open` routes carry no token.
 */
export const route = (method: string, pattern: string, run: Route['run'], open = false): Route => ({
  method,
  pattern,
  path: new RegExp(`^${pattern.replace(/\{[^}]+\}/gu, '([^/]+)')}$`, 'u'),
  open,
  run,
});

/** A route and the parts of the path it was found by. */
export type Found = { route: Route; params: string[] };

/** Parts in braces that are no ids: tokens, names and emoji. */
const FREE = ['{t}', '{e}', '{name}'];
const SNOWFLAKE = /^(?:\d{1,20}|@original|@me)$/u;

/** A part of a path as it was meant; one that is malformed leads nowhere. */
export const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    throw notFound();
  }
};

/** Finds the route of a request; throws where there is none or an id is malformed. */
export const createRouter = (routes: readonly Route[]) => {
  const byMethod = new Map<string, Route[]>();
  for (const one of routes) byMethod.set(one.method, [...(byMethod.get(one.method) ?? []), one]);

  const checkIds = ({ pattern }: Route, params: readonly string[]): void => {
    const parts = [...pattern.matchAll(/\{[^}]+\}/gu)].map(([part]) => part);
    const wrong = params.filter((param, at) => !FREE.includes(parts[at]!) && !SNOWFLAKE.test(param));
    if (wrong.length === 0) return;
    throw invalidForm(
      wrong.map((value) => ({
        path: ['id'],
        code: 'NUMBER_TYPE_COERCE',
        message: `Value "${value}" is not snowflake.`,
      })),
    );
  };

  return (method: string, path: string): Found => {
    for (const one of byMethod.get(method) ?? []) {
      const match = one.path.exec(path);
      if (!match) continue;
      const params = match.slice(1).map(decoded);
      checkIds(one, params);
      return { route: one, params };
    }
    throw routes.some((one) => one.path.test(path)) ? methodNotAllowed() : notFound();
  };
};
