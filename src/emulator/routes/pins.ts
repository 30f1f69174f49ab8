import { need, openChannel } from '../access.js';
import { announce, messageOf } from '../messages.js';
import { messageJson } from '../payloads/message.js';
import { type Request, route } from '../route.js';
import type { World } from '../world.js';

/** Pinned messages. They stand before the routes of messages, which would take "pins" for an id. */
export const pinRoutes = (world: World) => {
  const pin =
    (pinned: boolean) =>
    ({ params: [id, message] }: Request): undefined => {
      const channel = openChannel(world, id!);
      if (channel.guild !== null) need(world, channel, 'ManageMessages');
      const target = messageOf(world, message!, channel.id);
      target.pinned = pinned;
      announce(world, 'MESSAGE_UPDATE', target);
      world.changes.tell({ kind: 'message-edited', message: target });
      return undefined;
    };
  return [
    route('GET', '/channels/{c}/messages/pins', ({ params: [id] }) => {
      const channel = openChannel(world, id!);
      const pinned = [...channel.messages].map((one) => messageOf(world, one)).filter((one) => one.pinned);
      const pinned_at = new Date(world.now()).toISOString();
      return {
        items: pinned.map((message) => ({ pinned_at, message: messageJson(world, message) })),
        has_more: false,
      };
    }),
    route('PUT', '/channels/{c}/messages/pins/{m}', pin(true)),
    route('DELETE', '/channels/{c}/messages/pins/{m}', pin(false)),
  ];
};
