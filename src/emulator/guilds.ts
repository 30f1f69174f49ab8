import { INTENT } from './intents.js';
import { guildCreateJson } from './payloads/guild.js';
import { ALL, EVERYONE } from './permissions.js';
import type { Guild } from './state.js';
import type { World } from './world.js';

/** Tells the gateway that the bot is in a server. */
export const introduce = (world: World, guild: Guild): void => {
  guild.unavailable = false;
  world.events.tell({
    name: 'GUILD_CREATE',
    needs: INTENT.guilds,
    guild: guild.id,
    data: () => guildCreateJson(world, guild),
  });
};

/** A new server, with or without the bot. */
export const addGuild = (world: World, name: string, { withBot = true, locale = 'en-US' } = {}): Guild => {
  const id = world.guildId();
  const guild: Guild = {
    id,
    name,
    owner: id,
    withBot,
    unavailable: false,
    locale,
    channels: new Set(),
    roles: new Map([[id, { id, name: '@everyone', permissions: EVERYONE }]]),
    members: new Map(),
  };
  world.state.guilds.set(id, guild);
  if (withBot) introduce(world, guild);
  return guild;
};

/** The bot is invited into a server. */
export const joinGuild = (world: World, guild: Guild): void => {
  guild.withBot = true;
  introduce(world, guild);
  world.changes.tell({ kind: 'guild-joined', guild });
};

const gone = (world: World, guild: Guild, unavailable: boolean): void =>
  world.events.tell({
    name: 'GUILD_DELETE',
    needs: INTENT.guilds,
    guild: guild.id,
    data: () => ({ id: guild.id, ...(unavailable ? { unavailable: true } : {}) }),
  });

/** The bot is removed from a server, or leaves it. */
export const leaveGuild = (world: World, guild: Guild): void => {
  guild.withBot = false;
  gone(world, guild, false);
  world.changes.tell({ kind: 'guild-left', guild });
};

/** Discord loses sight of a server for a while; `introduce` ends it. */
export const outage = (world: World, guild: Guild): void => {
  guild.unavailable = true;
  gone(world, guild, true);
};

/** A role with these permissions, all of them where none are given. */
export const addRole = (world: World, guild: Guild, name: string, permissions: bigint = ALL) => {
  const role = { id: world.snowflake(), name, permissions };
  guild.roles.set(role.id, role);
  return role;
};
