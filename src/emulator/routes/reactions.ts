import { need, openChannel } from '../access.js';
import { messageOf } from '../messages.js';
import { userJson } from '../payloads/user.js';
import { react, unreact } from '../reactions.js';
import { type Request, route } from '../route.js';
import type { Message } from '../state.js';
import type { World } from '../world.js';

/** Reactions. */
export const reactionRoutes = (world: World) => {
  const { self, state } = world;
  const target = ({ params: [channel, message] }: Request): Message =>
    messageOf(world, message!, openChannel(world, channel!).id);
  /** Where others' reactions are taken away, which needs a right of its own. */
  const managed = (request: Request): Message => {
    const message = target(request);
    need(world, openChannel(world, message.channel_id), 'ManageMessages');
    return message;
  };
  const clear = (message: Message, emoji: readonly string[]): void => {
    for (const one of emoji)
      for (const user of message.reactions.get(one) ?? []) unreact(world, message, user, one);
  };
  return [
    route('PUT', '/channels/{c}/messages/{m}/reactions/{e}/@me', (request) => {
      const message = target(request);
      const channel = openChannel(world, message.channel_id);
      if (channel.guild !== null) need(world, channel, 'AddReactions', 'ReadMessageHistory');
      react(world, message, self.id, request.params[2]!);
      return undefined;
    }),
    route('DELETE', '/channels/{c}/messages/{m}/reactions/{e}/@me', (request) =>
      unreact(world, target(request), self.id, request.params[2]!),
    ),
    route('DELETE', '/channels/{c}/messages/{m}/reactions/{e}/{u}', (request) =>
      unreact(world, managed(request), request.params[3]!, request.params[2]!),
    ),
    route('DELETE', '/channels/{c}/messages/{m}/reactions/{e}', (request) =>
      clear(managed(request), [request.params[2]!]),
    ),
    route('DELETE', '/channels/{c}/messages/{m}/reactions', (request) => {
      const message = managed(request);
      clear(message, [...message.reactions.keys()]);
    }),
    route('GET', '/channels/{c}/messages/{m}/reactions/{e}', (request) =>
      [...(target(request).reactions.get(request.params[2]!) ?? [])].map((id) =>
        userJson(state.users.get(id)!),
      ),
    ),
  ];
};
