import { memberJson, userJson } from '../payloads/user.js';
import { shardOf } from '../snowflake.js';
import type { Guild } from '../state.js';
import type { Body, World } from '../world.js';

/** The servers of a shard that the bot is in. */
export const guildsOf = ({ state }: World, [id, of]: readonly [number, number]): Guild[] =>
  [...state.guilds.values()].filter((guild) => guild.withBot && shardOf(guild.id, of) === id);

/** What greets a new session. Its servers follow one by one. */
export const readyJson = (
  { self, application }: World,
  { id, shard, guilds, address }: { id: string; shard: [number, number]; guilds: Guild[]; address: string },
): Body => ({
  v: 10,
  user: { ...userJson(self), verified: true, mfa_enabled: true, email: null },
  guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
  session_id: id,
  resume_gateway_url: address,
  session_type: 'normal',
  shard,
  application,
  private_channels: [],
  relationships: [],
  presences: [],
  user_settings: {},
  geo_ordered_rtc_regions: [],
  _trace: [],
});

/** The answer to a request for members of a server. */
export const membersJson = (
  { state, self }: World,
  guild: Guild,
  { user_ids, nonce }: { user_ids?: unknown; nonce?: unknown },
): Body => {
  const wanted = user_ids === undefined ? [self.id, ...guild.members.keys()] : [user_ids].flat().map(String);
  const known = wanted.filter((id) => state.users.has(id));
  return {
    guild_id: guild.id,
    members: known.map((id) => {
      const user = state.users.get(id)!;
      return { ...memberJson(guild, user), user: userJson(user) };
    }),
    chunk_index: 0,
    chunk_count: 1,
    not_found: wanted.filter((id) => !state.users.has(id)),
    ...(nonce === undefined ? {} : { nonce }),
  };
};
