import { reactionsIn } from './intents.js';
import { memberJson, userJson } from './payloads/user.js';
import type { Message } from './state.js';
import type { World } from './world.js';

const tell = (world: World, name: string, message: Message, user: string, emoji: string): void => {
  const { state } = world;
  const channel = state.channels.get(message.channel_id)!;
  const guild = channel.guild === null ? undefined : state.guilds.get(channel.guild)!;
  const person = state.users.get(user)!;
  world.events.tell({
    name,
    needs: reactionsIn(channel.guild),
    guild: channel.guild,
    channel,
    data: () => ({
      user_id: user,
      channel_id: channel.id,
      message_id: message.id,
      message_author_id: message.author,
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
      ...(guild
        ? { guild_id: guild.id, member: { ...memberJson(guild, person), user: userJson(person) } }
        : {}),
    }),
  });
  world.changes.tell({ kind: 'reactions-changed', message });
};

/** Somebody puts an emoji under a message. */
export const react = (world: World, message: Message, user: string, emoji: string): void => {
  const users = message.reactions.get(emoji) ?? new Set<string>();
  message.reactions.set(emoji, users);
  if (users.has(user)) return;
  users.add(user);
  tell(world, 'MESSAGE_REACTION_ADD', message, user, emoji);
};

/** Somebody takes an emoji back. */
export const unreact = (world: World, message: Message, user: string, emoji: string): void => {
  const users = message.reactions.get(emoji);
  if (!users?.delete(user)) return;
  if (users.size === 0) message.reactions.delete(emoji);
  tell(world, 'MESSAGE_REACTION_REMOVE', message, user, emoji);
};
