import { emptyMessage, invalidForm } from './errors.js';
import type { Message, State } from './state.js';
import { userJson } from './state.js';

type Body = Record<string, unknown>;
type Component = {
  type: number;
  custom_id?: string;
  label?: string;
  options?: { label: string; value: string }[];
  max_values?: number;
  components?: Component[];
};
type Embed = {
  title?: string;
  description?: string;
  fields?: { name: string; value: string }[];
  footer?: { text: string };
};

const between = (text: string | undefined, least: number, most: number, path: (string | number)[]): void => {
  if (text === undefined) return;
  if (text.length < least || text.length > most)
    throw invalidForm(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
};

const checkEmbeds = (embeds: Embed[]): void => {
  if (embeds.length > 10)
    throw invalidForm(['embeds'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  let total = 0;
  embeds.forEach((embed, at) => {
    between(embed.title, 0, 256, ['embeds', at, 'title']);
    between(embed.description, 0, 4096, ['embeds', at, 'description']);
    between(embed.footer?.text, 0, 2048, ['embeds', at, 'footer', 'text']);
    const fields = embed.fields ?? [];
    if (fields.length > 25)
      throw invalidForm(['embeds', at, 'fields'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
    fields.forEach(({ name, value }, place) => {
      between(name.trim(), 1, 256, ['embeds', at, 'fields', place, 'name']);
      between(value.trim(), 1, 1024, ['embeds', at, 'fields', place, 'value']);
      total += name.length + value.length;
    });
    total +=
      (embed.title ?? '').length + (embed.description ?? '').length + (embed.footer?.text ?? '').length;
  });
  if (total > 6000)
    throw invalidForm(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
};

const SELECT = 3;

const checkSelect = (part: Component, path: (string | number)[]): void => {
  const options = part.options ?? [];
  if (options.length < 1 || options.length > 25)
    throw invalidForm([...path, 'options'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 25 in length.');
  options.forEach(({ label, value }, at) => {
    between(label, 1, 100, [...path, 'options', at, 'label']);
    between(value, 1, 100, [...path, 'options', at, 'value']);
  });
  if ((part.max_values ?? 1) > options.length)
    throw invalidForm([...path, 'max_values'], 'BASE_TYPE_MAX', 'Must not exceed the number of options.');
};

const checkComponents = (rows: Component[]): void => {
  if (rows.length > 5)
    throw invalidForm(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  const ids = new Set<string>();
  rows.forEach((row, at) => {
    const parts = row.components ?? [];
    if (row.type !== 1 || parts.length < 1 || parts.length > 5)
      throw invalidForm(
        ['components', at],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    parts.forEach((part, place) => {
      const path = ['components', at, 'components', place];
      between(part.custom_id, 1, 100, [...path, 'custom_id']);
      if (part.type === SELECT) checkSelect(part, path);
      else between(part.label, 1, 80, [...path, 'label']);
      if (part.custom_id === undefined) return;
      if (ids.has(part.custom_id))
        throw invalidForm(
          [...path, 'custom_id'],
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        );
      ids.add(part.custom_id);
    });
  });
};

/** Checks a message body against Discord's limits; throws the error that Discord answers with. */
export const checkMessage = (body: Body): void => {
  const content = typeof body.content === 'string' ? body.content : '';
  const embeds = (body.embeds ?? []) as Embed[];
  const components = (body.components ?? []) as Component[];
  if (content.length > 2000)
    throw invalidForm(['content'], 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.');
  checkEmbeds(embeds);
  checkComponents(components);
  const attachments = (body.attachments ?? []) as unknown[];
  if (content.trim() === '' && embeds.length === 0 && attachments.length === 0 && components.length === 0)
    throw emptyMessage();
};

/** A message as Discord sends it. `quoted` includes the message it replies to. */
export const messageJson = (state: State, message: Message, quoted = true): Body => {
  const author = state.users.get(message.author)!;
  const referenced = message.reference === null ? undefined : state.messages.get(message.reference);
  return {
    id: message.id,
    channel_id: message.channel_id,
    author: userJson(author),
    content: message.content,
    timestamp: new Date(Number((BigInt(message.id) >> 22n) + 1_420_070_400_000n)).toISOString(),
    edited_timestamp: message.edited ? new Date().toISOString() : null,
    tts: false,
    mention_everyone: false,
    mentions: message.mentions.map((id) => userJson(state.users.get(id)!)),
    mention_roles: [],
    attachments: message.attachments,
    embeds: message.embeds,
    components: message.components,
    pinned: false,
    type: message.reference === null ? 0 : 19,
    flags: message.flags,
    ...(message.reference === null
      ? {}
      : { message_reference: { message_id: message.reference, channel_id: message.channel_id, type: 0 } }),
    ...(quoted && referenced ? { referenced_message: messageJson(state, referenced, false) } : {}),
  };
};
