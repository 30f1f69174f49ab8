import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { html, LitElement, nothing } from 'lit';

/** A pause in typing before choices are asked for, in milliseconds. */
const PAUSE_MS = 120;
let made = 0;

/** A text field whose choices come from the bot as one types. Fires `value`. */
class Combobox extends LitElement {
  static override properties = {
    label: { attribute: false },
    hint: { attribute: false },
    required: { attribute: false },
    longest: { attribute: false },
    ask: { attribute: false },
    choices: { state: true },
    active: { state: true },
    open: { state: true },
    loading: { state: true },
  };
  declare label: string;
  declare hint: string;
  declare required: boolean;
  declare longest: number;
  declare ask: (typed: string) => Promise<APIApplicationCommandOptionChoice[]>;
  declare choices: APIApplicationCommandOptionChoice[];
  declare active: number;
  declare open: boolean;
  declare loading: boolean;
  readonly #id = `combobox-${++made}`;
  #timer = 0;
  #asked = 0;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.required = false;
    this.longest = 6000;
    this.ask = async () => [];
    this.choices = [];
    this.active = -1;
    this.open = false;
    this.loading = false;
  }

  override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #input(): HTMLInputElement {
    return this.querySelector('input')!;
  }

  #tell(value: string | number): void {
    this.dispatchEvent(new CustomEvent('value', { detail: value }));
  }

  async #fetch(): Promise<void> {
    const asked = ++this.#asked;
    this.loading = true;
    const choices = await this.ask(this.#input.value).catch(() => []);
    if (asked !== this.#asked) return;
    this.loading = false;
    this.choices = choices;
    this.active = choices.length > 0 && this.#input.value.trim() !== '' ? 0 : -1;
    this.open = document.activeElement === this.#input && choices.length > 0;
  }

  #typed = (): void => {
    this.#tell(this.#input.value);
    // What is still on its way, or shown, answers other words: nothing of it may be picked by a key.
    this.#asked++;
    this.active = -1;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#fetch(), PAUSE_MS);
  };

  #pick(at: number): void {
    const choice = this.choices[at];
    if (!choice) return;
    clearTimeout(this.#timer);
    this.#asked++;
    this.#input.value = choice.name;
    this.#tell(choice.value);
    this.open = false;
    this.#input.focus();
  }

  #key = (event: KeyboardEvent): void => {
    if (!this.open) {
      if (event.key === 'ArrowDown') void this.#fetch();
      return;
    }
    const last = this.choices.length - 1;
    if (event.key === 'ArrowDown') this.active = this.active >= last ? 0 : this.active + 1;
    else if (event.key === 'ArrowUp') this.active = this.active <= 0 ? last : this.active - 1;
    else if ((event.key === 'Enter' || event.key === 'Tab') && this.active >= 0) {
      const same = this.choices[this.active]!.name === this.#input.value;
      this.#pick(this.active);
      // What stands there already needs no choosing: the same key goes on to its own work.
      if (same || event.key === 'Tab') return;
    } else if (event.key === 'Escape') this.open = false;
    else return;
    event.preventDefault();
    event.stopPropagation();
    void this.updateComplete.then(() => this.querySelector('.active')?.scrollIntoView({ block: 'nearest' }));
  };

  override render() {
    return html`<input
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded=${this.open}
        aria-controls=${`${this.#id}-list`}
        aria-activedescendant=${this.open && this.active >= 0 ? `${this.#id}-${this.active}` : nothing}
        aria-label=${this.label}
        placeholder=${this.hint}
        maxlength=${this.longest}
        ?required=${this.required}
        @input=${this.#typed}
        @focus=${() => void this.#fetch()}
        @blur=${() => {
          this.open = false;
        }}
        @keydown=${this.#key}
      />
      <div class="popup" role="listbox"
        tabindex="-1" id=${`${this.#id}-list`} aria-label=${`Choices for ${this.label}`} ?hidden=${!this.open}>
        ${this.choices.map(
          ({ name }, at) =>
            html`<div
              role="option"
              id=${`${this.#id}-${at}`}
              aria-selected=${at === this.active}
              class=${at === this.active ? 'active' : ''}
              @pointerdown=${(event: Event) => {
                event.preventDefault();
                this.#pick(at);
              }}
            >
              ${name}
            </div>`,
        )}
      </div>`;
  }
}
customElements.define('play-combobox', Combobox);
