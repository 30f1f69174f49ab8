import { may } from '../permissions.js';
import type { Channel, Guild, Role } from '../state.js';
import type { Body, World } from '../world.js';
import { channelJson } from './channel.js';
import { memberJson, userJson } from './user.js';

export const roleJson = (role: Role, position: number): Body => ({
  id: role.id,
  name: role.name,
  permissions: String(role.permissions),
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: true,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});

/** A server as REST sends it. */
export const guildJson = (guild: Guild): Body => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  features: [],
  banner: null,
  owner_id: guild.owner,
  application_id: null,
  region: 'us-west',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  roles: [...guild.roles.values()].map(roleJson),
  default_message_notifications: 0,
  mfa_level: 0,
  explicit_content_filter: 0,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: guild.locale,
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  premium_progress_bar_enabled: false,
  nsfw: false,
  nsfw_level: 0,
  emojis: [],
  stickers: [],
  incidents_data: null,
});

/** A server as the gateway introduces it. Without the presences only the bot stands among its members. */
export const guildCreateJson = (world: World, guild: Guild): Body => {
  const channels = [...guild.channels].map((id) => world.state.channels.get(id)!);
  const isOpen = (channel: Channel): boolean =>
    channel.thread !== null &&
    !channel.thread.archived &&
    may(world.state, world.self, channel, 'ViewChannel');
  return {
    ...guildJson(guild),
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: guild.members.size + 2,
    members: [{ ...memberJson(guild, world.self), user: userJson(world.self) }],
    channels: channels.filter(({ thread }) => thread === null).map((channel) => channelJson(world, channel)),
    threads: channels.filter(isOpen).map((channel) => channelJson(world, channel)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
};
