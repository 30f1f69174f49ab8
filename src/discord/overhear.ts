import { isQuestion } from '../dialogue/question.js';
import { isSurelyDanger } from '../engine/overheard.js';
import type { Bot } from './bot.js';
import type { RawMessage } from './raw.js';
import type { Spoken } from './spoken.js';

/** At the quiet level only what is nearly certain is answered unasked (0 to 1, calibrated). */
const NEARLY_CERTAIN = 0.97;

/** Whether a message that nobody addressed to us may be read with an answer in mind. */
export const mayOverhear = (bot: Bot, message: RawMessage): boolean =>
  bot.messageContent && bot.settings.channels.includes(message.channel_id);

/**
 * Whether a reply to a message nobody addressed to us is said: what to do in a danger, where the words are firm; an answer
 * only to a real question of somebody who did not ask to be left alone, and seldom.
 */
export const isWorthBreakingSilence = async (
  bot: Bot,
  { reply }: Spoken,
  message: RawMessage,
  text: string,
): Promise<boolean> => {
  const now = bot.now();
  const { pace } = bot.memory;
  if (reply.kind === 'urgent')
    return isSurelyDanger(bot.brain, text) && pace.unaskedUrgent.take(message.author.id, now).ok;
  if (reply.kind !== 'answer' || !isQuestion(text)) return false;
  if (bot.settings.level === 'quiet' && reply.confidence < NEARLY_CERTAIN) return false;
  // Where the store cannot say, silence is the polite choice.
  if (await bot.store.isOptedOut(message.author.id).catch(() => true)) return false;
  return (
    pace.unaskedPerson.take(message.author.id, now).ok && pace.unaskedChannel.take(message.channel_id, now).ok
  );
};
