import type { Channel } from '../state.js';
import type { Body, World } from '../world.js';
import { userJson } from './user.js';

const iso = (at: number): string => new Date(at).toISOString();

const threadJson = (world: World, channel: Channel): Body => {
  const thread = channel.thread!;
  const count = channel.messages.size;
  return {
    parent_id: channel.parent,
    owner_id: thread.owner,
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchive,
      archive_timestamp: iso(thread.at),
      create_timestamp: iso(thread.at),
      locked: thread.locked,
      ...(channel.type === 12 ? { invitable: true } : {}),
    },
    message_count: count,
    total_message_sent: count,
    member_count: 1,
    rate_limit_per_user: 0,
    ...(thread.owner === world.self.id ? { member: threadMember(world, channel) } : {}),
  };
};

/** The bot as a member of a thread. */
export const threadMember = (world: World, channel: Channel): Body => ({
  id: channel.id,
  user_id: world.self.id,
  join_timestamp: iso(channel.thread?.at ?? 0),
  flags: 0,
});

/** A channel as Discord sends it. */
export const channelJson = (world: World, channel: Channel): Body => {
  const shared = { id: channel.id, type: channel.type, flags: 0, last_message_id: channel.last };
  if (channel.guild === null) {
    const recipients = channel.people.map((id) => userJson(world.state.users.get(id)!));
    return channel.type === 3 ? { ...shared, name: channel.name, recipients } : { ...shared, recipients };
  }
  const inGuild = { ...shared, guild_id: channel.guild, name: channel.name };
  if (channel.thread) return { ...inGuild, ...threadJson(world, channel) };
  return {
    ...inGuild,
    position: 0,
    parent_id: channel.parent,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: String(allow),
      deny: String(deny),
    })),
  };
};
