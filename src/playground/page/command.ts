import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType as Kind,
} from 'discord-api-types/v10';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import './combobox.js';
import type { OptionValue } from '../protocol.js';
import { type Entry, filled, type Values } from './entries.js';
import type { Ui } from './ui.js';

type Choices = readonly { name: string; value: string | number }[];

const choicesOf = (ui: Ui, option: APIApplicationCommandBasicOption): Choices | null => {
  const { view } = ui;
  if ('choices' in option && option.choices && option.choices.length > 0) return option.choices;
  if (option.type === Kind.Boolean)
    return [
      { name: 'True', value: 'true' },
      { name: 'False', value: 'false' },
    ];
  if (option.type === Kind.User || option.type === Kind.Mentionable)
    return [view.bot, ...view.people].map(({ id, name }) => ({ name, value: id }));
  if (option.type === Kind.Channel)
    return view.channels
      .filter(({ kind }) => kind !== 'dm')
      .map(({ id, name }) => ({ name: `#${name}`, value: id }));
  return option.type === Kind.Role ? [] : null;
};

/** What was typed or chosen, in the type that Discord sends for the option. */
const typed = (option: APIApplicationCommandBasicOption, value: string | number): OptionValue => {
  if (value === '') return '';
  switch (option.type) {
    case Kind.Boolean:
      return value === 'true';
    case Kind.Integer:
    case Kind.Number:
      return Number(value);
    case Kind.User:
    case Kind.Mentionable:
      return { user: String(value) };
    case Kind.Channel:
      return { channel: String(value) };
    default:
      return value;
  }
};

/** A picked command and its options. Fires `done` when it was sent or put away. */
class CommandForm extends LitElement {
  static override properties = {
    ui: { attribute: false },
    entry: { attribute: false },
    values: { state: true },
    shown: { state: true },
  };
  declare ui: Ui;
  declare entry: Entry;
  declare values: Values;
  declare shown: ReadonlySet<string>;

  constructor() {
    super();
    this.values = {};
    this.shown = new Set();
  }

  override createRenderRoot() {
    return this;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('entry')) return;
    this.values = {};
    const { options } = this.entry;
    const first = options.length === 1 ? options : options.filter((option) => option.required === true);
    this.shown = new Set(first.map(({ name }) => name));
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('entry')) this.#focusOn('input, select, [type=submit]');
  }

  #focusOn(selector: string): void {
    void Promise.resolve().then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }

  #set(option: APIApplicationCommandBasicOption, value: string | number): void {
    this.values = { ...this.values, [option.name]: typed(option, value) };
  }

  #add(name: string): void {
    this.shown = new Set([...this.shown, name]);
    void this.updateComplete.then(() =>
      this.#focusOn(`[data-option="${CSS.escape(name)}"] :is(input, select)`),
    );
  }

  #done(): void {
    this.dispatchEvent(new CustomEvent('done'));
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const { ui, entry, values } = this;
    void ui
      .ask({ kind: 'command', channel: ui.channel, name: entry.name, options: filled(values) })
      .catch((error: Error) => ui.tell(error.message));
    this.#done();
  };

  #key = (event: KeyboardEvent): void => {
    const empty = (event.target as HTMLInputElement).value === '';
    if (event.key === 'Escape' || (event.key === 'Backspace' && empty && !event.repeat)) {
      event.preventDefault();
      this.#done();
    }
  };

  #control(option: APIApplicationCommandBasicOption): TemplateResult {
    const { ui, entry } = this;
    const required = option.required === true;
    const choices = choicesOf(ui, option);
    const label = `${option.name}: ${option.description}`;
    if (choices)
      return html`<select
        aria-label=${label}
        ?required=${required}
        @change=${(event: Event) => this.#set(option, (event.target as HTMLSelectElement).value)}
      >
        <option value="">${required ? 'Choose…' : 'Any'}</option>
        ${choices.map(({ name, value }) => html`<option value=${value}>${name}</option>`)}
      </select>`;
    if ('autocomplete' in option && option.autocomplete === true)
      return html`<play-combobox
        .label=${label}
        .hint=${option.description}
        .required=${required}
        .longest=${option.type === Kind.String ? (option.max_length ?? 6000) : 100}
        .ask=${(value: string) =>
          ui.ask({
            kind: 'complete',
            channel: ui.channel,
            name: entry.name,
            options: { ...filled(this.values), [option.name]: typed(option, value) },
            focused: option.name,
          })}
        @value=${(event: CustomEvent<string | number>) => this.#set(option, event.detail)}
      ></play-combobox>`;
    const numeric = option.type === Kind.Integer || option.type === Kind.Number;
    return html`<input
      type=${numeric ? 'number' : 'text'}
      step=${option.type === Kind.Number ? 'any' : nothing}
      min=${('min_value' in option ? option.min_value : undefined) ?? nothing}
      max=${('max_value' in option ? option.max_value : undefined) ?? nothing}
      minlength=${('min_length' in option ? option.min_length : undefined) ?? nothing}
      maxlength=${('max_length' in option ? option.max_length : undefined) ?? nothing}
      aria-label=${label}
      placeholder=${option.description}
      autocomplete="off"
      ?required=${required}
      @input=${(event: Event) => this.#set(option, (event.target as HTMLInputElement).value)}
    />`;
  }

  override render() {
    const { entry, shown } = this;
    const offered = entry.options.filter(({ name }) => !shown.has(name));
    return html`<form class="command" aria-label=${`/${entry.name}`} @submit=${this.#submit} @keydown=${this.#key}>
      <div class="command-head">
        <b>/${entry.name}</b><span class="faint">${entry.description}</span>
        <button type="button" class="plain" aria-label="Put the command away" @click=${() => this.#done()}>${icon('close')}</button>
      </div>
      <div class="command-options">
        ${entry.options
          .filter(({ name }) => shown.has(name))
          .map(
            (option) =>
              html`<div class="option" data-option=${option.name}>
                <span class="option-name" aria-hidden="true">${option.name}</span>${this.#control(option)}
              </div>`,
          )}
        ${offered.map(
          ({ name, description }) =>
            html`<button type="button" class="chip" title=${description} @click=${() => this.#add(name)}>+ ${name}</button>`,
        )}
        <button type="submit" class="primary">Run</button>
      </div>
    </form>`;
  }
}
customElements.define('play-command', CommandForm);
