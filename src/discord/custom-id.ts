import { CUSTOM_ID_LIMIT } from '../rendering/limits.js';

/** Separates the parts of a custom id; it never stands inside one, the last part excepted. */
const SEPARATOR = '|';

/** What a button or menu carries: which component file answers it and what for. */
export type CustomId = { handler: string; payload: string };

/**
 * Packs an id for a button. The whole state rides in it, so buttons outlive restarts. A payload that does not fit is
 * cut, never refused: callers put prose last.
 */
export const packId = (handler: string, payload = ''): string =>
  `${handler}${SEPARATOR}${payload}`.slice(0, CUSTOM_ID_LIMIT).replace(/[\uD800-\uDBFF]$/u, '');

/** The parts of an id, or null where it is none of ours. */
export const parseId = (id: string): CustomId | null => {
  const at = id.indexOf(SEPARATOR);
  return at < 1 ? null : { handler: id.slice(0, at), payload: id.slice(at + 1) };
};
