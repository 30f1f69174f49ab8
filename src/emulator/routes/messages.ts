import { checkMaySend, need, openChannel } from '../access.js';
import { checkForm, list, number, record, snowflake } from '../checks/form.js';
import { checkMessage } from '../checks/message.js';
import { invalidForm, missingPermissions, notOwnMessage } from '../errors.js';
import { INTENT } from '../intents.js';
import { change, messageOf, put, remove, removeMany } from '../messages.js';
import { messageJson } from '../payloads/message.js';
import { type Request, route } from '../route.js';
import type { Channel, Message } from '../state.js';
import type { Body, World } from '../world.js';

/** A nonce is remembered so long. */
const NONCE_MS = 5 * 60_000;
const PAGE = 50;

const pageForm = record({ limit: number(1, 100), before: snowflake, after: snowflake, around: snowflake });
const bulkForm = record({ messages: list(snowflake, 2, 100) }, ['messages']);

const checkReference = ({ state }: World, channel: Channel, body: Body): void => {
  const reference = body.message_reference as
    | { message_id?: string; fail_if_not_exists?: boolean }
    | undefined;
  if (!reference || reference.fail_if_not_exists === false) return;
  if (state.messages.get(String(reference.message_id))?.channel_id === channel.id) return;
  throw invalidForm([
    { path: ['message_reference'], code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
};

/** Ids of a page of messages, newest first: around, before or after one, or the newest. */
const page = (channel: Channel, query: URLSearchParams): string[] => {
  const limit = Number(query.get('limit') ?? PAGE);
  const ids = [...channel.messages];
  const after = query.get('after');
  const before = query.get('before');
  const around = query.get('around');
  if (around !== null) {
    const at = ids.findIndex((id) => BigInt(id) >= BigInt(around));
    const from = Math.max(0, at - Math.floor(limit / 2));
    return ids.slice(from, from + limit).reverse();
  }
  if (after !== null)
    return ids
      .filter((id) => BigInt(id) > BigInt(after))
      .slice(0, limit)
      .reverse();
  return ids
    .filter((id) => before === null || BigInt(id) < BigInt(before))
    .slice(-limit)
    .reverse();
};

/** Messages of channels, threads and direct messages. */
export const messageRoutes = (world: World) => {
  const { state, self, now, granted } = world;
  // What the portal grants rules REST as well.
  const readable = (granted & INTENT.messageContent) !== 0;
  const json = (message: Message): Body => messageJson(world, message, readable);
  const visible = (channel: string, id: string): Message => {
    const open = openChannel(world, channel);
    const message = messageOf(world, id, open.id);
    return message.ephemeralTo === null ? message : messageOf(world, '0');
  };

  const repeated = (body: Body): Message | undefined => {
    if (body.enforce_nonce !== true || body.nonce === undefined || body.nonce === null) return undefined;
    const known = state.nonces.get(String(body.nonce));
    return known && now() - known.at < NONCE_MS ? state.messages.get(known.message) : undefined;
  };
  const remember = (message: Message): void => {
    if (message.nonce === null) return;
    const nonce = String(message.nonce);
    // Put last again, so that the oldest stand first.
    state.nonces.delete(nonce);
    state.nonces.set(nonce, { message: message.id, at: now() });
    for (const [old, { at }] of state.nonces) {
      if (now() - at < NONCE_MS) break;
      state.nonces.delete(old);
    }
  };
  const post = ({ params: [id], body, files }: Request): unknown => {
    const channel = openChannel(world, id!);
    checkMaySend(world, channel, body, files);
    const before = repeated(body);
    if (before) return json(before);
    checkMessage(body, files);
    checkReference(world, channel, body);
    const message = put(world, channel, body, { author: self.id }, files);
    remember(message);
    return json(message);
  };
  const own = (channel: string, id: string): Message => {
    const message = visible(channel, id);
    if (message.author !== self.id) throw notOwnMessage();
    return message;
  };

  return [
    route('GET', '/channels/{c}/messages', ({ params: [id], query }) => {
      const channel = openChannel(world, id!);
      checkForm(pageForm, Object.fromEntries(query));
      if (channel.guild !== null) need(world, channel, 'ReadMessageHistory');
      return page(channel, query)
        .map((one) => state.messages.get(one)!)
        .filter(({ ephemeralTo }) => ephemeralTo === null)
        .map(json);
    }),
    route('POST', '/channels/{c}/messages', post),
    route('POST', '/channels/{c}/messages/bulk-delete', ({ params: [id], body }) => {
      const channel = openChannel(world, id!);
      checkForm(bulkForm, body);
      need(world, channel, 'ManageMessages');
      const known = (body.messages as string[]).flatMap((one) => state.messages.get(one) ?? []);
      removeMany(world, channel, known);
      return undefined;
    }),
    route('GET', '/channels/{c}/messages/{m}', ({ params: [channel, id] }) => json(visible(channel!, id!))),
    route('PATCH', '/channels/{c}/messages/{m}', ({ params: [channel, id], body, files }) =>
      json(change(world, own(channel!, id!), body, files)),
    ),
    route('DELETE', '/channels/{c}/messages/{m}', ({ params: [channel, id] }) => {
      const message = visible(channel!, id!);
      const where = openChannel(world, channel!);
      if (message.author !== self.id) {
        if (where.guild === null) throw missingPermissions();
        need(world, where, 'ManageMessages');
      }
      remove(world, message);
      return undefined;
    }),
  ];
};
