import type { Path, Problem } from '../errors.js';
import type { Option } from '../state.js';
import { all, type Check, flag, list, matching, number, problem, record, text } from './form.js';

type Body = Record<string, unknown>;

const LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const SUB = 1;
const GROUP = 2;

export const localised =
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
export const chatName = all(
  text(1, 32),
  matching(NAME, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'),
  lowerCase,
);
export const described = text(1, 100);

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

export const optionsAt = (parent: number): Check =>
  all(
    list((value, path) => option(value, path), 0, 25),
    named,
    requiredFirst,
    nested(parent),
  );
