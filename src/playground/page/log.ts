import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Said } from '../protocol.js';
import { messageView } from './message.js';
import type { Ui } from './ui.js';
import { channelOf } from './view.js';
import { welcomeView } from './welcome.js';

/** Discord's type of a message that replies to another. */
const REPLY = 19;

/** Where the last word was nobody's question, says how to ask. */
const unheard = (ui: Ui, said: readonly Said[]): TemplateResult | typeof nothing => {
  const { view } = ui;
  const last = said.at(-1);
  const channel = channelOf(view, ui.channel);
  if (!last || last.author.id !== view.you.id || channel?.kind === 'dm') return nothing;
  if (last.mentions.some(({ id }) => id === view.bot.id) || last.type === REPLY) return nothing;
  const why = channel?.unasked
    ? `${view.bot.name} speaks unasked only when it is sure. `
    : `Here ${view.bot.name} answers only when it is mentioned. `;
  return html`<p class="hint faint">
    ${why}<button type="button" class="link" @click=${() => ui.say(`@${view.bot.name} ${last.content}`)}>
      Ask ${view.bot.name} this
    </button>
  </p>`;
};

/** The messages of the channel in front, or what to try where there is none. */
export const logView = (ui: Ui): TemplateResult => {
  const said = ui.view.messages.filter(({ channel_id }) => channel_id === ui.channel);
  const name = channelOf(ui.view, ui.channel)?.name ?? '';
  // A log of its own for each channel and person: going elsewhere is no news to read out.
  return html`${keyed(
    `${ui.channel} ${ui.view.you.id}`,
    html`<div class="log" id="messages" role="log" tabindex="0" aria-label=${`Messages in ${name}`}>
      ${said.length === 0 ? welcomeView(ui) : nothing}
      <discord-messages ?light-theme=${ui.theme === 'light'} no-background>
        ${repeat(
          said,
          ({ id }) => id,
          (message, at) => messageView(ui, message, said[at - 1]),
        )}
      </discord-messages>
      ${unheard(ui, said)}
    </div>`,
  )}`;
};
