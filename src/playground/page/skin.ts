import '@skyra/discord-components-core';
import { type CSSResultOrNative, css, type LitElement } from 'lit';

// The web components draw Discord as it was: greys too faint to read by today's measure, and widths for a desk. Each
// gets a few rules more, in the page's own colours, so that one theme holds for all.
const reskin = (name: string, rules: CSSResultOrNative): void => {
  const element = customElements.get(name) as typeof LitElement | undefined;
  element?.elementStyles.push(rules);
};

reskin(
  'discord-messages',
  css`
    :host,
    :host([light-theme]) {
      color: inherit;
      border: 0;
      font-family: inherit;
      line-height: inherit;
    }
    ::slotted(*),
    ::slotted(*:first-child),
    ::slotted(*:last-child),
    ::slotted(*:not(:first-child)) {
      margin: 0;
      padding: 0;
    }
  `,
);
reskin(
  'discord-message',
  css`
    :host,
    :host([light-theme]) {
      color: var(--text);
      font-family: inherit;
      padding: 2px 48px 2px 16px;
      margin: 0;
    }
    :host(:hover) {
      background: none;
    }
    :host .discord-message-timestamp,
    :host([light-theme]) .discord-message-timestamp,
    .discord-message-edited,
    :host([light-theme]) .discord-message-edited {
      color: var(--faint);
    }
    .discord-message-timestamp {
      margin-left: 6px;
    }
    :host(:hover) .discord-message-timestamp-hover::before {
      content: attr(datetime);
      font-size: 11px;
    }
    .discord-author-avatar img {
      cursor: default;
    }
    .discord-message-timestamp.discord-message-body-only-indent {
      flex: 0 0 56px;
      margin-left: 0;
    }
    .discord-message-content {
      min-width: 0;
    }
    @media (max-width: 600px) {
      :host,
      :host([light-theme]) {
        padding-inline: 12px;
      }
      .discord-author-avatar {
        margin-right: 10px;
        min-width: 32px;
      }
      .discord-author-avatar img {
        width: 32px;
        height: 32px;
      }
      .discord-message-timestamp.discord-message-body-only-indent {
        flex-basis: 42px;
        width: 42px;
      }
    }
  `,
);
reskin(
  'discord-author-info',
  css`
    :host .discord-author-username,
    :host([light-theme]) .discord-author-username {
      color: var(--strong);
      font-weight: 600;
    }
    :host .discord-author-username:hover {
      cursor: inherit;
      text-decoration: none;
    }
  `,
);
reskin(
  'discord-verified-author-tag',
  css`
    :host {
      background: var(--brand);
      text-transform: uppercase;
      font-weight: 600;
    }
  `,
);
reskin(
  'discord-embed',
  css`
    :host,
    :host([light-theme]) {
      color: var(--text);
      max-width: 560px;
      margin-block: 6px 4px;
    }
    :host .discord-embed-root {
      flex: 0 1 auto;
    }
    :host .discord-embed-wrapper,
    :host([light-theme]) .discord-embed-wrapper {
      background: var(--card);
      border: 1px solid var(--line);
      border-left: 0;
      border-radius: 0 6px 6px 0;
      max-width: 100%;
    }
    :host .discord-embed-wrapper .discord-embed-grid {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      min-width: 0;
    }
    :host .discord-embed-title,
    :host([light-theme]) .discord-embed-title,
    :host .discord-embed-author,
    :host([light-theme]) .discord-embed-author {
      color: var(--strong);
    }
    :host .discord-embed-image {
      max-width: min(100%, 440px);
      height: auto;
    }
  `,
);
reskin(
  'discord-embed-description',
  css`
    :host {
      font-size: 0.9375rem;
      line-height: 1.45;
      overflow-wrap: anywhere;
    }
  `,
);
reskin(
  'discord-embed-fields',
  css`
    :host {
      grid-template-columns: repeat(12, minmax(0, 1fr));
      gap: 8px;
    }
  `,
);
reskin(
  'discord-embed-field',
  css`
    :host {
      line-height: 1.45;
    }
    :host .discord-field-title,
    :host([light-theme]) .discord-field-title {
      color: var(--strong);
      line-height: 1.45;
    }
  `,
);
reskin(
  'discord-embed-footer',
  css`
    :host,
    :host([light-theme]) {
      color: var(--faint);
      display: block;
      line-height: 1.4;
      margin-top: 10px;
    }
  `,
);
reskin(
  'discord-button',
  css`
    :host > *:first-child {
      border-radius: 8px;
      min-height: 34px;
      height: auto;
      padding: 4px 14px;
      margin: 3px 8px 3px 0;
      line-height: 1.25;
      text-align: start;
      box-sizing: border-box;
      font-family: inherit;
    }
    :host > *:first-child:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .primary {
      background: var(--brand);
    }
    .secondary,
    .secondary.hoverable {
      background: var(--button);
      color: var(--strong);
    }
    .secondary:hover,
    .secondary.hoverable:hover {
      background: var(--button-over);
    }
    .success {
      background: #1f7a46;
    }
    .destructive {
      background: #c62f33;
    }
    .disabled {
      opacity: 0.6;
    }
    svg {
      margin-inline-start: 8px;
      flex: none;
    }
  `,
);
reskin(
  'discord-link',
  css`
    a,
    .discord-link-light-theme a {
      color: var(--link);
    }
    a:focus-visible {
      outline: 2px solid var(--focus);
      border-radius: 2px;
    }
  `,
);
reskin(
  'discord-mention',
  css`
    :host,
    :host([light-theme]) {
      color: var(--mention);
      background: var(--mention-back);
      cursor: inherit;
    }
    :host(:hover),
    :host([light-theme]:hover) {
      color: var(--mention);
      background: var(--mention-back);
    }
  `,
);
reskin(
  'discord-code',
  css`
    :host {
      background: var(--code);
    }
  `,
);
reskin(
  'discord-subscript',
  css`
    small,
    :host small {
      color: var(--faint);
    }
  `,
);
