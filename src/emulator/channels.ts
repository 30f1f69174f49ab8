import { unknownChannel, unknownGuild, unknownUser } from './errors.js';
import { INTENT } from './intents.js';
import { channelJson } from './payloads/channel.js';
import type { Channel, Guild, Message, User } from './state.js';
import type { World } from './world.js';

/** The channel of an id; throws Discord's "Unknown Channel". */
export const channelOf = ({ state }: World, id: string): Channel => {
  const channel = state.channels.get(id);
  if (!channel) throw unknownChannel();
  return channel;
};

export const guildOf = ({ state }: World, id: string): Guild => {
  const guild = state.guilds.get(id);
  if (!guild) throw unknownGuild();
  return guild;
};

const blank = (id: string, type: Channel['type'], name: string): Channel => ({
  id,
  type,
  name,
  guild: null,
  recipient: null,
  people: [],
  parent: null,
  thread: null,
  overwrites: [],
  messages: new Set(),
  last: null,
});

const add = (world: World, channel: Channel): Channel => {
  world.state.channels.set(channel.id, channel);
  if (channel.guild !== null) {
    world.state.guilds.get(channel.guild)!.channels.add(channel.id);
    announceChannel(world, channel.thread ? 'THREAD_CREATE' : 'CHANNEL_CREATE', channel);
  }
  world.changes.tell({ kind: 'channel-created', channel });
  return channel;
};

/** Tells the gateway of a channel or thread. */
export const announceChannel = (world: World, name: string, channel: Channel): void =>
  world.events.tell({
    name,
    needs: INTENT.guilds,
    guild: channel.guild,
    channel,
    data: () => ({
      ...channelJson(world, channel),
      ...(name === 'THREAD_CREATE' ? { newly_created: true } : {}),
    }),
  });

/** A channel of a server, such as a text channel (type 0) or a forum (15). */
export const addChannel = (world: World, guild: Guild, name: string, type: Channel['type'] = 0): Channel =>
  add(world, { ...blank(world.snowflake(), type, name), guild: guild.id });

/** A private channel that the bot is not part of: two people (type 1) or a group. */
export const addPrivateChannel = (world: World, people: readonly User[], name = ''): Channel =>
  add(world, {
    ...blank(world.snowflake(), people.length > 2 ? 3 : 1, name),
    people: people.map(({ id }) => id),
  });

/** A thread below a channel; its id is that of the message it starts from, if any. */
export const addThread = (
  world: World,
  parent: Channel,
  name: string,
  owner: string,
  { from, type = 11, autoArchive = 1440 }: { from?: Message; type?: 10 | 11 | 12; autoArchive?: number } = {},
): Channel =>
  add(world, {
    ...blank(from?.id ?? world.snowflake(), type, name),
    guild: parent.guild,
    parent: parent.id,
    thread: { owner, archived: false, locked: false, autoArchive, at: world.now() },
  });

/** The direct messages of the bot with a person: one channel, made on first use. */
export const openDm = (world: World, recipient: string): Channel => {
  const { state } = world;
  const known = state.dms.get(recipient);
  if (known !== undefined) return state.channels.get(known)!;
  if (!state.users.has(recipient)) throw unknownUser();
  const channel = add(world, { ...blank(world.snowflake(), 1, ''), recipient, people: [recipient] });
  state.dms.set(recipient, channel.id);
  return channel;
};

/** Deletes a channel of a server with its messages and threads. */
export const removeChannel = (world: World, channel: Channel): void => {
  const { state } = world;
  for (const id of state.guilds.get(channel.guild ?? '')?.channels ?? []) {
    const other = state.channels.get(id)!;
    if (other.thread !== null && other.parent === channel.id) removeChannel(world, other);
  }
  announceChannel(world, channel.thread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', channel);
  for (const id of channel.messages) state.messages.delete(id);
  state.channels.delete(channel.id);
  state.guilds.get(channel.guild ?? '')?.channels.delete(channel.id);
  world.changes.tell({ kind: 'channel-deleted', channel });
};
