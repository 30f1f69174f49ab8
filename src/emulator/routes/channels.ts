import { need, openChannel } from '../access.js';
import { addThread, announceChannel, removeChannel } from '../channels.js';
import { all, checkForm, flag, number, oneOf, record, text } from '../checks/form.js';
import { checkMessage } from '../checks/message.js';
import { threadExists } from '../errors.js';
import { typingIn } from '../intents.js';
import { announce, messageOf, put } from '../messages.js';
import { channelJson } from '../payloads/channel.js';
import { memberJson, userJson } from '../payloads/user.js';
import { Answer, type Request, route } from '../route.js';
import type { Channel } from '../state.js';
import type { Body, World } from '../world.js';

const threadFields = {
  name: text(1, 100),
  auto_archive_duration: oneOf(60, 1440, 4320, 10080),
  rate_limit_per_user: number(0, 21_600),
};
const threadForm = record({ ...threadFields, type: oneOf(10, 11, 12) }, ['name']);
const channelForm = all(record({ ...threadFields, archived: flag, locked: flag }));
const FORUM = 15;
const ANNOUNCEMENTS = 5;

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

/** Channels and threads. */
export const channelRoutes = (world: World) => {
  const { self } = world;
  const joined = (thread: Channel): void =>
    world.events.tell({
      name: 'THREAD_MEMBERS_UPDATE',
      needs: 1,
      guild: thread.guild,
      channel: thread,
      data: () => ({
        id: thread.id,
        guild_id: thread.guild,
        member_count: 1,
        added_members: [],
        removed_member_ids: [],
      }),
    });
  const fromMessage = ({ params: [id, message], body }: Request): Answer => {
    const parent = openChannel(world, id!);
    checkForm(threadForm, body);
    need(world, parent, 'CreatePublicThreads');
    const from = messageOf(world, message!, parent.id);
    if (world.state.channels.has(from.id)) throw threadExists();
    const thread = addThread(world, parent, String(body.name), self.id, {
      from,
      type: parent.type === ANNOUNCEMENTS ? 10 : 11,
      autoArchive: Number(body.auto_archive_duration ?? 1440),
    });
    announce(world, 'MESSAGE_UPDATE', from);
    world.changes.tell({ kind: 'message-edited', message: from });
    joined(thread);
    return new Answer(201, channelJson(world, thread));
  };
  const free = ({ params: [id], body, files }: Request): Answer => {
    const parent = openChannel(world, id!);
    checkForm(threadForm, body);
    const type = parent.type === FORUM ? 11 : (Number(body.type ?? 12) as 10 | 11 | 12);
    need(world, parent, type === 12 ? 'CreatePrivateThreads' : 'CreatePublicThreads');
    const post = (body.message ?? {}) as Body;
    if (parent.type === FORUM) checkMessage(post, files);
    const thread = addThread(world, parent, String(body.name), self.id, {
      type,
      autoArchive: Number(body.auto_archive_duration ?? 1440),
    });
    if (parent.type === FORUM) put(world, thread, post, { author: self.id }, files);
    joined(thread);
    return new Answer(201, channelJson(world, thread));
  };

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
    route('POST', '/channels/{c}/messages/{m}/threads', fromMessage),
    route('POST', '/channels/{c}/threads', free),
    route(
      'PUT',
      '/channels/{c}/thread-members/@me',
      ({ params: [id] }) => void joined(openChannel(world, id!)),
    ),
    route('DELETE', '/channels/{c}/thread-members/@me', ({ params: [id] }) => void openChannel(world, id!)),
  ];
};
