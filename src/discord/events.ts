import { type Client, GatewayDispatchEvents } from 'discord.js';
import type { Bot } from './bot.js';
import { onMessage } from './events/message.js';
import { onMessagesDeleted } from './events/message-delete.js';
import { editId, onMessageEdit } from './events/message-edit.js';
import type { RawMessage } from './raw.js';

/** What is done with one kind of gateway event. `id` tells repetitions apart from news; `command` names it in the counts. */
export type DispatchHandler<Data> = {
  event: GatewayDispatchEvents;
  command: string;
  id(data: Data): string;
  run(client: Client<true>, data: Data, bot: Bot): Promise<void>;
};

const on = <Data>(handler: DispatchHandler<Data>): DispatchHandler<unknown> =>
  handler as DispatchHandler<unknown>;

/** Every gateway event we act on, apart from interactions. */
export const dispatchHandlers: readonly DispatchHandler<unknown>[] = [
  on<RawMessage>({
    event: GatewayDispatchEvents.MessageCreate,
    command: 'message',
    id: (message) => message.id,
    run: onMessage,
  }),
  on<RawMessage>({
    event: GatewayDispatchEvents.MessageUpdate,
    command: 'edit',
    id: editId,
    run: onMessageEdit,
  }),
  on<{ id: string }>({
    event: GatewayDispatchEvents.MessageDelete,
    command: 'deletion',
    id: ({ id }) => `deleted ${id}`,
    run: (client, { id }, bot) => onMessagesDeleted(client, [id], bot),
  }),
  on<{ ids: string[] }>({
    event: GatewayDispatchEvents.MessageDeleteBulk,
    command: 'deletion',
    id: ({ ids }) => `deleted ${ids.join(' ')}`,
    run: (client, { ids }, bot) => onMessagesDeleted(client, ids, bot),
  }),
];
