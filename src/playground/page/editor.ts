import { html, LitElement } from 'lit';

/** A message of one's own being changed. Fires `done` with the new text, or null where it stays. */
class Editor extends LitElement {
  static override properties = { text: { attribute: false } };
  declare text: string;

  constructor() {
    super();
    this.text = '';
  }

  override createRenderRoot() {
    return this;
  }

  override firstUpdated(): void {
    const area = this.querySelector('textarea')!;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }

  #done(text: string | null): void {
    this.dispatchEvent(new CustomEvent('done', { detail: text }));
  }

  #key = (event: KeyboardEvent): void => {
    const { value } = event.currentTarget as HTMLTextAreaElement;
    if (event.key === 'Escape') this.#done(null);
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#done(value.trim() === '' || value === this.text ? null : value.trim());
    }
  };

  override render() {
    return html`<textarea
        class="editor"
        rows="2"
        maxlength="2000"
        aria-label="Change your message"
        .value=${this.text}
        @keydown=${this.#key}
      ></textarea
      ><small class="faint">Enter saves, Escape leaves it as it was.</small>`;
  }
}
customElements.define('play-editor', Editor);
