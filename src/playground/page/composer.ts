import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import './command.js';
import { type Entry, entriesOf, matching } from './entries.js';
import { withMentions } from './mentions.js';
import type { Ui } from './ui.js';
import { channelOf, nameOf } from './view.js';

/** Discord takes so many characters. */
const LONGEST = 2000;

/** Something the popup offers: what is shown, and what picking it does. */
type Offer = { name: string; description: string; pick(): void };

/** The box at the foot of a channel: text, mentions, and commands after a slash. */
class Composer extends LitElement {
  static override properties = {
    ui: { attribute: false },
    text: { state: true },
    active: { state: true },
    entry: { state: true },
    hushed: { state: true },
  };
  declare ui: Ui;
  declare text: string;
  declare active: number;
  declare entry: Entry | null;
  /** Whether Escape has put the popup away until something else is typed. */
  declare hushed: boolean;
  #drafts = new Map<string, string>();

  constructor() {
    super();
    this.text = '';
    this.active = 0;
    this.entry = null;
    this.hushed = false;
  }

  override createRenderRoot() {
    return this;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('ui') as Ui | undefined;
    if (!changed.has('ui') || before === undefined || before.channel === this.ui.channel) return;
    this.#drafts.set(before.channel, this.text);
    this.text = this.#drafts.get(this.ui.channel) ?? '';
    this.entry = null;
  }

  override updated(changed: Map<string, unknown>): void {
    const area = this.#area;
    if (!area) return;
    area.style.height = 'auto';
    if (this.text !== '') area.style.height = `${Math.min(area.scrollHeight, 160)}px`;
    const before = changed.get('ui') as Ui | undefined;
    if (before && before.replying !== this.ui.replying && this.ui.replying) area.focus();
  }

  get #area(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  /** Puts the focus into the box, with this text in it where there is any. */
  begin(text?: string): void {
    if (text !== undefined) this.#type(text);
    void this.updateComplete.then(() => this.#area?.focus());
  }

  /** Opens a command as if it had been picked. */
  open(name: string): boolean {
    this.entry = entriesOf(this.ui.view.commands).find((entry) => entry.name === name) ?? null;
    return this.entry !== null;
  }

  #type(text: string): void {
    this.text = text;
    this.active = 0;
    this.hushed = false;
    const exact = /^\/(.+?) $/u.exec(text);
    if (exact && this.open(exact[1]!)) this.text = '';
  }

  #offers(): Offer[] {
    if (this.hushed) return [];
    const { view } = this.ui;
    if (this.text.startsWith('/'))
      return matching(entriesOf(view.commands), this.text.slice(1)).map((entry) => ({
        name: `/${entry.name}`,
        description: entry.description,
        pick: () => {
          this.entry = entry;
          this.text = '';
        },
      }));
    const word = /(?:^|\s)@([^\s@]*)$/u.exec(this.text)?.[1];
    if (word === undefined) return [];
    return [view.bot, ...view.people]
      .filter(({ name }) => name.toLowerCase().startsWith(word.toLowerCase()))
      .map(({ name }) => ({
        name: `@${name}`,
        description: name === view.bot.name ? 'asks the bot' : '',
        pick: () => this.begin(`${this.text.slice(0, this.text.length - word.length)}${name} `),
      }));
  }

  #send(): void {
    const text = this.text.trim();
    if (text === '') return;
    this.ui.say(withMentions(this.ui.view, text));
    this.text = '';
  }

  #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const offers = this.#offers();
    const last = offers.length - 1;
    if (offers.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const to = this.active + (event.key === 'ArrowDown' ? 1 : -1);
      this.active = to < 0 ? last : to > last ? 0 : to;
      void this.updateComplete.then(() =>
        this.querySelector('.active')?.scrollIntoView({ block: 'nearest' }),
      );
    } else if (offers.length > 0 && (event.key === 'Enter' || event.key === 'Tab')) {
      offers[Math.min(this.active, last)]!.pick();
    } else if (event.key === 'Enter' && !event.shiftKey) this.#send();
    else if (event.key === 'Escape') {
      if (offers.length > 0) this.hushed = true;
      else this.ui.reply(null);
    } else if (event.key === 'ArrowUp' && this.text === '') this.#editLast();
    else return;
    event.preventDefault();
  };

  #editLast(): void {
    const { view, channel } = this.ui;
    const mine = view.messages.filter(
      ({ channel_id, author }) => channel_id === channel && author.id === view.you.id,
    );
    const last = mine.at(-1);
    if (last) this.ui.edit(last.id);
  }

  #popup(offers: readonly Offer[]): TemplateResult {
    return html`<div class="popup" role="listbox" tabindex="0" id="offers" aria-label="Suggestions" ?hidden=${offers.length === 0}>
      ${offers.map(
        ({ name, description, pick }, at) =>
          html`<div
            role="option"
            id=${`offer-${at}`}
            aria-selected=${at === this.active}
            class=${at === this.active ? 'active' : ''}
            @pointerdown=${(event: Event) => {
              event.preventDefault();
              pick();
            }}
          >
            <b>${name}</b><span class="faint">${description}</span>
          </div>`,
      )}
    </div>`;
  }

  #hint(): string {
    const channel = channelOf(this.ui.view, this.ui.channel);
    if (channel?.kind === 'dm') return `Message @${channel.name}`;
    const where = channel?.kind === 'thread' ? 'in this thread' : `#${channel?.name ?? ''}`;
    return channel?.unasked ? `Message ${where}` : `Message ${where}, or ask @${this.ui.view.bot.name}`;
  }

  override render() {
    const { ui, entry } = this;
    if (entry)
      return html`<play-command
        .ui=${ui}
        .entry=${entry}
        @done=${() => {
          this.entry = null;
          this.begin();
        }}
      ></play-command>`;
    const offers = this.#offers();
    const left = LONGEST - this.text.length;
    return html`${
      ui.replying
        ? html`<div class="replying">
              Replying to <b>${nameOf(ui.view, ui.replying.author.id)}</b>
              <button type="button" class="plain" aria-label="Do not reply" @click=${() => ui.reply(null)}>${icon('close')}</button>
            </div>`
        : nothing
    }
      ${this.#popup(offers)}
      <div class="composer">
        <button type="button" class="slash" title="Commands" aria-label="Commands" @click=${() => this.begin('/')}>/</button>
        <textarea
          id="composer"
          rows="1"
          maxlength=${LONGEST}
          aria-label=${this.#hint()}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls="offers"
          aria-activedescendant=${offers.length > 0 ? `offer-${this.active}` : nothing}
          placeholder=${this.#hint()}
          .value=${this.text}
          @input=${(event: Event) => this.#type((event.target as HTMLTextAreaElement).value)}
          @keydown=${this.#key}
        ></textarea>
        ${
          left < 200
            ? html`<span class="left" role="status">${left}<span class="out-of-sight"> characters left</span></span>`
            : nothing
        }
        <button
          type="button"
          class="send"
          aria-label="Send"
          title="Send"
          ?disabled=${this.text.trim() === ''}
          @click=${() => {
            this.#send();
            this.begin();
          }}
        >
          ${icon('send')}
        </button>
      </div>`;
  }
}
customElements.define('play-composer', Composer);

export type { Composer };
