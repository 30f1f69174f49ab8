import { channelOf } from './channels.js';
import { COMPONENTS_V2, checkMessage } from './checks/message.js';
import { completed } from './components.js';
import { unknownMessage } from './errors.js';
import { type File, store, withFiles } from './files.js';
import { messagesIn } from './intents.js';
import { mentionsOf, pingedBy } from './mentions.js';
import { messageEventJson } from './payloads/message.js';
import type { Channel, Message } from './state.js';
import type { Body, World } from './world.js';

export const EPHEMERAL = 64;
export const LOADING = 128;
const SUPPRESS_EMBEDS = 4;
const REPLY = 19;

/** The message of an id, in this channel where one is given; throws Discord's "Unknown Message". */
export const messageOf = ({ state }: World, id: string, channel?: string): Message => {
  const message = state.messages.get(id);
  if (!message || (channel !== undefined && message.channel_id !== channel)) throw unknownMessage();
  return message;
};

/** Tells the gateway of a message that all may see. */
export const announce = (world: World, name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: Message): void => {
  if (message.ephemeralTo !== null) return;
  const channel = channelOf(world, message.channel_id);
  world.events.tell({
    name,
    needs: messagesIn(channel.guild),
    guild: channel.guild,
    channel,
    data: (readable) => messageEventJson(world, message, readable),
  });
};

const forget = (world: World, channel: Channel): void => {
  if (channel.messages.size <= world.keepMessages) return;
  const [oldest] = channel.messages;
  const message = world.state.messages.get(oldest!);
  channel.messages.delete(oldest!);
  world.state.messages.delete(oldest!);
  for (const id of message?.files ?? []) world.state.files.delete(id);
};

/** Who writes a message, and what about it does not stand in its body. */
export type Authorship = {
  author: string;
  ephemeralTo?: string | null;
  interaction?: string | null;
  type?: number;
  flags?: number;
  /** Whose words are mentioned where the body does not say; https://discord.com/developers/docs/resources/message#allowed-mentions-object */
  parse?: readonly string[];
};

/** Puts a message into a channel and tells everyone who may know. The body has been checked. */
export const put = (
  world: World,
  channel: Channel,
  body: Body,
  { author, ephemeralTo = null, interaction = null, type, flags = 0, parse }: Authorship,
  files: readonly File[] = [],
): Message => {
  const content = typeof body.content === 'string' ? body.content.trim() : '';
  const reference = (body.message_reference as { message_id?: string } | undefined)?.message_id;
  const target = reference === undefined ? undefined : world.state.messages.get(reference);
  const id = world.snowflake();
  const stored = store(world, channel.id, files, body.attachments);
  const { attachments, embeds } = withFiles((body.embeds as Body[] | null) ?? [], stored);
  const message: Message = {
    id,
    channel_id: channel.id,
    author,
    content,
    embeds,
    components: completed((body.components as unknown[] | null) ?? [], stored),
    attachments,
    files: stored.map((file) => file.id),
    flags: Number(body.flags ?? 0) | flags,
    type: type ?? (target ? REPLY : 0),
    ephemeralTo,
    ...mentionsOf(world, content, body.allowed_mentions, target, parse),
    reference: target ? target.id : null,
    interaction,
    edited: null,
    nonce: typeof body.nonce === 'string' || typeof body.nonce === 'number' ? body.nonce : null,
    reactions: new Map(),
    pinned: false,
  };
  world.state.messages.set(id, message);
  channel.messages.add(id);
  channel.last = id;
  if (channel.thread && !channel.thread.locked) channel.thread.archived = false;
  forget(world, channel);
  announce(world, 'MESSAGE_CREATE', message);
  world.changes.tell({ kind: 'message-created', message });
  return message;
};

/** Changes a message as an edit with this body does; fields that are left out stay. */
export const change = (world: World, message: Message, body: Body, files: readonly File[] = []): Message => {
  const wasLoading = (message.flags & LOADING) !== 0;
  const kept = keptAttachments(message, body.attachments);
  checkMessage(
    {
      content: message.content,
      embeds: message.embeds,
      components: message.components,
      flags: message.flags,
      ...body,
    },
    files,
    kept.length,
  );
  if ('content' in body) {
    message.content = String(body.content ?? '').trim();
    Object.assign(
      message,
      mentionsOf(world, message.content, body.allowed_mentions, pingedBy(world, message)),
    );
  }
  const added = store(world, message.channel_id, files, body.attachments);
  const changed = withFiles((body.embeds as Body[] | null | undefined) ?? (message.embeds as Body[]), [
    ...kept,
    ...added,
  ]);
  message.embeds = body.embeds === null ? [] : changed.embeds;
  message.attachments = changed.attachments;
  message.files.push(...added.map(({ id }) => id));
  if ('components' in body)
    message.components = completed((body.components as unknown[] | null) ?? [], [...kept, ...added]);
  if (typeof body.flags === 'number')
    message.flags = (message.flags & ~SUPPRESS_EMBEDS) | (body.flags & (SUPPRESS_EMBEDS | COMPONENTS_V2));
  message.flags &= ~LOADING;
  if (!wasLoading) message.edited = world.now();
  announce(world, 'MESSAGE_UPDATE', message);
  world.changes.tell({ kind: 'message-edited', message });
  return message;
};

const keptAttachments = (message: Message, wanted: unknown): Message['attachments'] => {
  if (!Array.isArray(wanted)) return message.attachments;
  const ids = new Set((wanted as Body[]).map(({ id }) => String(id)));
  return message.attachments.filter(({ id }) => ids.has(id));
};

const forgetOne = (world: World, message: Message): void => {
  world.state.messages.delete(message.id);
  world.state.channels.get(message.channel_id)?.messages.delete(message.id);
  for (const id of message.files) world.state.files.delete(id);
  world.changes.tell({ kind: 'message-deleted', message });
};

const deleted = (world: World, channel: Channel, name: string, data: Body): void =>
  world.events.tell({
    name,
    needs: messagesIn(channel.guild),
    guild: channel.guild,
    channel,
    data: () => ({
      ...data,
      channel_id: channel.id,
      ...(channel.guild === null ? {} : { guild_id: channel.guild }),
    }),
  });

/** Deletes a message. */
export const remove = (world: World, message: Message): void => {
  const channel = channelOf(world, message.channel_id);
  forgetOne(world, message);
  if (message.ephemeralTo === null) deleted(world, channel, 'MESSAGE_DELETE', { id: message.id });
};

/** Deletes several messages of one channel at once. */
export const removeMany = (world: World, channel: Channel, messages: readonly Message[]): void => {
  for (const message of messages) forgetOne(world, message);
  deleted(world, channel, 'MESSAGE_DELETE_BULK', { ids: messages.map(({ id }) => id) });
};
