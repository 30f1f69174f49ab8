import { channelOf, guildOf } from './channels.js';
import {
  cannotMessage,
  missingAccess,
  missingPermissions,
  noMutualGuild,
  noReplyHistory,
  notATextChannel,
  notInForums,
  threadLocked,
} from './errors.js';
import type { File } from './files.js';
import { may, type Permission } from './permissions.js';
import type { Channel, Guild, State } from './state.js';
import type { Body, World } from './world.js';

/** The server of an id, of which the bot is a member. */
export const openGuild = (world: World, id: string): Guild => {
  const guild = guildOf(world, id);
  if (!guild.withBot) throw missingAccess();
  return guild;
};

/** The channel of an id that the bot can see. */
export const openChannel = (world: World, id: string): Channel => {
  const channel = channelOf(world, id);
  const seen =
    channel.guild === null
      ? channel.recipient !== null
      : may(world.state, world.self, channel, 'ViewChannel');
  if (!seen) throw missingAccess();
  return channel;
};

/** Throws "Missing Permissions" unless the bot holds all of these. */
export const need = ({ state, self }: World, channel: Channel, ...permissions: Permission[]): void => {
  if (!permissions.every((permission) => may(state, self, channel, permission))) throw missingPermissions();
};

const FORUM = 15;
const CATEGORY = 4;

const mayMessage = ({ state }: World, recipient: string): void => {
  const user = state.users.get(recipient)!;
  if (user.closedDms) throw cannotMessage();
  if (!user.installed && !sharesGuild(state)) throw noMutualGuild();
};

// Everyone counts as a member of every server.
const sharesGuild = ({ guilds }: State): boolean => {
  for (const { withBot } of guilds.values()) if (withBot) return true;
  return guilds.size === 0;
};

/** Throws unless the bot may send this message here. */
export const checkMaySend = (world: World, channel: Channel, body: Body, files: readonly File[]): void => {
  if (channel.recipient !== null) {
    mayMessage(world, channel.recipient);
    return;
  }
  if (channel.type === FORUM) throw notInForums();
  if (channel.type === CATEGORY) throw notATextChannel();
  need(world, channel, channel.thread ? 'SendMessagesInThreads' : 'SendMessages');
  if (channel.thread?.locked) throw threadLocked();
  if (Array.isArray(body.embeds) && body.embeds.length > 0) need(world, channel, 'EmbedLinks');
  if (files.length > 0) need(world, channel, 'AttachFiles');
  if (body.message_reference && !may(world.state, world.self, channel, 'ReadMessageHistory'))
    throw noReplyHistory();
};
