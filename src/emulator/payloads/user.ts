import type { Guild, User } from '../state.js';

const JOINED = '2024-01-01T00:00:00.000000+00:00';

/** A user as Discord sends it. */
export const userJson = (user: User) => ({
  id: user.id,
  username: user.username,
  global_name: user.bot ? null : user.global_name,
  discriminator: '0',
  avatar: null,
  public_flags: 0,
  flags: 0,
  primary_guild: null,
  ...(user.bot ? { bot: true } : {}),
});

/** A member without the user inside, as it stands in messages. */
export const memberJson = (guild: Guild, user: User) => ({
  roles: guild.members.get(user.id) ?? [],
  nick: null,
  avatar: null,
  banner: null,
  joined_at: JOINED,
  premium_since: null,
  communication_disabled_until: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
});
