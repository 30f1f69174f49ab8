import type { Block, Reply, Source } from '../answers/reply.js';

/** A source in one line: "Magnesium. NIH Office of Dietary Supplements, 2022. https://…" */
export const sourceLine = (source: Source): string =>
  `${source.title}. ${source.publisher}, ${source.year}.${source.url === '' ? '' : ` ${source.url}`}`;

const barLine = (label: string, percent: number, value: string): string =>
  `${label}: ${value} (${percent}% of the daily value)`;

/** One block as plain lines. */
export const plainBlock = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'list': {
      const items = block.items.map((item, at) => (block.ordered ? `${at + 1}. ${item}` : `- ${item}`));
      return [...(block.title ? [block.title] : []), ...items].join('\n');
    }
    case 'note':
      return [block.title, ...block.lines.map((line) => `  ${line}`)].join('\n');
    case 'table':
      return [
        ...(block.title ? [block.title] : []),
        ...block.rows.map((row) => `${row.label}: ${row.value}`),
      ].join('\n');
    case 'chart':
      return [block.title, ...block.bars.map((bar) => barLine(bar.label, bar.percent, bar.value))].join('\n');
  }
};

/** The whole reply as plain text, sources and disclaimer included: for the terminal, JSON and screen readers. */
export const plainText = (reply: Reply): string => {
  const parts: string[] = [];
  if (reply.title !== null) parts.push(reply.title);
  if (reply.matchedQuestion !== null && reply.matchedQuestion !== reply.title)
    parts.push(`You asked: ${reply.matchedQuestion}`);
  parts.push(...reply.blocks.map(plainBlock));
  if (reply.kind === 'clarify')
    parts.push(reply.suggestions.map((choice, at) => `${at + 1}. ${choice}`).join('\n'));
  if (reply.sources.length > 0)
    parts.push(['Sources:', ...reply.sources.map((source) => `- ${sourceLine(source)}`)].join('\n'));
  if (reply.kind !== 'clarify' && reply.suggestions.length > 0) {
    parts.push(
      ['You could ask next:', ...reply.suggestions.map((suggestion) => `- ${suggestion}`)].join('\n'),
    );
  }
  parts.push(reply.disclaimer);
  return parts.join('\n\n');
};
