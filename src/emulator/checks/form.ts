import { invalidForm, type Path, type Problem } from '../errors.js';

/** Looks at one value of a form and tells what Discord would find wrong with it. */
export type Check = (value: unknown, path: Path) => Problem[];

type Fields = Record<string, Check>;

const NONE: Problem[] = [];

export const problem = (path: Path, code: string, message: string): Problem[] => [{ path, code, message }];

/** Characters as Discord counts them: code points, without blanks around. */
export const lengthOf = (text: string): number => [...text.trim()].length;

const bounds = (length: number, least: number, most: number, path: Path): Problem[] => {
  if (length >= least && length <= most) return NONE;
  return least === 0
    ? problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`)
    : problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
};

/** A text of so many characters. */
export const text =
  (least: number, most: number): Check =>
  (value, path) =>
    typeof value === 'string'
      ? bounds(lengthOf(value), least, most, path)
      : problem(path, 'STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`);

export const matching =
  (
    pattern: RegExp,
    code = 'STRING_TYPE_REGEX',
    message = 'String value did not match validation regex.',
  ): Check =>
  (value, path) =>
    typeof value === 'string' && !pattern.test(value) ? problem(path, code, message) : NONE;

export const flag: Check = (value, path) =>
  typeof value === 'boolean' ? NONE : problem(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');

export const snowflake: Check = (value, path) =>
  /^\d{1,20}$/u.test(String(value))
    ? NONE
    : problem(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`);

/** A whole number (`integer`) or any number within bounds. */
export const number =
  (least: number, most: number, { integer = true } = {}): Check =>
  (value, path) => {
    const found = Number(value);
    if (
      !['number', 'string'].includes(typeof value) ||
      (integer ? !Number.isInteger(found) : Number.isNaN(found))
    )
      return problem(
        path,
        'NUMBER_TYPE_COERCE',
        `Value "${String(value)}" is not ${integer ? 'int' : 'float'}.`,
      );
    if (found < least)
      return problem(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${least}.`);
    return found > most
      ? problem(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${most}.`)
      : NONE;
  };

export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value, path) =>
    values.includes(value)
      ? NONE
      : problem(path, 'BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`);

const SCHEMES = ['http:', 'https:'];
/** A web address, or with `attachment` also one of a file sent along. */
export const link =
  (most = 2048, { attachment = false } = {}): Check =>
  (value, path) => {
    const wrong = text(0, most)(value, path);
    if (wrong.length > 0) return wrong;
    const url = URL.canParse(String(value)) ? new URL(String(value)) : null;
    if (url === null) return problem(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    return SCHEMES.includes(url.protocol) || (attachment && url.protocol === 'attachment:')
      ? NONE
      : problem(
          path,
          'URL_TYPE_INVALID_SCHEME',
          `Scheme "${url.protocol.slice(0, -1)}" must be one of ('http', 'https').`,
        );
  };

export const list =
  (of: Check, least: number, most: number): Check =>
  (value, path) =>
    Array.isArray(value)
      ? [...bounds(value.length, least, most, path), ...value.flatMap((part, at) => of(part, [...path, at]))]
      : problem(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');

/** An object; fields that are missing or null are passed over unless `needed`, unknown ones are ignored. */
export const record =
  (fields: Fields, needed: readonly string[] = []): Check =>
  (value, path) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return problem(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    const given = value as Record<string, unknown>;
    return Object.entries(fields).flatMap(([name, check]) => {
      const part = Object.hasOwn(given, name) ? given[name] : undefined;
      if (part !== undefined && part !== null) return check(part, [...path, name]);
      return needed.includes(name)
        ? problem([...path, name], 'BASE_TYPE_REQUIRED', 'This field is required')
        : NONE;
    });
  };

/** All of these. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, path) =>
    checks.flatMap((check) => check(value, path));

/** Throws the error that Discord answers with where a form is wrong. */
export const checkForm = (check: Check, body: unknown): void => {
  const problems = check(body, []);
  if (problems.length > 0) throw invalidForm(problems);
};
