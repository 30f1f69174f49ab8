import { channelOf } from '../channels.js';
import { announce, change, messageOf, put, remove, removeMany } from '../messages.js';
import { may } from '../permissions.js';
import { react, unreact } from '../reactions.js';
import { showTyping } from '../routes/channels.js';
import type { Channel, Interaction, Message, User } from '../state.js';
import type { World } from '../world.js';
import type { Upload } from './options.js';

const BODY_ONLY = { parse: ['users', 'roles', 'everyone'] };

/** What people write, change and take back, and what they see. */
export const createTalk = (world: World) => {
  const { state } = world;
  return {
    /** Says something in a channel, as a reply where a message is given; `ping: false` leaves its author unmentioned. */
    say: (
      channel: Channel,
      user: User,
      text: string,
      replyTo?: Message,
      { ping = true, files = [] }: { ping?: boolean; files?: readonly Upload[] } = {},
    ): Message =>
      put(
        world,
        channel,
        {
          content: text,
          ...(replyTo ? { message_reference: { message_id: replyTo.id } } : {}),
          allowed_mentions: { ...BODY_ONLY, replied_user: ping },
        },
        { author: user.id },
        files.map((file, at) => ({ id: String(at), type: '', ...file })),
      ),
    /** Answers a message. */
    reply: (message: Message, user: User, text: string): Message =>
      put(
        world,
        channelOf(world, message.channel_id),
        { content: text, message_reference: { message_id: message.id } },
        { author: user.id },
      ),
    /** A person's edit of what they wrote. */
    edit: (message: Message, text: string): void => void change(world, message, { content: text }),
    /** A message that Discord changes by itself, as when a link's preview comes: no edit, but an update. */
    touch: (message: Message): void => announce(world, 'MESSAGE_UPDATE', message),
    remove: (message: Message): void => remove(world, message),
    removeMany: (messages: readonly Message[]): void =>
      removeMany(world, channelOf(world, messages[0]!.channel_id), messages),
    react: (user: User, message: Message, emoji: string): void => react(world, message, user.id, emoji),
    unreact: (user: User, message: Message, emoji: string): void => unreact(world, message, user.id, emoji),
    /** A person begins to type. */
    type: (user: User, channel: Channel): void => showTyping(world, channel, user.id),
    /** Sends an event that was sent before once more. */
    repeat: (message: Message): void => announce(world, 'MESSAGE_CREATE', message),
    /** What a person sees in a channel, oldest first. */
    seenBy: (user: User, channel: Channel): Message[] =>
      may(state, user, channel, 'ViewChannel')
        ? [...channel.messages]
            .map((id) => state.messages.get(id)!)
            .filter(({ ephemeralTo }) => ephemeralTo === null || ephemeralTo === user.id)
        : [],
    /** The answer to an interaction, once there is one that still stands. */
    answerTo: (interaction: Interaction): Message | undefined =>
      interaction.original === null ? undefined : state.messages.get(interaction.original),
    messageOf: (id: string): Message => messageOf(world, id),
  };
};
export type Talk = ReturnType<typeof createTalk>;
