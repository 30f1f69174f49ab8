import { madeAt } from '../snowflake.js';
import type { Interaction, Message } from '../state.js';
import type { Body, World } from '../world.js';
import { channelJson } from './channel.js';
import { memberJson, userJson } from './user.js';

/** `HAS_THREAD`: a thread was started from the message. */
export const HAS_THREAD = 32;

const iso = (at: number): string => new Date(at).toISOString();

const EMPTY = { content: '', embeds: [], attachments: [], components: [] };

/**
 * Whether the bot may read a message without the content intent: its own, direct ones, those that name it, and replies
 * that ping it, but for replies to its answers to interactions.
 */
export const isReadable = ({ state, self }: World, message: Message): boolean => {
  if (message.author === self.id || message.named.includes(self.id)) return true;
  if (state.channels.get(message.channel_id)?.guild === null) return true;
  const replied = message.reference === null ? undefined : state.messages.get(message.reference);
  return message.mentions.includes(self.id) && replied?.author === self.id && replied.interaction === null;
};

const interactionJson = ({ state, application }: World, interaction: Interaction, message: Message): Body => {
  const user = userJson(state.users.get(interaction.user)!);
  const owners = interaction.foreign ? { '1': interaction.user } : { '0': guildOf(state, message) ?? '0' };
  const shared = { id: interaction.id, user, authorizing_integration_owners: owners };
  const metadata =
    interaction.kind === 'component'
      ? { ...shared, type: 3, interacted_message_id: interaction.message }
      : interaction.kind === 'modal'
        ? {
            ...shared,
            type: 5,
            triggering_interaction_metadata: { ...shared, type: 2, name: interaction.name, command_type: 1 },
          }
        : { ...shared, type: 2, name: interaction.name, command_type: interaction.commandType ?? 1 };
  return { application_id: application.id, webhook_id: application.id, interaction_metadata: metadata };
};

const guildOf = (state: World['state'], message: Message): string | null =>
  state.channels.get(message.channel_id)?.guild ?? null;

const referenceJson = (world: World, message: Message, readable: boolean, quoted: boolean): Body => {
  if (message.reference === null) return {};
  const target = world.state.messages.get(message.reference);
  const guild = guildOf(world.state, message);
  return {
    message_reference: {
      type: 0,
      message_id: message.reference,
      channel_id: message.channel_id,
      ...(guild === null ? {} : { guild_id: guild }),
    },
    ...(quoted ? { referenced_message: target ? messageJson(world, target, readable, false) : null } : {}),
  };
};

const reactionsJson = ({ self }: World, message: Message): Body[] =>
  [...message.reactions].map(([name, users]) => ({
    emoji: { id: null, name },
    count: users.size,
    count_details: { normal: users.size, burst: 0 },
    me: users.has(self.id),
    me_burst: false,
    burst_colors: [],
  }));

/**
 * A message as Discord sends it; `readable` tells whether the content intent is held, `quoted` includes the message it
 * replies to.
 */
export const messageJson = (world: World, message: Message, readable = true, quoted = true): Body => {
  const { state } = world;
  const interaction = message.interaction === null ? undefined : state.interactions.get(message.interaction);
  const thread = state.channels.get(message.id);
  return {
    id: message.id,
    channel_id: message.channel_id,
    author: userJson(state.users.get(message.author)!),
    content: message.content,
    timestamp: iso(madeAt(message.id)),
    edited_timestamp: message.edited === null ? null : iso(message.edited),
    tts: false,
    mention_everyone: message.everyone,
    mentions: message.mentions.map((id) => userJson(state.users.get(id)!)),
    mention_roles: [],
    attachments: message.attachments,
    embeds: message.embeds,
    components: message.components,
    pinned: message.pinned,
    type: message.type,
    flags: message.flags | (thread ? HAS_THREAD : 0),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.reactions.size === 0 ? {} : { reactions: reactionsJson(world, message) }),
    ...(thread ? { thread: channelJson(world, thread) } : {}),
    ...(interaction ? interactionJson(world, interaction, message) : {}),
    ...referenceJson(world, message, readable, quoted),
    ...(readable || isReadable(world, message) ? {} : EMPTY),
  };
};

/** A message as the gateway sends it: with where it stands and who wrote it there. */
export const messageEventJson = (world: World, message: Message, readable: boolean): Body => {
  const { state } = world;
  const channel = state.channels.get(message.channel_id)!;
  const json = { ...messageJson(world, message, readable), channel_type: channel.type };
  if (channel.guild === null) return json;
  const guild = state.guilds.get(channel.guild)!;
  return {
    ...json,
    guild_id: guild.id,
    member: memberJson(guild, state.users.get(message.author)!),
    mentions: message.mentions.map((id) => {
      const user = state.users.get(id)!;
      return { ...userJson(user), member: memberJson(guild, user) };
    }),
  };
};
