import { html, LitElement, nothing } from 'lit';

export type Option = { value: string; label: string; description?: string; chosen?: boolean };

let made = 0;

/**
 * A menu of choices, as a list box that keys and screen readers can use; the web components' own menu knows neither.
 * Fires `chosen` with the values: at once where one may be chosen, else when it is closed.
 */
class Select extends LitElement {
  static override properties = {
    options: { attribute: false },
    placeholder: { attribute: false },
    least: { attribute: false },
    most: { attribute: false },
    disabled: { attribute: false },
    open: { state: true },
    active: { state: true },
    values: { state: true },
  };
  declare options: Option[];
  declare placeholder: string;
  declare least: number;
  declare most: number;
  declare disabled: boolean;
  declare open: boolean;
  declare active: number;
  declare values: ReadonlySet<string>;
  readonly #id = `select-${++made}`;
  #typed = '';
  #typedAt = 0;

  constructor() {
    super();
    this.options = [];
    this.placeholder = '';
    this.least = 1;
    this.most = 1;
    this.disabled = false;
    this.open = false;
    this.active = 0;
    this.values = new Set();
  }

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

  // A component is drawn anew on every change around it; only other options are a reason to start afresh.
  override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('options') as Option[] | undefined;
    if (changed.has('options') && JSON.stringify(before) !== JSON.stringify(this.options)) {
      this.values = new Set(this.options.filter(({ chosen }) => chosen).map(({ value }) => value));
      this.open = false;
    }
  }

  #outside = (event: Event): void => {
    if (this.open && !this.contains(event.target as Node)) this.#close();
  };

  #show(): void {
    if (this.disabled) return;
    this.active = Math.max(
      0,
      this.options.findIndex(({ value }) => this.values.has(value)),
    );
    this.open = true;
    void this.updateComplete.then(() => this.scrollIntoView({ block: 'nearest' }));
  }

  #close(): void {
    if (!this.open) return;
    this.open = false;
    const before = this.options.filter(({ chosen }) => chosen).map(({ value }) => value);
    const changed = before.length !== this.values.size || before.some((value) => !this.values.has(value));
    if (this.most > 1 && changed && this.values.size >= this.least) this.#tell();
  }

  #tell(): void {
    const detail = this.options.map(({ value }) => value).filter((value) => this.values.has(value));
    this.dispatchEvent(new CustomEvent('chosen', { detail }));
  }

  #choose(value: string): void {
    if (this.most === 1) {
      this.values = new Set([value]);
      this.open = false;
      this.#tell();
    } else if (this.values.has(value)) {
      this.values = new Set([...this.values].filter((known) => known !== value));
    } else if (this.values.size < this.most) this.values = new Set([...this.values, value]);
    this.querySelector<HTMLElement>('.select-face')?.focus();
  }

  #move(to: number): void {
    this.active = Math.max(0, Math.min(this.options.length - 1, to));
    void this.updateComplete.then(() => this.querySelector('.active')?.scrollIntoView({ block: 'nearest' }));
  }

  #find(letter: string): void {
    const now = Date.now();
    this.#typed = now - this.#typedAt < 700 ? this.#typed + letter : letter;
    this.#typedAt = now;
    const found = this.options.findIndex(({ label }) =>
      label.toLowerCase().startsWith(this.#typed.toLowerCase()),
    );
    if (found >= 0) this.#move(found);
  }

  #key = (event: KeyboardEvent): void => {
    const { key } = event;
    if ((event.target as HTMLElement).matches('.select-done') && key !== 'Escape') return;
    if (!this.open) {
      if (!['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(key)) return;
      event.preventDefault();
      this.#show();
      return;
    }
    const moves: Record<string, number> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      Home: 0,
      End: this.options.length - 1,
    };
    if (key in moves) this.#move(moves[key]!);
    else if (key === 'Enter' || key === ' ') this.#choose(this.options[this.active]?.value ?? '');
    else if (key === 'Escape' || key === 'Tab') this.#close();
    else if (key.length === 1) this.#find(key);
    else return;
    if (key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  #face(): string {
    const chosen = this.options.filter(({ value }) => this.values.has(value)).map(({ label }) => label);
    return chosen.length === 0 ? this.placeholder : chosen.join(', ');
  }

  override render() {
    const several = this.most > 1;
    return html`<div class="select" @keydown=${this.#key}>
      <button
        type="button"
        class="select-face"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded=${this.open}
        aria-controls=${`${this.#id}-list`}
        aria-activedescendant=${this.open ? `${this.#id}-${this.active}` : nothing}
        aria-label=${this.#face() === this.placeholder ? this.placeholder : `${this.placeholder}: ${this.#face()}`}
        ?disabled=${this.disabled}
        @click=${() => (this.open ? this.#close() : this.#show())}
      >
        <span class=${this.values.size === 0 ? 'faint' : ''}>${this.#face()}</span>
        <span class="chevron" aria-hidden="true"></span>
      </button>
      <div
        class="select-list"
        role="listbox"
        tabindex="-1"
        id=${`${this.#id}-list`}
        aria-label=${this.placeholder}
        aria-multiselectable=${several}
        ?hidden=${!this.open}
      >
        ${this.options.map(
          ({ value, label, description }, at) =>
            html`<div
              role="option"
              id=${`${this.#id}-${at}`}
              aria-selected=${this.values.has(value)}
              class=${at === this.active ? 'active' : ''}
              @click=${() => this.#choose(value)}
              @pointermove=${() => {
                this.active = at;
              }}
            >
              ${several ? html`<span class="tick" aria-hidden="true"></span>` : nothing}
              <span>${label}${description ? html`<small>${description}</small>` : nothing}</span>
            </div>`,
        )}
      </div>
      ${
        several && this.open
          ? html`<button
              type="button"
              class="plain select-done"
              ?disabled=${this.values.size < this.least}
              @click=${() => this.#close()}
            >
              Done
            </button>`
          : nothing
      }
    </div>`;
  }
}
customElements.define('play-select', Select);
