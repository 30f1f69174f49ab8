import { openGuild } from '../access.js';
import { unknownMember } from '../errors.js';
import { channelJson } from '../payloads/channel.js';
import { guildJson, roleJson } from '../payloads/guild.js';
import { memberJson, userJson } from '../payloads/user.js';
import { may } from '../permissions.js';
import { route } from '../route.js';
import type { Channel, Guild } from '../state.js';
import type { World } from '../world.js';

/** Servers, read only. */
export const guildRoutes = (world: World) => {
  const channelsOf = (guild: Guild): Channel[] =>
    [...guild.channels].map((id) => world.state.channels.get(id)!);
  return [
    route('GET', '/guilds/{g}', ({ params: [id] }) => guildJson(openGuild(world, id!))),
    route('GET', '/guilds/{g}/channels', ({ params: [id] }) =>
      channelsOf(openGuild(world, id!))
        .filter(({ thread }) => thread === null)
        .map((channel) => channelJson(world, channel)),
    ),
    route('GET', '/guilds/{g}/roles', ({ params: [id] }) =>
      [...openGuild(world, id!).roles.values()].map(roleJson),
    ),
    route('GET', '/guilds/{g}/threads/active', ({ params: [id] }) => {
      const threads = channelsOf(openGuild(world, id!)).filter(
        (channel) =>
          channel.thread?.archived === false && may(world.state, world.self, channel, 'ViewChannel'),
      );
      return { threads: threads.map((channel) => channelJson(world, channel)), members: [], has_more: false };
    }),
    route('GET', '/guilds/{g}/members/search', ({ params: [id], query }) => {
      const guild = openGuild(world, id!);
      const wanted = (query.get('query') ?? '').toLowerCase();
      const found = [...world.state.users.values()].filter(({ username }) => username.startsWith(wanted));
      return found.slice(0, 100).map((user) => ({ ...memberJson(guild, user), user: userJson(user) }));
    }),
    route('GET', '/guilds/{g}/members/{u}', ({ params: [id, user] }) => {
      const guild = openGuild(world, id!);
      const member = world.state.users.get(user!);
      if (!member) throw unknownMember();
      return { ...memberJson(guild, member), user: userJson(member) };
    }),
  ];
};
