import { need, openChannel } from '../access.js';
import { announceChannel, removeChannel } from '../channels.js';
import { checkForm, flag, number, oneOf, record, text } from '../checks/form.js';
import { typingIn } from '../intents.js';
import { channelJson } from '../payloads/channel.js';
import { memberJson, userJson } from '../payloads/user.js';
import { route } from '../route.js';
import type { Channel } from '../state.js';
import type { World } from '../world.js';

/** What may be said of a thread when it is made or changed. */
export const threadFields = {
  name: text(1, 100),
  auto_archive_duration: oneOf(60, 1440, 4320, 10080),
  rate_limit_per_user: number(0, 21_600),
};
const channelForm = record({ ...threadFields, archived: flag, locked: flag });

/** Says in a channel that somebody is typing. */
export const showTyping = (world: World, channel: Channel, user: string): void => {
  const { state } = world;
  const guild = channel.guild === null ? undefined : state.guilds.get(channel.guild)!;
  const person = state.users.get(user)!;
  world.events.tell({
    name: 'TYPING_START',
    needs: typingIn(channel.guild),
    guild: channel.guild,
    channel,
    data: () => ({
      channel_id: channel.id,
      user_id: user,
      timestamp: Math.floor(world.now() / 1000),
      ...(guild
        ? { guild_id: guild.id, member: { ...memberJson(guild, person), user: userJson(person) } }
        : {}),
    }),
  });
  world.changes.tell({ kind: 'typing', channel: channel.id, user });
};

/** Channels, and threads as far as they are channels. */
export const channelRoutes = (world: World) => {
  const { self } = world;
  return [
    route('GET', '/channels/{c}', ({ params: [id] }) => channelJson(world, openChannel(world, id!))),
    route('PATCH', '/channels/{c}', ({ params: [id], body }) => {
      const channel = openChannel(world, id!);
      checkForm(channelForm, body);
      if (channel.thread?.owner !== self.id)
        need(world, channel, channel.thread ? 'ManageThreads' : 'ManageChannels');
      if (typeof body.name === 'string') channel.name = body.name;
      if (channel.thread && typeof body.archived === 'boolean') channel.thread.archived = body.archived;
      if (channel.thread && typeof body.locked === 'boolean') channel.thread.locked = body.locked;
      announceChannel(world, channel.thread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', channel);
      world.changes.tell({ kind: 'channel-changed', channel });
      return channelJson(world, channel);
    }),
    route('DELETE', '/channels/{c}', ({ params: [id] }) => {
      const channel = openChannel(world, id!);
      if (channel.guild === null) return channelJson(world, channel);
      need(world, channel, channel.thread ? 'ManageThreads' : 'ManageChannels');
      const json = channelJson(world, channel);
      removeChannel(world, channel);
      return json;
    }),
    route('POST', '/channels/{c}/typing', ({ params: [id] }) => {
      const channel = openChannel(world, id!);
      if (channel.guild !== null)
        need(world, channel, channel.thread ? 'SendMessagesInThreads' : 'SendMessages');
      showTyping(world, channel, self.id);
      return undefined;
    }),
  ];
};
