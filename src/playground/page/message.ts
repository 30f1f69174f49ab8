import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Said } from '../protocol.js';
import { avatarOf } from './avatars.js';
import { componentsView } from './components.js';
import './editor.js';
import { embedView } from './embed.js';
import { icon } from './icons.js';
import { markdown, plain } from './markdown.js';
import { plainMentions, withMentions } from './mentions.js';
import { localPicture, pictureView } from './picture.js';
import type { Ui } from './ui.js';
import { nameOf, type View } from './view.js';

/** Discord's flag for "is thinking …". */
const LOADING = 1 << 7;
/** Messages of one person within this time stand under one name. */
const TOGETHER_MS = 5 * 60_000;

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

const pictureOf = (view: View, id: string): string =>
  avatarOf(
    nameOf(view, id),
    view.people.findIndex((person) => person.id === id),
    id === view.bot.id,
  );

/** Where an embed points at a file of its own message, that file's address. */
const attached =
  (message: Said) =>
  (url: string): string => {
    const file = url.startsWith('attachment://') ? url.slice('attachment://'.length) : null;
    const found = message.attachments.find(({ filename }) => filename === file);
    return localPicture(found?.url ?? url);
  };

/** Files that no embed shows already. */
const filesView = (message: Said): TemplateResult | typeof nothing => {
  const shown = new Set(message.embeds.flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]));
  const files = message.attachments.filter(
    ({ url, filename }) => !shown.has(url) && !shown.has(`attachment://${filename}`),
  );
  if (files.length === 0) return nothing;
  return html`<div slot="attachments" class="files">
    ${files.map(({ url, filename, description, content_type: type }) =>
      type?.startsWith('image/') || /\.(?:png|jpe?g|gif|webp)$/iu.test(filename)
        ? pictureView(url, description ?? '')
        : html`<a class="file" href=${localPicture(url)} download=${filename}>${filename}</a>`,
    )}
  </div>`;
};

const preview = (view: View, message: Said): string =>
  plain(
    view,
    message.content || message.embeds[0]?.title || message.embeds[0]?.description || 'a message',
  ).slice(0, 120);

const replyLine = (ui: Ui, message: Said): TemplateResult | typeof nothing => {
  const { view } = ui;
  if (message.used !== null)
    return html`<div slot="reply" class="quoted">
      <img src=${pictureOf(view, message.used.person)} alt="" />
      <b>${nameOf(view, message.used.person)}</b> used <span class="used">${message.used.command}</span>
    </div>`;
  const to = message.message_reference?.message_id;
  if (to === undefined || message.type !== 19) return nothing;
  const quoted = view.messages.find(({ id }) => id === to);
  if (!quoted) return html`<div slot="reply" class="quoted"><i>Original message was deleted</i></div>`;
  return html`<div slot="reply" class="quoted">
    <img src=${pictureOf(view, quoted.author.id)} alt="" />
    <b>${nameOf(view, quoted.author.id)}</b>
    <button
      type="button"
      title="Go to this message"
      @click=${() => document.getElementById(`m${to}`)?.focus()}
    >
      ${preview(view, quoted)}
    </button>
  </div>`;
};

const threadLine = (ui: Ui, message: Said): TemplateResult | typeof nothing => {
  const thread = ui.view.channels.find(({ kind, id }) => kind === 'thread' && id === message.id);
  if (!thread) return nothing;
  const count = ui.view.messages.filter(({ channel_id }) => channel_id === thread.id).length;
  return html`<button type="button" class="thread-line" @click=${() => ui.go(thread.id)}>
    <b>${thread.name}</b><span>${count === 1 ? '1 message' : `${count} messages`} ›</span>
  </button>`;
};

const privateLine = (ui: Ui, message: Said): TemplateResult | typeof nothing =>
  message.private
    ? html`<div class="private">
        ${icon('eye')} Only you can see this ·
        <button type="button" class="link" @click=${() => ui.send({ kind: 'dismiss', message: message.id })}>
          Dismiss message
        </button>
      </div>`
    : nothing;

const tools = (ui: Ui, message: Said): TemplateResult =>
  html`<div class="tools" role="group" aria-label="Message actions">
    <button type="button" title="Reply" aria-label="Reply" @click=${() => ui.reply(message)}>${icon('reply')}</button>
    <button
      type="button"
      title="More"
      aria-label="More"
      aria-haspopup="menu"
      @click=${(event: Event) => {
        const from = event.currentTarget as HTMLElement;
        const { left, bottom } = from.getBoundingClientRect();
        ui.menu(message, { x: left, y: bottom }, from);
      }}
    >
      ${icon('more')}
    </button>
  </div>`;

/** One message as Discord draws it; `before` is the one above, under whose name it may stand. */
export const messageView = (ui: Ui, message: Said, before: Said | undefined): TemplateResult => {
  const { view } = ui;
  const bot = message.author.id === view.bot.id;
  const author = nameOf(view, message.author.id);
  const at = new Date(message.timestamp);
  const thinking = ((message.flags ?? 0) & LOADING) !== 0;
  const reply = replyLine(ui, message);
  const together =
    before !== undefined &&
    reply === nothing &&
    before.author.id === message.author.id &&
    before.private === message.private &&
    at.getTime() - new Date(before.timestamp).getTime() < TOGETHER_MS;
  const named = message.mentions.some(({ id }) => id === view.you.id) && !message.private;
  return html`<article
    id=${`m${message.id}`}
    tabindex="-1"
    class=${`message${message.private ? ' is-private' : ''}${together ? ' together' : ''}${named ? ' named' : ''}`}
    aria-label=${`${author}, ${clock.format(at)}${message.private ? ', only you can see this' : ''}`}
    @contextmenu=${(event: PointerEvent) => {
      if ((event.target as HTMLElement).closest('a, input, textarea') || getSelection()?.toString()) return;
      event.preventDefault();
      ui.menu(message, { x: event.clientX, y: event.clientY }, event.currentTarget as HTMLElement);
    }}
  >
    <discord-message
      author=${author}
      avatar=${pictureOf(view, message.author.id)}
      ?bot=${bot}
      ?edited=${message.edited_timestamp !== null && message.content !== ''}
      ?message-body-only=${together}
      ?light-theme=${ui.theme === 'light'}
      timestamp=${clock.format(at)}
      role-color=${ifDefined(bot ? 'var(--bot-name)' : undefined)}
    >
      ${reply}
      ${
        ui.editing === message.id
          ? html`<play-editor
              .text=${plainMentions(view, message.content)}
              @done=${(event: CustomEvent<string | null>) => {
                ui.edit(null);
                if (event.detail !== null)
                  ui.send({ kind: 'edit', message: message.id, text: withMentions(view, event.detail) });
              }}
            ></play-editor>`
          : thinking && message.content === '' && message.embeds.length === 0
            ? html`<span class="thinking">${view.bot.name} is thinking…</span>`
            : markdown(view, message.content)
      }
      ${filesView(message)}
      ${message.embeds.map((embed) => embedView(view, embed, attached(message)))}
      ${componentsView(ui, message)}
    </discord-message>
    ${threadLine(ui, message)} ${privateLine(ui, message)} ${tools(ui, message)}
  </article>`;
};
