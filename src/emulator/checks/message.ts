import {
  emptyMessage,
  fileTooLarge,
  internalError,
  invalidForm,
  type Path,
  type Problem,
} from '../errors.js';
import type { File } from '../files.js';
import { isTooHeavy, layout, rows } from './components.js';
import { embeds } from './embeds.js';
import { type Check, flag, list, number, oneOf, problem, record, snowflake, text } from './form.js';

type Body = Record<string, unknown>;

export const COMPONENTS_V2 = 1 << 15;
/** Flags a bot may set: no previews, only for one person, no notification, voice, components alone. */
const SETTABLE = 4 | 64 | 4096 | 8192 | COMPONENTS_V2;
// An edit hands in what the message has: loading, a thread.
const CARRIED = 128 | 32;
const LARGEST_FILE = 10 * 1024 * 1024;
const MOST_FILES = 10;

const nonce: Check = (value, path) => (typeof value === 'number' ? [] : text(0, 25)(value, path));

const allowedMentions = record({
  parse: list(oneOf('roles', 'users', 'everyone'), 0, 3),
  roles: list(snowflake, 0, 100),
  users: list(snowflake, 0, 100),
  replied_user: flag,
});

const fields = {
  content: text(0, 2000),
  tts: flag,
  nonce,
  embeds,
  allowed_mentions: allowedMentions,
  flags: number(0, Number.MAX_SAFE_INTEGER),
  message_reference: record({ message_id: snowflake, channel_id: snowflake, fail_if_not_exists: flag }),
  attachments: list(
    record({ id: snowflake, description: text(0, 1024), filename: text(1, 1024) }, ['id']),
    0,
    MOST_FILES,
  ),
};
const withRows = record({ ...fields, components: rows });
const withLayout = record({ ...fields, components: layout });

const bothWays = (allowed: Body | null | undefined): Problem[] =>
  (['users', 'roles'] as const).flatMap((kind) =>
    Array.isArray(allowed?.parse) &&
    allowed.parse.includes(kind) &&
    ((allowed[kind] as unknown[]) ?? []).length > 0
      ? problem(
          ['allowed_mentions'],
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        )
      : [],
  );

const layoutAlone = (body: Body): Problem[] =>
  ['content', 'embeds', 'poll'].flatMap((name) => {
    const value = body[name] as { length?: number } | null | undefined;
    return value && value.length !== 0
      ? problem(
          [name],
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        )
      : [];
  });

const flagsFor = (flags: number): Problem[] =>
  (flags & ~(SETTABLE | CARRIED)) === 0
    ? []
    : problem(['flags'], 'MESSAGE_FLAGS_INVALID', 'This message cannot have these flags.');

const isEmpty = (part: unknown): boolean =>
  part === undefined ||
  part === null ||
  (typeof part === 'string' ? part.trim() === '' : (part as unknown[]).length === 0);

/**
 * Checks a message against Discord's limits, with the files sent along and the number of attachments kept; throws the
 * error that Discord answers with, told of the form that stands `at` a place in the request.
 */
export const checkMessage = (body: Body, files: readonly File[] = [], kept = 0, at: Path = []): void => {
  const flags = Number(body.flags ?? 0);
  const whole = (flags & COMPONENTS_V2) !== 0;
  const problems = [
    ...(whole ? withLayout : withRows)(body, []),
    ...bothWays(body.allowed_mentions as Body | null | undefined),
    ...(whole ? layoutAlone(body) : []),
    ...flagsFor(flags),
    ...(files.length + kept > MOST_FILES
      ? problem(['attachments'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST_FILES} or fewer in length.`)
      : []),
  ];
  if (problems.length > 0)
    throw invalidForm(problems.map(({ path, ...rest }) => ({ ...rest, path: [...at, ...path] })));
  if (whole && isTooHeavy(body.components as unknown[])) throw internalError();
  if (files.some(({ bytes }) => bytes.length > LARGEST_FILE)) throw fileTooLarge();
  const parts = [body.content, body.embeds, body.components, body.sticker_ids, body.poll && [body.poll]];
  if (files.length + kept === 0 && parts.every(isEmpty)) throw emptyMessage();
};
