import { need, openChannel } from '../access.js';
import { addThread } from '../channels.js';
import { checkForm, oneOf, record } from '../checks/form.js';
import { checkMessage } from '../checks/message.js';
import { threadExists } from '../errors.js';
import { INTENT } from '../intents.js';
import { announce, messageOf, put } from '../messages.js';
import { channelJson, threadMember } from '../payloads/channel.js';
import { Answer, type Request, route } from '../route.js';
import type { Channel } from '../state.js';
import type { Body, World } from '../world.js';
import { threadFields } from './channels.js';

const threadForm = record({ ...threadFields, type: oneOf(10, 11, 12) }, ['name']);
const FORUM = 15;
const ANNOUNCEMENTS = 5;

/** Threads: started from a message, free or in a forum; joined and left. */
export const threadRoutes = (world: World) => {
  const { self, state } = world;
  const joined = (thread: Channel): void =>
    world.events.tell({
      name: 'THREAD_MEMBERS_UPDATE',
      needs: INTENT.guilds,
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

  const archived = ({ params: [id] }: Request): Body => {
    const parent = openChannel(world, id!);
    const threads = [...(state.guilds.get(parent.guild ?? '')?.channels ?? [])]
      .map((one) => state.channels.get(one)!)
      .filter(({ thread, parent: home }) => home === parent.id && thread?.archived === true);
    return { threads: threads.map((one) => channelJson(world, one)), members: [], has_more: false };
  };

  return [
    route('POST', '/channels/{c}/messages/{m}/threads', fromMessage),
    route('POST', '/channels/{c}/threads', free),
    route('GET', '/channels/{c}/threads/archived/public', archived),
    route('GET', '/channels/{c}/thread-members', ({ params: [id] }) => [
      threadMember(world, openChannel(world, id!)),
    ]),
    route('PUT', '/channels/{c}/thread-members/{u}', ({ params: [id] }) => joined(openChannel(world, id!))),
    route('DELETE', '/channels/{c}/thread-members/{u}', ({ params: [id] }) => void openChannel(world, id!)),
  ];
};
