import {
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { optionsOf } from './components.js';
import { icon } from './icons.js';
import { markdown } from './markdown.js';
import './select.js';
import type { Ui } from './ui.js';

export type OpenModal = { interaction: string; modal: APIModalInteractionResponseCallbackData };

/** A field of a form: a text input or a menu, with its label. */
type Field = {
  label: string;
  description: string | undefined;
  part: APITextInputComponent | APISelectMenuComponent;
};

type Piece = { kind: 'field'; field: Field } | { kind: 'text'; text: string };

/** The parts of a form: fields under labels or in rows, and text between them. */
const piecesOf = (modal: APIModalInteractionResponseCallbackData): Piece[] =>
  modal.components.flatMap((part): Piece[] => {
    if (part.type === ComponentType.TextDisplay) return [{ kind: 'text', text: part.content }];
    if (part.type === ComponentType.Label) {
      const inner = part.component as APITextInputComponent | APISelectMenuComponent;
      return [{ kind: 'field', field: { label: part.label, description: part.description, part: inner } }];
    }
    if (part.type !== ComponentType.ActionRow) return [];
    return part.components.map((inner) => ({
      kind: 'field',
      field: { label: inner.label ?? '', description: undefined, part: inner },
    }));
  });

/** A form that the bot opened. Fires `closed` when it was sent or put away. */
class Modal extends LitElement {
  static override properties = { ui: { attribute: false }, open: { attribute: false } };
  declare ui: Ui;
  declare open: OpenModal;
  #values = new Map<string, string[]>();

  override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    for (const piece of piecesOf(this.open.modal)) {
      if (piece.kind !== 'field') continue;
      const { part } = piece.field;
      const first =
        part.type === ComponentType.TextInput
          ? [part.value ?? '']
          : optionsOf(this.ui.view, part)
              .filter(({ chosen }) => chosen)
              .map(({ value }) => value);
      this.#values.set(part.custom_id, first);
    }
    this.querySelector('dialog')!.showModal();
    this.querySelector<HTMLElement>('input, textarea, .select-face')?.focus();
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const fields = Object.fromEntries(this.#values);
    void this.ui
      .ask({ kind: 'submit', interaction: this.open.interaction, fields })
      .catch((error: Error) => this.ui.tell(error.message));
    this.querySelector('dialog')!.close();
  };

  #field({ label, description, part }: Field): TemplateResult {
    const id = `field-${part.custom_id}`;
    const set = (values: string[]): void => void this.#values.set(part.custom_id, values);
    if (part.type !== ComponentType.TextInput)
      return html`<div class="field">
        <span class="field-label">${label}</span>
        ${description ? html`<small class="faint">${description}</small>` : nothing}
        <play-select
          .options=${optionsOf(this.ui.view, part)}
          .placeholder=${part.placeholder ?? label}
          .least=${part.min_values ?? 1}
          .most=${part.max_values ?? 1}
          @chosen=${(event: CustomEvent<string[]>) => set(event.detail)}
        ></play-select>
      </div>`;
    const required = part.required !== false;
    const shared = (event: Event): void => set([(event.target as HTMLInputElement).value]);
    return html`<div class="field">
      <label class="field-label" for=${id}
        >${label}${required ? html` <span class="needed" title="required">*</span>` : nothing}</label
      >
      ${description ? html`<small class="faint" id=${`${id}-about`}>${description}</small>` : nothing}
      ${
        part.style === TextInputStyle.Paragraph
          ? html`<textarea
              id=${id}
              rows="4"
              ?required=${required}
              minlength=${part.min_length ?? nothing}
              maxlength=${part.max_length ?? 4000}
              placeholder=${part.placeholder ?? nothing}
              aria-describedby=${description ? `${id}-about` : nothing}
              .value=${part.value ?? ''}
              @input=${shared}
            ></textarea>`
          : html`<input
              id=${id}
              type="text"
              autocomplete="off"
              ?required=${required}
              minlength=${part.min_length ?? nothing}
              maxlength=${part.max_length ?? 4000}
              placeholder=${part.placeholder ?? nothing}
              aria-describedby=${description ? `${id}-about` : nothing}
              .value=${part.value ?? ''}
              @input=${shared}
            />`
      }
    </div>`;
  }

  override render() {
    const { modal } = this.open;
    return html`<dialog
      class="modal"
      aria-labelledby="modal-title"
      @close=${() => this.dispatchEvent(new CustomEvent('closed'))}
      @click=${(event: MouseEvent) => {
        if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
      }}
    >
      <form @submit=${this.#submit}>
        <header>
          <h2 id="modal-title">${modal.title}</h2>
          <button
            type="button"
            class="plain"
            aria-label="Close"
            @click=${() => this.querySelector('dialog')!.close()}
          >
            ${icon('close')}
          </button>
        </header>
        <p class="faint">
          This form is submitted to <b>${this.ui.view.bot.name}</b>, on this machine.
        </p>
        ${piecesOf(modal).map((piece) =>
          piece.kind === 'text'
            ? html`<div class="text-display">${markdown(this.ui.view, piece.text, true)}</div>`
            : this.#field(piece.field),
        )}
        <footer>
          <button type="button" class="plain" @click=${() => this.querySelector('dialog')!.close()}>Cancel</button>
          <button type="submit" class="primary">Submit</button>
        </footer>
      </form>
    </dialog>`;
  }
}
customElements.define('play-modal', Modal);
