import type { Block, Reply, Source } from '../answers/reply.js';
import { CONTENT_LIMIT, cutAtSentence, cutLabel, EMBED } from './limits.js';
import { plainBlock, plainText } from './plain.js';

/** A button as Discord takes it; `style` 1 to 4. */
export type ButtonJson = {
  type: 2;
  style: 1 | 2 | 3 | 4;
  label: string;
  custom_id: string;
  disabled?: boolean;
};
export type RowJson = { type: 1; components: ButtonJson[] };
type FieldJson = { name: string; value: string; inline: boolean };
export type EmbedJson = {
  title?: string;
  description?: string;
  color?: number;
  fields?: FieldJson[];
  footer?: { text: string };
  image?: { url: string };
};
/** A message body for Discord's REST API. Nobody is ever mentioned. */
export type MessageJson = {
  content: string;
  embeds: EmbedJson[];
  components: RowJson[];
  allowed_mentions: { parse: []; replied_user: false };
};

/** Colours only repeat what the title already says in words. */
const COLOURS: Record<Reply['kind'], number> = {
  answer: 0x2a7f62,
  clarify: 0x3b6fb5,
  urgent: 0xc62828,
  smalltalk: 0x6b7280,
  'out-of-scope': 0x6b7280,
};

/** Makes text safe to stand among Discord's mark-up; the mention of a channel stays one. */
const escapeMarkdown = (text: string): string =>
  text.replace(/<#\d+>|[\\*_~`|>[\]]/gu, (found) => (found.startsWith('<#') ? found : `\\${found}`));

const sourceMarkdown = (source: Source): string => {
  const title = escapeMarkdown(source.title);
  const linked = source.url === '' ? title : `[${title}](<${source.url}>)`;
  return `• ${linked} (${escapeMarkdown(source.publisher)}, ${source.year})`;
};

/** Whole lines that fit into a field; a first line that does not is cut. Empty where there is nothing to say. */
const linesWithin = (lines: readonly string[], limit: number): string => {
  let text = '';
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (text === '') text = cutAtSentence(line, limit);
    else if (text.length + line.length + 1 <= limit) text += `\n${line}`;
    else break;
  }
  return text;
};

/** A field, or none where Discord would find its name or value empty. */
const fieldOf = (name: string, lines: readonly string[]): FieldJson[] => {
  const value = linesWithin(lines, EMBED.fieldValue);
  return value === ''
    ? []
    : [{ name: cutLabel(name.trim() === '' ? 'In figures' : name, EMBED.fieldName), value, inline: false }];
};

const tableField = (block: Extract<Block, { kind: 'table' | 'chart' }>): FieldJson[] => {
  const lines =
    block.kind === 'table'
      ? block.rows.map((row) => `**${escapeMarkdown(row.label)}**: ${escapeMarkdown(row.value)}`)
      : block.bars.map(
          (bar) => `**${escapeMarkdown(bar.label)}**: ${escapeMarkdown(bar.value)} (${bar.percent}%)`,
        );
  return fieldOf(block.title ?? '', lines);
};

const FENCE = '```';
const NOTE_ROOM = EMBED.fieldValue - 2 * FENCE.length - 2;

/** Lines in code blocks, which Discord lets one copy with a tap; as many fields as they need, none of them cut. */
const noteFields = ({ title, lines }: Extract<Block, { kind: 'note' }>): FieldJson[] => {
  const bodies: string[] = [];
  for (const line of lines.map((one) => cutAtSentence(one.replaceAll('`', "'"), NOTE_ROOM))) {
    const last = bodies.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= NOTE_ROOM)
      bodies[bodies.length - 1] = `${last}\n${line}`;
    else bodies.push(line);
  }
  return bodies.map((body, at) => ({
    name: cutLabel(at === 0 ? title : `${title} (continued)`, EMBED.fieldName),
    value: `${FENCE}\n${body}\n${FENCE}`,
    inline: false,
  }));
};

const quiet = { parse: [], replied_user: false } as { parse: []; replied_user: false };

/** Plain text within one message; the disclaimer always fits, the body is cut before it. */
const plainContent = (reply: Reply): string => {
  const body = plainText(reply).slice(0, -reply.disclaimer.length).trimEnd();
  return `${cutAtSentence(body, CONTENT_LIMIT - reply.disclaimer.length - 2)}\n\n${reply.disclaimer}`;
};

/** Kept free for the running text when many fields compete with it. */
const ROOM_FOR_TEXT = 1_000;

const embedOf = (reply: Reply): EmbedJson => {
  const footer =
    reply.reviewed === null ? reply.disclaimer : `${reply.disclaimer} · Checked ${reply.reviewed}`;
  const title = cutLabel(reply.title ?? reply.matchedQuestion ?? '', EMBED.title);
  let room = EMBED.total - footer.length - title.length;
  const fields = [
    ...reply.blocks.flatMap((block) => {
      if (block.kind === 'note') return noteFields(block);
      return block.kind === 'table' || block.kind === 'chart' ? tableField(block) : [];
    }),
    ...fieldOf('Sources', reply.sources.map(sourceMarkdown)),
  ].filter(({ name, value }) => {
    const left = room - name.length - value.length;
    if (left < ROOM_FOR_TEXT) return false;
    room = left;
    return true;
  });
  const text = reply.blocks
    .filter((block) => block.kind === 'text' || block.kind === 'list')
    .map((block) => escapeMarkdown(plainBlock(block)));
  return {
    ...(title === '' ? {} : { title }),
    description: cutAtSentence(text.join('\n\n'), Math.min(EMBED.description, room)),
    color: COLOURS[reply.kind],
    ...(fields.length > 0 ? { fields } : {}),
    footer: { text: footer },
  };
};

/**
 * A reply as a Discord message. Urgent replies are plain text, so that no setting or missing permission can hide them;
 * `plain` does the same for any reply, where embeds are not allowed or not wanted. Buttons are put under it by `cardOf`.
 */
export const toDiscord = (reply: Reply, { plain = false }: { plain?: boolean } = {}): MessageJson => {
  const asText = plain || reply.kind === 'urgent';
  return {
    content: asText ? plainContent(reply) : '',
    embeds: asText ? [] : [embedOf(reply)],
    components: [],
    allowed_mentions: quiet,
  };
};
