import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import type { Ui } from './ui.js';
import { channelOf } from './view.js';

/** What the header opens and closes. */
export type Toggles = {
  drawer: boolean;
  panel: boolean;
  toggleDrawer(): void;
  togglePanel(): void;
  toggleTheme(): void;
};

/** The line above the messages: where one is, and the page's own switches. */
export const headerView = (ui: Ui, toggles: Toggles): TemplateResult => {
  const channel = channelOf(ui.view, ui.channel);
  const dark = ui.theme === 'dark';
  const other = dark ? 'Light theme' : 'Dark theme';
  return html`<header class="top">
    <button
      type="button"
      class="icon only-narrow"
      aria-label=${ui.view.unread.size > 0 ? 'Channels and people, something is unread' : 'Channels and people'}
      aria-expanded=${toggles.drawer}
      @click=${toggles.toggleDrawer}
    >
      ${icon('menu')}
      ${ui.view.unread.size > 0 ? html`<span class="badge"></span>` : nothing}
    </button>
    <span class="hash" aria-hidden="true"
      >${channel?.kind === 'thread' ? icon('thread') : channel?.kind === 'dm' ? '@' : '#'}</span
    >
    <b class="top-name">${channel?.name ?? ''}</b>
    <span class="topic faint">${channel?.topic ?? ''}</span>
    <button type="button" class="icon" aria-label=${other} title=${other} @click=${toggles.toggleTheme}>
      ${icon(dark ? 'sun' : 'moon')}
    </button>
    <button type="button" class="text-button" aria-pressed=${toggles.panel} @click=${toggles.togglePanel}>
      Why?<span class="out-of-sight"> How the last answer came about</span>
    </button>
  </header>`;
};
