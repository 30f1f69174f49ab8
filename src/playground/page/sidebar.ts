import { html, nothing, type TemplateResult } from 'lit';
import type { Channel } from '../protocol.js';
import { avatarOf } from './avatars.js';
import { icon } from './icons.js';
import type { Ui } from './ui.js';

const entry = (ui: Ui, channel: Channel): TemplateResult => {
  const news = ui.view.unread.has(channel.id);
  return html`<li>
    <button
      type="button"
      class=${`channel ${channel.kind}${news ? ' unread' : ''}`}
      aria-current=${ui.channel === channel.id ? 'page' : nothing}
      @click=${() => ui.go(channel.id)}
    >
      ${
        channel.kind === 'dm'
          ? html`<img src=${avatarOf(ui.view.bot.name, 0, true)} alt="" />`
          : html`<span class="hash" aria-hidden="true">${channel.kind === 'thread' ? icon('thread') : '#'}</span>`
      }
      <span class="channel-name">${channel.name}</span>
      ${news ? html`<span class="badge"><span class="out-of-sight">unread</span></span>` : nothing}
    </button>
  </li>`;
};

const people = (ui: Ui): TemplateResult =>
  html`<fieldset class="people">
    <legend>You are</legend>
    ${ui.view.people.map(
      (person, at) =>
        html`<label class=${person.id === ui.view.you.id ? 'person here' : 'person'}>
          <input
            type="radio"
            name="person"
            .checked=${person.id === ui.view.you.id}
            @change=${() => ui.become(person.id)}
          />
          <img src=${avatarOf(person.name, at, false)} alt="" />
          <span>${person.name}${person.owner ? html`<small class="faint">owner</small>` : nothing}</span>
        </label>`,
    )}
  </fieldset>`;

/** The channels, the direct messages, and whom one is. */
export const sidebarView = (ui: Ui): TemplateResult => {
  const { channels, server } = ui.view;
  const threads = (parent: string): TemplateResult[] =>
    channels.filter((channel) => channel.parent === parent).map((channel) => entry(ui, channel));
  return html`<header class="server">${server}</header>
    <nav aria-label="Channels">
      <h2>Direct messages</h2>
      <ul>
        ${channels.filter(({ kind }) => kind === 'dm').map((channel) => entry(ui, channel))}
      </ul>
      <h2>Channels</h2>
      <ul>
        ${channels
          .filter(({ kind }) => kind === 'text')
          .map((channel) => html`${entry(ui, channel)}${threads(channel.id)}`)}
      </ul>
    </nav>
    ${people(ui)}`;
};
