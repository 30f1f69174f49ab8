import { html, nothing, type TemplateResult } from 'lit';
import { avatarOf } from './avatars.js';
import type { Ui } from './ui.js';
import { channelOf } from './view.js';

/** Something to try: a question, or a command with its options. */
type Idea = { words: string; about: string } & (
  | { kind: 'say' }
  | { kind: 'run'; command: string; values: Record<string, string> }
);

const ASK: Idea[] = [
  { kind: 'say', words: 'Why do I get leg cramps at night?', about: 'a question' },
  { kind: 'say', words: 'How much magnesium a day?', about: 'a figure; then ask “and potassium?”' },
  { kind: 'say', words: 'my calf is swollen, hot and red', about: 'a red flag' },
];
const RUN: Idea[] = [
  {
    kind: 'run',
    words: '/nutrient potassium',
    about: 'all about it',
    command: 'nutrient',
    values: { name: 'potassium' },
  },
  { kind: 'run', words: '/symptom-check', about: 'about ten taps', command: 'symptom-check', values: {} },
  { kind: 'run', words: '/help', about: 'every command', command: 'help', values: {} },
];

/** What an empty channel shows: what it is, and what to try. One press, and there is an answer. */
export const welcomeView = (ui: Ui): TemplateResult => {
  const { view } = ui;
  const channel = channelOf(view, ui.channel);
  if (!channel) return html``;
  const known = new Set(view.commands.map(({ name }) => name));
  const direct = channel.kind === 'dm';
  const mention = direct || channel.unasked ? '' : `@${view.bot.name} `;
  const ideas = [...ASK, ...RUN.filter((idea) => idea.kind === 'run' && known.has(idea.command))];
  return html`<div class="welcome">
    ${
      direct
        ? html`<img src=${avatarOf(view.bot.name, 0, true)} alt="" />`
        : html`<span class="welcome-hash" aria-hidden="true">#</span>`
    }
    <h1>${direct ? view.bot.name : `Welcome to #${channel.name}`}</h1>
    <p>
      ${
        direct
          ? html`I answer questions about foot and leg cramps, and the nutrients linked to them. Just write to me.
            Everything runs on this machine and is forgotten when it stops.`
          : channel.topic || nothing
      }
    </p>
    <h2>Try one of these</h2>
    <ul class="ideas">
      ${ideas.map((idea) => {
        const words = idea.kind === 'say' ? `${mention}${idea.words}` : idea.words;
        return html`<li>
          <button
            type="button"
            @click=${() => (idea.kind === 'say' ? ui.say(words) : ui.run(idea.command, idea.values))}
          >
            <b>${words}</b><span class="faint">${idea.about}</span>
          </button>
        </li>`;
      })}
    </ul>
  </div>`;
};
