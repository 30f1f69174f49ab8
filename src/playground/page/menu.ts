import { ApplicationCommandType } from 'discord-api-types/v10';
import { html, LitElement, nothing } from 'lit';
import type { Said } from '../protocol.js';
import { plainMentions } from './mentions.js';
import type { Ui } from './ui.js';
import { nameOf, type View } from './view.js';

type Item = { label: string; group: string; run(): void };

/** All words of a message, its embeds' too. */
const textOf = (view: View, { content, embeds }: Said): string =>
  [
    plainMentions(view, content),
    ...embeds.flatMap(({ title, description, fields, footer }) => [
      title,
      description,
      ...(fields ?? []).map(({ name, value }) => `${name}\n${value}`),
      footer?.text,
    ]),
  ]
    .filter(Boolean)
    .join('\n\n');

/** The menu of one message: what can be done with it, and what apps offer. */
class Menu extends LitElement {
  static override properties = {
    ui: { attribute: false },
    message: { attribute: false },
    at: { attribute: false },
  };
  declare ui: Ui;
  declare message: Said;
  declare at: { x: number; y: number };

  override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#outside);
  }

  override firstUpdated(): void {
    const menu = this.querySelector<HTMLElement>('.menu')!;
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(this.at.x, innerWidth - width - 8))}px`;
    menu.style.top = `${Math.max(8, Math.min(this.at.y, innerHeight - height - 8))}px`;
    this.querySelector<HTMLElement>('[role=menuitem]')?.focus({ preventScroll: true });
  }

  #outside = (event: Event): void => {
    if (!this.contains(event.target as Node)) this.#close();
  };

  #close(): void {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  #items(): Item[] {
    const { ui, message } = this;
    const { view } = ui;
    const mine = message.author.id === view.you.id;
    const apps = (type: ApplicationCommandType, target: string): Item[] =>
      view.commands
        .filter((command) => command.type === type)
        .map(({ name }) => ({
          label: name,
          group:
            type === ApplicationCommandType.Message ? 'Apps' : `Apps · ${nameOf(view, message.author.id)}`,
          run: () =>
            void ui
              .ask({ kind: 'menu', channel: ui.channel, name, target })
              .catch((error: Error) => ui.tell(error.message)),
        }));
    return [
      ...(message.private ? [] : [{ label: 'Reply', group: '', run: () => ui.reply(message) }]),
      {
        label: 'Copy text',
        group: '',
        run: () => void navigator.clipboard?.writeText(textOf(view, message)).catch(() => {}),
      },
      ...(mine
        ? [
            { label: 'Edit message', group: '', run: () => ui.edit(message.id) },
            {
              label: 'Delete message',
              group: '',
              run: () => ui.send({ kind: 'delete', message: message.id }),
            },
          ]
        : []),
      ...(message.private ? [] : apps(ApplicationCommandType.Message, message.id)),
      ...apps(ApplicationCommandType.User, message.author.id),
    ];
  }

  #key = (event: KeyboardEvent): void => {
    const items = [...this.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const moves: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key in moves) items[moves[event.key]!]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else return;
    event.preventDefault();
  };

  override render() {
    let group = '';
    return html`<div class="menu" role="menu" aria-label="Message actions" @keydown=${this.#key}>
      ${this.#items().map(({ label, group: under, run }) => {
        const head =
          under !== group ? html`<div class="menu-group" role="presentation">${under}</div>` : nothing;
        group = under;
        return html`${head}<button
            type="button"
            role="menuitem"
            tabindex="-1"
            class=${label.startsWith('Delete') ? 'danger' : ''}
            @click=${() => {
              this.#close();
              run();
            }}
          >
            ${label}
          </button>`;
      })}
    </div>`;
  }
}
customElements.define('play-menu', Menu);
