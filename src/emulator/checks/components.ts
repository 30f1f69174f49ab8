import type { Path, Problem } from '../errors.js';
import {
  all,
  type Check,
  flag,
  lengthOf,
  link,
  list,
  number,
  oneOf,
  problem,
  record,
  snowflake,
  text,
} from './form.js';

type Component = Record<string, unknown> & { type: number };

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

const button = all(
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

const select: Check = (value, path) =>
  (value as Component).type === TYPE.select
    ? stringSelect(value, path)
    : record({ ...selectFields, disabled: flag }, ['custom_id'])(value, path);

/** A form's selects; `disabled` is an error there, which the modal's check says. */
export { select };

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

const selectKinds = Object.fromEntries(SELECTS.map((type) => [type, select]));

const row = all(
  record({ components: list(component({ [TYPE.button]: button, ...selectKinds }), 1, 25) }, ['components']),
  (value, path) => {
    const parts = (value as { components?: Component[] }).components;
    if (!Array.isArray(parts)) return [];
    const wide = parts.some((part) => SELECTS.includes(part?.type)) ? parts.length > 1 : parts.length > 5;
    return wide
      ? problem(
          [...path, 'components'],
          'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
          'The specified component exceeds the maximum width',
        )
      : [];
  },
);

const textDisplay = record({ content: text(1, 4000) }, ['content']);
const media = record({ url: link(2048, { attachment: true }) }, ['url']);
const thumbnail = record({ media, description: text(0, 1024), spoiler: flag }, ['media']);
const section = record(
  {
    components: list(component({ [TYPE.text]: textDisplay }), 1, 3),
    accessory: component({ [TYPE.button]: button, [TYPE.thumbnail]: thumbnail }),
  },
  ['components', 'accessory'],
);
const gallery = record(
  { items: list(record({ media, description: text(0, 1024), spoiler: flag }, ['media']), 1, 10) },
  ['items'],
);
const plain = {
  [TYPE.row]: row,
  [TYPE.section]: section,
  [TYPE.text]: textDisplay,
  [TYPE.gallery]: gallery,
  [TYPE.file]: record({ file: media }, ['file']),
  [TYPE.separator]: record({ spacing: oneOf(1, 2), divider: flag }),
};
const container = record(
  { components: list(component(plain), 1, 40), accent_color: number(0, 0xff_ff_ff), spoiler: flag },
  ['components'],
);

const flat = (parts: readonly unknown[], path: Path): { part: Component; path: Path }[] =>
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

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;
const MOST_BYTES = 10_170;
const totals: Check = (value, path) => {
  if (!Array.isArray(value)) return [];
  const parts = flat(value, path).map(({ part }) => part);
  const said = parts.reduce(
    (sum, part) => sum + (part.type === TYPE.text ? lengthOf(String(part.content)) : 0),
    0,
  );
  return [
    ...(parts.length > MOST_COMPONENTS
      ? problem(path, 'COMPONENT_MAX_COUNT', `The maximum number of components is ${MOST_COMPONENTS}`)
      : []),
    ...(said > MOST_TEXT
      ? problem(
          path,
          'COMPONENT_MAX_TEXT',
          `The total text of all components may be at most ${MOST_TEXT} characters`,
        )
      : []),
  ];
};

/**
 * Whether the text of a layout is more than Discord can handle, which it answers with an internal error: bytes in
 * UTF-8, and twelve for each text (https://github.com/discord/discord-api-docs/issues/8554).
 */
export const isTooHeavy = (components: readonly unknown[]): boolean => {
  const texts = flat(components, []).filter(({ part }) => part.type === TYPE.text);
  const bytes = texts.reduce((sum, { part }) => sum + Buffer.byteLength(String(part.content)) + 12, 0);
  return bytes > MOST_BYTES;
};

/** Components below content and embeds: up to five rows. */
export const rows: Check = all(list(component({ [TYPE.row]: row }), 0, 5), distinctIds);
/** Components that are the whole message (flag `IS_COMPONENTS_V2`). */
export const layout: Check = all(
  list(component({ ...plain, [TYPE.container]: container }), 0, MOST_COMPONENTS),
  distinctIds,
  totals,
);
export { textDisplay };
