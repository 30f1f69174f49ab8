import type { Path, Problem } from '../errors.js';
import { all, type Check, flag, lengthOf, link, list, number, problem, record, text } from './form.js';

type Embed = {
  title?: string | null;
  description?: string | null;
  fields?: { name: string; value: string }[] | null;
  footer?: { text?: string } | null;
  author?: { name?: string } | null;
};

/** Characters in all embeds of a message together. */
const TOTAL = 6000;

const picture = record({ url: link(2048, { attachment: true }) }, ['url']);

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const embed = record({
  title: text(0, 256),
  description: text(0, 4096),
  url: link(),
  timestamp: (value, path) =>
    Number.isNaN(Date.parse(String(value)))
      ? problem(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`)
      : [],
  color: number(0, 0xff_ff_ff),
  footer: record({ text: text(1, 2048), icon_url: link(2048, { attachment: true }) }, ['text']),
  image: picture,
  thumbnail: picture,
  author: record({ name: text(1, 256), url: link(), icon_url: link(2048, { attachment: true }) }, ['name']),
  fields: list(record({ name: text(1, 256), value: text(1, 1024), inline: flag }, ['name', 'value']), 0, 25),
});

const sizeOf = ({ title, description, fields, footer, author }: Embed): number =>
  [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]
    .map((part) => (typeof part === 'string' ? lengthOf(part) : 0))
    .reduce((sum, length) => sum + length, 0);

const together = (value: unknown, path: Path): Problem[] => {
  if (!Array.isArray(value)) return [];
  const size = value.reduce(
    (sum: number, one) => sum + (one && typeof one === 'object' ? sizeOf(one as Embed) : 0),
    0,
  );
  return size > TOTAL
    ? problem(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${TOTAL}`)
    : [];
};

export const embeds: Check = all(list(embed, 0, 10), together);
