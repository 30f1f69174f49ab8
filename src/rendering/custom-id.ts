import { CUSTOM_ID_LIMIT } from './limits.js';

/** Separates the handler from its payload; it never stands inside a handler's name. */
const SEPARATOR = '|';

/** Buttons that carry another version are out of date. To be raised when the meaning of a payload changes. */
const VERSION = '1';

/** What a button or menu carries: which component file answers it and what for. */
export type CustomId = { handler: string; payload: string };

/**
 * Packs an id for a button. The whole state rides in it, so buttons outlive restarts. A payload that does not fit is
 * cut, never refused: callers put prose last, and ask `fits` where nothing may be lost.
 */
export const packId = (handler: string, payload = ''): string =>
  `${VERSION}${handler}${SEPARATOR}${payload}`.slice(0, CUSTOM_ID_LIMIT).replace(/[\uD800-\uDBFF]$/u, '');

/** Whether a payload survives packing whole. */
export const fits = (handler: string, payload: string): boolean =>
  VERSION.length + handler.length + SEPARATOR.length + payload.length <= CUSTOM_ID_LIMIT;

/** The parts of an id, or null where it is none of ours or of another version. */
export const parseId = (id: string): CustomId | null => {
  const at = id.indexOf(SEPARATOR);
  const handler = id.slice(VERSION.length, Math.max(at, 0));
  return id.startsWith(VERSION) && handler !== '' ? { handler, payload: id.slice(at + 1) } : null;
};

/** A Discord id in fewer letters, to ride in a button: 13 instead of 19. */
export const shortId = (id: string): string => BigInt(id).toString(36);

/** The Discord id that `shortId` shortened; null for anything else. */
export const longId = (short: string): string | null => {
  if (!/^[0-9a-z]{1,13}$/u.test(short)) return null;
  let id = 0n;
  for (const digit of short) id = id * 36n + BigInt(Number.parseInt(digit, 36));
  return id.toString();
};
