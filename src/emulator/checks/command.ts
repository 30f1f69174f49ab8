import { invalidForm, type Path, type Problem } from '../errors.js';
import type { Command, Option } from '../state.js';
import {
  all,
  type Check,
  flag,
  lengthOf,
  list,
  matching,
  number,
  oneOf,
  problem,
  record,
  text,
} from './form.js';

type Body = Record<string, unknown>;

const LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** Characters of all names, descriptions and values of a command together. */
const MOST_CHARACTERS = 8000;
const CHAT = 1;
const SUB = 1;
const GROUP = 2;

const localised =
  (of: Check): Check =>
  (value, path) => {
    if (value === null || typeof value !== 'object')
      return problem(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
    return Object.entries(value as Body).flatMap(([locale, words]) => [
      ...(LOCALES.includes(locale)
        ? []
        : problem([...path, locale], 'BASE_TYPE_CHOICES', `Value must be one of {${LOCALES.join(', ')}}.`)),
      ...of(words, [...path, locale]),
    ]);
  };

const lowerCase: Check = (value, path) =>
  typeof value === 'string' && value !== value.toLowerCase()
    ? problem(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
    : [];
const chatName = all(
  text(1, 32),
  matching(NAME, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'),
  lowerCase,
);
const described = text(1, 100);

const choicesFor = (type: number): Check =>
  list(
    record(
      {
        name: text(1, 100),
        name_localizations: localised(text(1, 100)),
        value:
          type === 3
            ? text(1, 100)
            : number(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, { integer: type === 4 }),
      },
      ['name', 'value'],
    ),
    0,
    25,
  );

const BOUNDED = [4, 10];
const MAX = Number.MAX_SAFE_INTEGER;

const optionFields = (type: number): Record<string, Check> => ({
  type: number(1, 11),
  name: chatName,
  name_localizations: localised(chatName),
  description: described,
  description_localizations: localised(described),
  required: flag,
  autocomplete: flag,
  choices: choicesFor(type),
  min_length: number(0, 6000),
  max_length: number(1, 6000),
  ...(BOUNDED.includes(type)
    ? { min_value: number(-MAX, MAX, { integer: false }), max_value: number(-MAX, MAX, { integer: false }) }
    : {}),
  channel_types: list(number(0, 16), 0, 25),
  ...(type <= GROUP ? { options: optionsAt(type) } : {}),
});

const fitting = (option: Option, path: Path): Problem[] => [
  ...(option.autocomplete && (option.choices ?? []).length > 0
    ? problem(
        path,
        'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
        'Autocomplete options cannot have choices',
      )
    : []),
  ...(option.autocomplete && ![3, 4, 10].includes(option.type)
    ? problem(
        [...path, 'autocomplete'],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Only string and number options may autocomplete',
      )
    : []),
];

const option: Check = (value, path) => {
  const type = Number((value as Option | null)?.type);
  const wrong = record(optionFields(type), ['type', 'name', 'description'])(value, path);
  return wrong.length > 0 ? wrong : fitting(value as Option, path);
};

const named = (value: unknown, path: Path): Problem[] => {
  if (!Array.isArray(value)) return [];
  const names = (value as Option[]).map(({ name }) => name);
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : problem([...path, at], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name already used'),
  );
};

const requiredFirst = (value: unknown, path: Path): Problem[] => {
  if (!Array.isArray(value)) return [];
  const firstOptional = (value as Option[]).findIndex(({ type, required }) => type > GROUP && !required);
  return (value as Option[]).flatMap(({ required }, at) =>
    required && firstOptional !== -1 && at > firstOptional
      ? problem(
          [...path, at],
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        )
      : [],
  );
};

/** Sub-commands stand in a command or a group, groups in a command alone, and neither beside ordinary options. */
const nested =
  (parent: number): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return [];
    const types = (value as Option[]).map(({ type }) => type);
    const mixed = types.some((type) => type <= GROUP) && types.some((type) => type > GROUP);
    const tooDeep =
      parent === SUB
        ? types.some((type) => type <= GROUP)
        : parent === GROUP && types.some((type) => type !== SUB);
    return mixed || tooDeep
      ? problem(
          path,
          'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
          'Sub-command and sub-command group option types are mutually exclusive to all other types',
        )
      : [];
  };

const optionsAt = (parent: number): Check =>
  all(
    list((value, path) => option(value, path), 0, 25),
    named,
    requiredFirst,
    nested(parent),
  );

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
