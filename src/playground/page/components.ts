import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { Said } from '../protocol.js';
import { markdown } from './markdown.js';
import { pictureView } from './picture.js';
import './select.js';
import type { Option } from './select.js';
import type { Ui } from './ui.js';
import type { View } from './view.js';

type Drawn = TemplateResult | typeof nothing;
/** Any component of a message; the parts that are drawn of each are checked where they are drawn. */
type Part = APIMessageTopLevelComponent | APIButtonComponent | APISelectMenuComponent;

const STYLES: Record<number, string> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'destructive',
  [ButtonStyle.Link]: 'secondary',
};

export const waitingKey = (message: Said, component: string): string => `${message.id} ${component}`;

const button = (ui: Ui, message: Said, part: APIButtonComponent): Drawn => {
  if (part.style === ButtonStyle.Premium) return nothing;
  const label = html`${part.emoji?.name ? `${part.emoji.name} ` : nothing}${part.label ?? nothing}`;
  if (part.style === ButtonStyle.Link)
    return html`<discord-button type="secondary" url=${part.url}>${label}</discord-button>`;
  const id = part.custom_id;
  const waits = ui.waiting.has(waitingKey(message, id));
  return html`<discord-button
    type=${STYLES[part.style] ?? 'secondary'}
    ?disabled=${part.disabled === true || waits}
    @click=${() => part.disabled !== true && !waits && ui.press(message, id)}
    >${label}</discord-button
  >`;
};

/** What an entity select offers: the people and channels there are. */
const entityOptions = (view: View, type: ComponentType): Option[] => {
  const people = [view.bot, ...view.people].map(({ id, name }) => ({ value: id, label: name }));
  const channels = view.channels
    .filter(({ kind }) => kind !== 'dm')
    .map(({ id, name }) => ({ value: id, label: `#${name}` }));
  if (type === ComponentType.ChannelSelect) return channels;
  return type === ComponentType.RoleSelect ? [] : people;
};

export const optionsOf = (view: View, part: APISelectMenuComponent): Option[] =>
  part.type === ComponentType.StringSelect
    ? part.options.map(({ label, value, description, default: chosen }) => ({
        label,
        value,
        ...(description === undefined ? {} : { description }),
        chosen: chosen === true,
      }))
    : entityOptions(view, part.type).map((option) => ({
        ...option,
        chosen: (part.default_values ?? []).some(({ id }) => id === option.value),
      }));

const select = (ui: Ui, message: Said, part: APISelectMenuComponent): Drawn =>
  html`<play-select
    .options=${optionsOf(ui.view, part)}
    .placeholder=${part.placeholder ?? 'Make a selection'}
    .least=${part.min_values ?? 1}
    .most=${part.max_values ?? 1}
    .disabled=${part.disabled === true || ui.waiting.has(waitingKey(message, part.custom_id))}
    @chosen=${(event: CustomEvent<string[]>) => ui.press(message, part.custom_id, event.detail)}
  ></play-select>`;

const one = (ui: Ui, message: Said, part: Part): Drawn => {
  switch (part.type) {
    case ComponentType.ActionRow:
      return html`<discord-action-row>${part.components.map((inner) => one(ui, message, inner as Part))}</discord-action-row>`;
    case ComponentType.Button:
      return button(ui, message, part);
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return select(ui, message, part);
    case ComponentType.TextDisplay:
      return html`<div class="text-display">${markdown(ui.view, part.content, true)}</div>`;
    case ComponentType.Section:
      return html`<div class="section">
        <div>${part.components.map((inner) => one(ui, message, inner as Part))}</div>
        ${
          part.accessory.type === ComponentType.Thumbnail
            ? pictureView(part.accessory.media.url, part.accessory.description ?? '', 'thumbnail')
            : html`<discord-action-row>${one(ui, message, part.accessory)}</discord-action-row>`
        }
      </div>`;
    case ComponentType.MediaGallery:
      return html`<div class="gallery">${part.items.map(({ media, description }) => pictureView(media.url, description ?? ''))}</div>`;
    case ComponentType.Separator:
      return part.divider === false ? html`<div class="gap"></div>` : html`<hr />`;
    case ComponentType.Container: {
      const colour = part.accent_color;
      const accent = colour == null ? '' : `--accent: #${colour.toString(16).padStart(6, '0')}`;
      return html`<div class="container" style=${accent}>${part.components.map((inner) => one(ui, message, inner as Part))}</div>`;
    }
    default:
      return nothing;
  }
};

/** Everything under a message that can be pressed or chosen, and whatever else is built of components. */
export const componentsView = (ui: Ui, message: Said): Drawn =>
  (message.components ?? []).length === 0
    ? nothing
    : html`<div slot="components" class="components">${message.components!.map((part) => one(ui, message, part))}</div>`;
