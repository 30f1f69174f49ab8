import { need, openChannel } from '../access.js';
import { messageOf } from '../messages.js';
import { userJson } from '../payloads/user.js';
import { react, unreact } from '../reactions.js';
import { type Request, route } from '../route.js';
import type { Message } from '../state.js';
import type { World } from '../world.js';

/** The bot's reactions. */
export const reactionRoutes = (world: World) => {
  const { self, state } = world;
  const target = ({ params: [channel, message] }: Request): Message =>
    messageOf(world, message!, openChannel(world, channel!).id);
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
    route('GET', '/channels/{c}/messages/{m}/reactions/{e}', (request) =>
      [...(target(request).reactions.get(request.params[2]!) ?? [])].map((id) =>
        userJson(state.users.get(id)!),
      ),
    ),
  ];
};
