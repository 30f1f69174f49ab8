import { html, LitElement, nothing } from 'lit';
import type { Said, ServerFrame } from '../protocol.js';
import { waitingKey } from './components.js';
import './composer.js';
import type { Composer } from './composer.js';
import { connect } from './connection.js';
import { headerView, type Toggles } from './header.js';
import { icon } from './icons.js';
import { logView } from './log.js';
import './menu.js';
import { withMentions } from './mentions.js';
import './modal.js';
import type { OpenModal } from './modal.js';
import { panelView } from './panel.js';
import { createPending } from './pending.js';
import { sidebarView } from './sidebar.js';
import { currentTheme, keepTheme, onSystemTheme, type Theme } from './theme.js';
import type { Ui } from './ui.js';
import { channelOf, isTyping, looked, type View, viewAfter } from './view.js';

type OpenMenu = { message: Said; at: { x: number; y: number }; from: HTMLElement };

/** How long a notice at the foot stays, in milliseconds. */
const NOTICE_MS = 8_000;
/** Wide enough for the panel to stand beside the conversation. */
const ROOMY = matchMedia('(min-width: 1100px)');

/** A machine with a mouse has keys, too. */
const HAS_KEYS = matchMedia('(hover: hover)');

/** The whole page: what is known, what is in front, and what can be done. */
class App extends LitElement {
  static override properties = {
    view: { state: true },
    channel: { state: true },
    standing: { state: true },
    replying: { state: true },
    editing: { state: true },
    waiting: { state: true },
    menu: { state: true },
    modal: { state: true },
    notice: { state: true },
    drawer: { state: true },
    panel: { state: true },
    theme: { state: true },
  };
  declare view: View | null;
  declare channel: string;
  declare standing: boolean;
  declare replying: Said | null;
  declare editing: string | null;
  declare waiting: ReadonlySet<string>;
  declare menu: OpenMenu | null;
  declare modal: OpenModal | null;
  declare notice: string;
  declare drawer: boolean;
  declare panel: boolean;
  declare theme: Theme;
  readonly #pending = createPending();
  readonly #connection;
  #noticeTimer = 0;
  #being: string | null = null;
  #atFoot = true;

