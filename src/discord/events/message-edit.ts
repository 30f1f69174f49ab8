import type { Client } from 'discord.js';
import { ask, type Bot, botIn } from '../bot.js';
import { codeOf, isGone } from '../errors.js';
import { repost } from '../post.js';
import { isPersonTalking, type RawMessage } from '../raw.js';
import { onMessage } from './message.js';

/** An edit within this long after the question changes the answer; later it would rewrite what others have read. */
export const EDIT_WINDOW_MS = 60_000;

/** When a message was made, epoch milliseconds, from its id. */
const madeAt = (id: string): number => Number((BigInt(id) >> 22n) + 1_420_070_400_000n);

/** Id of an edit, the same when its event comes twice. */
export const editId = ({ id, edited_timestamp }: RawMessage): string => `${id} ${edited_timestamp}`;

/**
 * Answers an edited question anew, in the place of the first answer. A message that only now is meant for us, or now
 * tells of danger, is answered like a new one. Never throws.
 */
export const onMessageEdit = async (client: Client<true>, message: RawMessage, bot: Bot): Promise<void> => {
  try {
    // An update that is no edit (a link's preview) has no time of one.
    if (
      !message.author ||
      !message.edited_timestamp ||
      !isPersonTalking(message) ||
      bot.now() - madeAt(message.id) > EDIT_WINDOW_MS
    )
      return;
    const answer = bot.memory.answers.of(message.id);
    if (answer === undefined) return await onMessage(client, message, bot);
    const here = await botIn(bot, message.guild_id ?? null);
    const spoken = ask(here, { channel: message.channel_id, person: message.author.id }, message.content);
    if (spoken !== null) await repost(client, here, spoken, message, answer);
  } catch (error) {
    if (isGone(error)) bot.memory.answers.drop(message.id);
    else bot.log.error({ event: 'edit-failed', message: message.id, code: codeOf(error), err: error });
  }
};
