import type { Channel, Guild, State, User } from './state.js';

/** https://discord.com/developers/docs/topics/permissions: those that matter to what is emulated. */
export const PERMISSION = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ManageRoles: 1n << 28n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
  UseExternalApps: 1n << 50n,
} as const;
export type Permission = keyof typeof PERMISSION;

/** What @everyone may do in a new server. */
export const EVERYONE = 2_248_473_465_835_073n;
export const ALL = (1n << 53n) - 1n;

export const bits = (names: readonly Permission[]): bigint =>
  names.reduce((sum, name) => sum | PERMISSION[name], 0n);

const inGuild = (state: State, guild: Guild, user: User): bigint => {
  if (guild.owner === user.id) return ALL;
  const roles = guild.members.get(user.id) ?? [];
  const sum = [guild.id, ...roles].reduce((all, id) => all | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  const managing = state.managers.has(user.id) ? sum | PERMISSION.ManageGuild : sum;
  return (managing & PERMISSION.Administrator) === 0n ? managing : ALL;
};

const overwritten = (base: bigint, guild: Guild, channel: Channel, user: User): bigint => {
  const roles = guild.members.get(user.id) ?? [];
  const apply = (sum: bigint, ids: readonly string[]): bigint => {
    const mine = channel.overwrites.filter(({ id }) => ids.includes(id));
    const denied = mine.reduce((all, { deny }) => all | deny, 0n);
    return mine.reduce((all, { allow }) => all | allow, sum & ~denied);
  };
  return apply(apply(apply(base, [guild.id]), roles), [user.id]);
};

/** What a person or the bot may do in a channel. A thread goes by its parent; losing sight of a channel loses all. */
export const permissionsIn = (state: State, user: User, channel: Channel): bigint => {
  if (channel.guild === null) return EVERYONE;
  const guild = state.guilds.get(channel.guild)!;
  if (user.bot && !guild.withBot) return 0n;
  const base = inGuild(state, guild, user);
  if (base === ALL) return ALL;
  const home = (channel.thread && channel.parent !== null && state.channels.get(channel.parent)) || channel;
  const sum = overwritten(base, guild, home, user);
  if ((sum & PERMISSION.ViewChannel) === 0n) return 0n;
  if (channel.thread !== null || (sum & PERMISSION.SendMessages) !== 0n) return sum;
  return sum & ~bits(['MentionEveryone', 'AttachFiles', 'EmbedLinks']);
};

export const may = (state: State, user: User, channel: Channel, permission: Permission): boolean =>
  (permissionsIn(state, user, channel) & PERMISSION[permission]) !== 0n;