  constructor() {
    super();
    this.replaceChildren();
    this.view = null;
    this.channel = '';
    this.standing = true;
    this.replying = null;
    this.editing = null;
    this.waiting = new Set();
    this.menu = null;
    this.modal = null;
    this.notice = '';
    this.drawer = false;
    this.panel = ROOMY.matches;
    this.theme = currentTheme();
    keepTheme(this.theme);
    onSystemTheme((theme) => {
      this.theme = theme;
      keepTheme(theme);
    });
    this.#connection = connect({
      frame: (frame) => this.#read(frame),
      standing: (standing) => {
        this.standing = standing;
        if (!standing) this.#pending.failAll('The connection to the playground was lost.');
      },
    });
    addEventListener('keydown', (event) => {
      this.#typeAnywhere(event);
      if (event.key === 'Escape' && !ROOMY.matches) {
        this.drawer = false;
        this.panel = false;
      }
    });
  }

  override createRenderRoot() {
    return this;
  }

  #read(frame: ServerFrame): void {
    if (this.#pending.settle(frame)) return;
    if (frame.kind === 'modal') this.modal = frame;
    else if (frame.kind === 'failed') this.#tell(frame.problem);
    else {
      const before = this.view;
      this.view = viewAfter(this.view, frame, this.channel, Date.now());
      if (frame.kind === 'snapshot') this.#arrive(before);
      if (frame.kind === 'typing') setTimeout(() => this.requestUpdate(), 10_100);
    }
  }

  /** Whoever just begins to type means the box at the foot. */
  #typeAnywhere({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
    if (target === document.body && key.length === 1 && key !== ' ' && !(ctrlKey || metaKey || altKey))
      this.#area?.focus();
  }

  /** After a snapshot: where one was if that is still there, else with the bot itself, where every word is answered. */
  #arrive(before: View | null): void {
    const { channels, people, you } = this.view!;
    // After a lost connection the server has forgotten whom this page was being.
    const was = this.#being === null ? undefined : people.find(({ id }) => id === this.#being);
    if (was && was.id !== you.id) this.#connection.send({ kind: 'be', person: was.id });
    else this.#being = you.id;
    const here = before === null ? undefined : channelOf(before, this.channel);
    const again =
      channels.find(({ id }) => id === this.channel) ?? channels.find(({ kind }) => kind === here?.kind);
    this.channel = (again ?? channels.find(({ kind }) => kind === 'dm') ?? channels[0])?.id ?? '';
    this.replying = null;
    this.editing = null;
    this.#atFoot = true;
  }

  #tell(words: string): void {
    this.notice = words;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = window.setTimeout(() => {
      this.notice = '';
    }, NOTICE_MS);
  }

  #ui(view: View): Ui {
    const ask: Ui['ask'] = (asked) =>
      this.#pending.ask((ref) => this.#connection.send({ ...asked, ref } as never));
    const ui: Ui = {
      view,
      channel: this.channel,
      replying: this.replying,
      editing: this.editing,
      theme: this.theme,
      waiting: this.waiting,
      send: this.#connection.send,
      become: (person) => {
        this.#being = person;
        this.#connection.send({ kind: 'be', person });
      },
      ask,
      tell: (words) => this.#tell(words),
      press: (message, component, values = []) => {
        const key = waitingKey(message, component);
        this.waiting = new Set([...this.waiting, key]);
        void ask({ kind: 'press', message: message.id, component, values })
          .catch((error: Error) => this.#tell(error.message))
          .finally(() => {
            this.waiting = new Set([...this.waiting].filter((known) => known !== key));
          });
      },
      go: (channel) => {
        this.channel = channel;
        this.view = looked(view, channel);
        this.replying = null;
        this.editing = null;
        this.drawer = false;
        this.#atFoot = true;
        // Where there is no mouse, the focus would bring up the keys on the screen.
        if (HAS_KEYS.matches) this.#composer?.begin();
      },
      reply: (message) => {
        this.replying = message;
        if (message) this.#composer?.begin();
      },
      edit: (message) => {
        this.editing = message;
        if (message === null) this.#composer?.begin();
      },
      menu: (message, at, from) => {
        this.menu = { message, at, from };
      },
      say: (text) => {
        const to = this.replying?.id;
        this.#atFoot = true;
        this.#connection.send({
          kind: 'say',
          channel: this.channel,
          text: withMentions(view, text),
          ...(to === undefined ? {} : { replyTo: to }),
        });
        this.replying = null;
      },
      run: (name, options) => {
        this.#atFoot = true;
        void ask({ kind: 'command', channel: this.channel, name, options }).catch((error: Error) =>
          this.#tell(error.message),
        );
      },
    };
    return ui;
  }

  get #area(): HTMLElement | null {
    return this.querySelector<HTMLElement>('#composer');
  }

  get #composer(): Composer | null {
    return this.querySelector<Composer>('play-composer');
  }

  #toggles(): Toggles {
    const focusOn = (selector: string): void =>
      void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
    return {
      drawer: this.drawer,
      panel: this.panel,
      toggleDrawer: () => {
        this.drawer = !this.drawer;
        if (this.drawer) focusOn('.sidebar [aria-current]');
      },
      togglePanel: () => {
        this.panel = !this.panel;
        if (this.panel && !ROOMY.matches) focusOn('.panel button');
      },
      toggleTheme: () => {
        this.theme = this.theme === 'dark' ? 'light' : 'dark';
        keepTheme(this.theme, true);
      },
    };
  }

  override willUpdate(): void {
    const log = this.querySelector('.log');
    if (log) this.#atFoot ||= log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  }

  override updated(): void {
    if (!this.#atFoot) return;
    this.#atFoot = false;
    // Web components grow once they have drawn themselves, and pictures once they are there.
    const toFoot = (): void => {
      const log = this.querySelector('.log');
      log?.scrollTo({ top: log.querySelector('.message') ? log.scrollHeight : 0 });
    };
    requestAnimationFrame(() => {
      toFoot();
      setTimeout(toFoot, 60);
    });
  }

  override render() {
    if (this.view === null)
      return html`<p class="opening">${this.standing ? 'Opening the playground…' : 'Waiting for the playground. Is it still running?'}</p>`;
    const ui = this.#ui(this.view);
    const narrowAway = !ROOMY.matches;
    return html`
      <a class="skip" href="#messages" @click=${() => this.querySelector<HTMLElement>('#messages')?.focus()}>Skip to messages</a>
      <a class="skip" href="#composer" @click=${() => this.#composer?.begin()}>Skip to the message box</a>
      <div class=${`frame${this.drawer ? ' drawer-open' : ''}${this.panel ? ' panel-open' : ''}`}>
        <div class="sidebar">${sidebarView(ui)}</div>
        <main aria-label="Conversation">
          ${headerView(ui, this.#toggles())} ${logView(ui)}
          <div class="foot">
            <p class="typing" role="status">
              ${
                isTyping(this.view, this.channel, Date.now())
                  ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${this.view.bot.name} is typing…`
                  : nothing
              }
            </p>
            <play-composer .ui=${ui}></play-composer>
          </div>
        </main>
        <aside class="panel" aria-label="How the last answer came about">
          <header>
            <h2>Why this answer?</h2>
            <button
              type="button"
              class="plain"
              aria-label="Close the panel"
              @click=${() => {
                this.panel = false;
              }}
            >
              ${icon('close')}
            </button>
          </header>
          <div class="panel-body" tabindex="0" role="group" aria-label="Details">${panelView(this.view)}</div>
        </aside>
        <div
          class="veil"
          @click=${() => {
            this.drawer = false;
            if (narrowAway) this.panel = false;
          }}
        ></div>
      </div>
      <div class="notices" role="alert">
        ${this.notice === '' ? nothing : html`<p>${this.notice}</p>`}
        ${this.standing ? nothing : html`<p>The playground does not answer. Is it still running? Trying again…</p>`}
      </div>
      ${
        this.menu
          ? html`<play-menu
              .ui=${ui}
              .message=${this.menu.message}
              .at=${this.menu.at}
              @closed=${() => {
                this.menu?.from.focus();
                this.menu = null;
              }}
            ></play-menu>`
          : nothing
      }
      ${
        this.modal
          ? html`<play-modal
              .ui=${ui}
              .open=${this.modal}
              @closed=${() => {
                this.modal = null;
                this.#composer?.begin();
              }}
            ></play-modal>`
          : nothing
      }
    `;
  }
}
customElements.define('play-app', App);
