import {
  type APIChannel,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';

/** What the bot needs where it is to answer messages, by the names in Discord's settings. */
const NEEDED: readonly (readonly [string, bigint])[] = [
  ['View Channels', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ['Embed Links', PermissionFlagsBits.EmbedLinks],
  ['Attach Files', PermissionFlagsBits.AttachFiles],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
];

/** Permissions from a member's roles: https://docs.discord.com/developers/topics/permissions */
export const rightsOf = (server: string, roles: readonly APIRole[], member: APIGuildMember): bigint =>
  roles
    .filter(({ id }) => id === server || member.roles.includes(id))
    .reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);

/** The same in a channel: overwrites for everyone, then for roles together, then for the member. */
export const rightsIn = (
  base: bigint,
  server: string,
  roles: readonly string[],
  self: string,
  overwrites: readonly APIOverwrite[],
): bigint => {
  if (base & PermissionFlagsBits.Administrator) return ~0n;
  const apply = (rights: bigint, chosen: readonly APIOverwrite[]): bigint => {
    const deny = chosen.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = chosen.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    return (rights & ~deny) | allow;
  };
  const forRoles = overwrites.filter(({ type }) => type === OverwriteType.Role);
  const everyone = forRoles.filter(({ id }) => id === server);
  const own = forRoles.filter(({ id }) => id !== server && roles.includes(id));
  const member = overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === self);
  return [everyone, own, member].reduce(apply, base);
};

const missingIn = (rights: bigint): string[] =>
  rights & PermissionFlagsBits.Administrator
    ? []
    : NEEDED.filter(([, bit]) => (rights & bit) === 0n).map(([name]) => name);

/** What the bot lacks in the given server and channel. Rejects as Discord's REST does where it may not look. */
export const missingRights = async (
  rest: REST,
  self: string,
  { server, channel }: { server?: string | undefined; channel?: string | undefined },
): Promise<{ place: string; missing: string[] }[]> => {
  const place = channel === undefined ? null : ((await rest.get(Routes.channel(channel))) as APIChannel);
  const guild = server ?? (place !== null && 'guild_id' in place ? place.guild_id : undefined);
  if (guild === undefined) return [];
  const roles = (await rest.get(Routes.guildRoles(guild))) as APIRole[];
  const member = (await rest.get(Routes.guildMember(guild, self))) as APIGuildMember;
  const base = rightsOf(guild, roles, member);
  const found = [{ place: `server ${guild}`, missing: missingIn(base) }];
  if (place === null) return found;
  const overwrites = 'permission_overwrites' in place ? (place.permission_overwrites ?? []) : [];
  const rights = rightsIn(base, guild, member.roles, self, overwrites);
  return [...found, { place: `channel ${channel}`, missing: missingIn(rights) }];
};
