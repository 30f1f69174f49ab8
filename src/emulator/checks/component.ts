import type { Path, Problem } from '../errors.js';
import { type Check, problem } from './form.js';

export type Component = Record<string, unknown> & { type: number };

/** https://discord.com/developers/docs/components/reference */
export const TYPE = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;
/** Selects: of strings, users, roles, either, channels. */
export const SELECTS = [3, 5, 6, 7, 8];
const unknownType = (value: unknown, path: Path, allowed: readonly number[]): Problem[] =>
  problem(
    [...path, 'type'],
    'UNION_TYPE_CHOICES',
    `Value of field "type" must be one of (${allowed.join(', ')}).`,
  ).concat(
    value === null || typeof value !== 'object'
      ? problem(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType')
      : [],
  );

/** One of several kinds of component, told apart by its type. */
export const component =
  (kinds: Record<number, Check>): Check =>
  (value, path) => {
    const check = kinds[Number((value as Component | null)?.type)];
    return check ? check(value, path) : unknownType(value, path, Object.keys(kinds).map(Number));
  };

/** Every component, those inside others too, with its place. */
export const flat = (parts: readonly unknown[], path: Path): { part: Component; path: Path }[] =>
  parts.flatMap((part, at) => {
    if (part === null || typeof part !== 'object') return [];
    const here = [...path, at];
    const { components, accessory, component: child } = part as Record<string, unknown>;
    return [
      { part: part as Component, path: here },
      ...(Array.isArray(components) ? flat(components, [...here, 'components']) : []),
      ...(accessory ? [{ part: accessory as Component, path: [...here, 'accessory'] }] : []),
      ...(child ? [{ part: child as Component, path: [...here, 'component'] }] : []),
    ];
  });

/** No two components may have the same `custom_id`, wherever they stand. */
export const distinctIds: Check = (value, path) => {
  if (!Array.isArray(value)) return [];
  const seen = new Set<unknown>();
  return flat(value, path).flatMap(({ part, path: here }) => {
    if (typeof part.custom_id !== 'string') return [];
    if (seen.has(part.custom_id))
      return problem(
        [...here, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    seen.add(part.custom_id);
    return [];
  });
};
