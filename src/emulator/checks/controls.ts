import type { Path, Problem } from '../errors.js';
import { type Component, TYPE } from './component.js';
import { all, type Check, flag, link, list, number, problem, record, snowflake, text } from './form.js';

const LINK = 5;
const PREMIUM = 6;

const customId = text(1, 100);
const emoji = record({ name: text(0, 32), id: snowflake });

const buttonStyle: Check = (value, path) => {
  const { style, custom_id, url, label, emoji: picture } = value as Component;
  if (style === PREMIUM) return [];
  const address = style === LINK ? url : custom_id;
  const other = style === LINK ? custom_id : url;
  return [
    ...(address === undefined || address === null
      ? problem(
          [...path, style === LINK ? 'url' : 'custom_id'],
          'BASE_TYPE_REQUIRED',
          'This field is required',
        )
      : []),
    ...(other === undefined || other === null
      ? []
      : problem(
          path,
          'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        )),
    ...(!label && !picture
      ? problem(path, 'BUTTON_COMPONENT_INVALID_EMPTY', 'A button must have a label or an emoji')
      : []),
  ];
};

export const button = all(
  record(
    { style: number(1, 6), label: text(0, 80), custom_id: customId, url: link(512), emoji, disabled: flag },
    ['style'],
  ),
  buttonStyle,
);

const selectFields = {
  custom_id: customId,
  placeholder: text(0, 150),
  min_values: number(0, 25),
  max_values: number(1, 25),
};

const repeated = (values: readonly unknown[], path: Path, code: string, message: string): Problem[] =>
  values.flatMap((value, at) =>
    value !== undefined && values.indexOf(value) !== at ? problem([...path, at, 'value'], code, message) : [],
  );

const stringSelect = all(
  record(
    {
      ...selectFields,
      disabled: flag,
      options: list(
        record(
          { label: text(1, 100), value: text(1, 100), description: text(0, 100), emoji, default: flag },
          ['label', 'value'],
        ),
        1,
        25,
      ),
    },
    ['custom_id', 'options'],
  ),
  (value, path) => {
    const { options, max_values = 1, min_values = 1 } = value as Component & { options?: Component[] };
    if (!Array.isArray(options) || options.length === 0) return [];
    return [
      ...repeated(
        options.map((option) => option?.value),
        [...path, 'options'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      ),
      ...(Number(max_values) > options.length || Number(min_values) > Number(max_values)
        ? problem(
            path,
            'SELECT_COMPONENT_OPTION_COUNT',
            'min_values and max_values must fit the number of options',
          )
        : []),
    ];
  },
);

export const select: Check = (value, path) =>
  (value as Component).type === TYPE.select
    ? stringSelect(value, path)
    : record({ ...selectFields, disabled: flag }, ['custom_id'])(value, path);
