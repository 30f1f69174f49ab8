import { invalidForm, type Path, type Problem } from '../errors.js';
import type { Command } from '../state.js';
import { flag, lengthOf, list, number, oneOf, problem, record, text } from './form.js';
import { chatName, described, localised, optionsAt } from './option.js';

type Body = Record<string, unknown>;

/** Characters of all names, descriptions and values of a command together. */
const MOST_CHARACTERS = 8000;
const CHAT = 1;

const longest = (words: unknown, others: unknown): number =>
  Math.max(
    ...[words, ...Object.values((others as Body | null) ?? {})].map((one) =>
      typeof one === 'string' ? lengthOf(one) : 0,
    ),
  );

const sizeOf = (part: Body): number =>
  longest(part.name, part.name_localizations) +
  longest(part.description, part.description_localizations) +
  (typeof part.value === 'string' ? lengthOf(part.value) : 0) +
  [...((part.options as Body[] | null) ?? []), ...((part.choices as Body[] | null) ?? [])]
    .map(sizeOf)
    .reduce((sum, size) => sum + size, 0);

const shared = {
  type: oneOf(1, 2, 3, 4),
  default_member_permissions: number(0, 2 ** 54 - 1),
  contexts: list(oneOf(0, 1, 2), 0, 3),
  integration_types: list(oneOf(0, 1), 1, 2),
  nsfw: flag,
};
const chat = record(
  {
    ...shared,
    name: chatName,
    name_localizations: localised(chatName),
    description: described,
    description_localizations: localised(described),
    options: (value, path) => optionsAt(0)(value, path),
  },
  ['name', 'description'],
);
const menu = record({ ...shared, name: text(1, 32), name_localizations: localised(text(1, 32)) }, ['name']);

const menuAlone = (value: Body, path: Path): Problem[] => [
  ...(value.description
    ? problem(
        [...path, 'description'],
        'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
        'Context menu commands cannot have description',
      )
    : []),
  ...(Array.isArray(value.options) && value.options.length > 0
    ? problem(
        [...path, 'options'],
        'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS',
        'Context menu commands cannot have options',
      )
    : []),
];

/** What is wrong with the definition of a command. */
const command = (value: unknown, path: Path): Problem[] => {
  const body = (value ?? {}) as Body;
  const isChat = Number(body.type ?? CHAT) === CHAT;
  const wrong = [...(isChat ? chat : menu)(value, path), ...(isChat ? [] : menuAlone(body, path))];
  return wrong.length === 0 && sizeOf(body) > MOST_CHARACTERS
    ? problem(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MOST_CHARACTERS})`)
    : wrong;
};

/** Checks one definition; throws the error that Discord answers with. */
export const checkCommand = (body: Body): void => {
  const problems = command(body, []);
  if (problems.length > 0) throw invalidForm(problems);
};

/** Checks a whole list of definitions. */
export const checkCommands = (bodies: readonly Body[]): void => {
  const names = bodies.map((body) => `${Number(body?.type ?? CHAT)} ${String(body?.name)}`);
  const problems = bodies.flatMap((body, at) => [
    ...command(body, [at]),
    ...(names.indexOf(names[at]!) === at
      ? []
      : problem(
          [at, 'name'],
          'APPLICATION_COMMANDS_DUPLICATE_NAME',
          'Application command names must be unique',
        )),
  ]);
  if (problems.length > 0) throw invalidForm(problems);
};

/** How many commands of each type a scope holds: https://discord.com/developers/docs/interactions/application-commands */
export const MOST: Record<number, number> = { 1: 100, 2: 15, 3: 15, 4: 1 };

export const withinNumbers = (commands: readonly Pick<Command, 'type'>[]): boolean =>
  Object.entries(MOST).every(
    ([type, most]) => commands.filter((one) => one.type === Number(type)).length <= most,
  );
