import { parse } from 'discord-markdown-parser';
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from './view.js';
import { channelOf, nameOf } from './view.js';

/** A node of the parser's tree; which parts it has depends on its type. */
type Node = {
  type: string;
  content?: string | Node[];
  target?: string;
  level?: number;
  lang?: string;
  id?: string;
  name?: string;
  fullName?: string;
  timestamp?: string;
  format?: string;
};
type Drawn = TemplateResult | string | typeof nothing | Drawn[];

/** Only web addresses become links; anything else stays text. */
const isWeb = (address: string): boolean => /^https?:\/\//iu.test(address);

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const timeOf = (seconds: number, format = 'f'): string => {
  if (format !== 'R')
    return new Intl.DateTimeFormat(undefined, STYLES[format] ?? STYLES.f!).format(seconds * 1000);
  const minutes = Math.round((seconds - Date.now() / 1000) / 60);
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 60 * 24) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 60 / 24), 'day');
};

const drawAll = (view: View, nodes: string | Node[] | undefined): Drawn =>
  nodes === undefined ? nothing : typeof nodes === 'string' ? nodes : nodes.map((node) => draw(view, node));

const draw = (view: View, node: Node): Drawn => {
  const inner = () => drawAll(view, node.content);
  switch (node.type) {
    case 'br':
    case 'newline':
      return html`<br />`;
    case 'strong':
      return html`<strong>${inner()}</strong>`;
    case 'em':
      return html`<em>${inner()}</em>`;
    case 'underline':
      return html`<u>${inner()}</u>`;
    case 'strikethrough':
      return html`<s>${inner()}</s>`;
    case 'spoiler':
      return html`<discord-spoiler>${inner()}</discord-spoiler>`;
    case 'subtext':
      return html`<discord-subscript>${inner()}</discord-subscript>`;
    case 'heading':
      return html`<discord-header level=${node.level ?? 1}>${inner()}</discord-header>`;
    case 'blockQuote':
      return html`<discord-quote>${inner()}</discord-quote>`;
    case 'inlineCode':
      return html`<discord-code>${inner()}</discord-code>`;
    case 'codeBlock':
      return html`<pre class="code" tabindex="0">${inner()}</pre>`;
    case 'url':
    case 'autolink':
    case 'link': {
      const target = node.target ?? '';
      return isWeb(target)
        ? html`<discord-link href=${target} target="_blank" rel="noopener noreferrer">${inner()}</discord-link>`
        : inner();
    }
    case 'user':
      return html`<discord-mention type="user">${nameOf(view, node.id ?? '')}</discord-mention>`;
    case 'channel':
      return html`<discord-mention type="channel">${channelOf(view, node.id ?? '')?.name ?? 'unknown'}</discord-mention>`;
    case 'slashCommand':
      return html`<discord-mention type="slash">${node.fullName ?? node.name ?? ''}</discord-mention>`;
    case 'everyone':
    case 'here':
      return `@${node.type}`;
    case 'timestamp':
      return html`<discord-time>${timeOf(Number(node.timestamp), node.format)}</discord-time>`;
    default:
      return typeof node.content === 'string'
        ? node.content.replace(/^(\s*)- /u, '$1• ')
        : (inner() ?? node.name ?? '');
  }
};

/** Discord's mark-up as what the web components draw; `wide` is the form that embeds allow, with named links. */
export const markdown = (view: View, text: string, wide = false): Drawn =>
  text === '' ? nothing : drawAll(view, parse(text, wide ? 'extended' : 'normal') as Node[]);

/** Mark-up as words, for labels and previews. */
export const plain = (view: View, text: string): string => {
  const flat = (nodes: string | Node[] | undefined): string =>
    nodes === undefined
      ? ''
      : typeof nodes === 'string'
        ? nodes
        : nodes
            .map((node) => {
              if (node.type === 'br') return ' ';
              if (node.type === 'user') return `@${nameOf(view, node.id ?? '')}`;
              if (node.type === 'channel') return `#${channelOf(view, node.id ?? '')?.name ?? ''}`;
              return flat(node.content);
            })
            .join('');
  return flat(parse(text, 'extended') as Node[]);
};
