import { type Component, component, distinctIds, flat, SELECTS, TYPE } from './component.js';
import { button, select } from './controls.js';
import { all, type Check, flag, lengthOf, link, list, number, oneOf, problem, record, text } from './form.js';

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

export const textDisplay = record({ content: text(1, 4000) }, ['content']);
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
