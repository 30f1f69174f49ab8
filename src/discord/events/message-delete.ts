import type { Client } from 'discord.js';
import type { Bot } from '../bot.js';
import { codeOf, isGone } from '../errors.js';
import { takeBack } from '../post.js';

/** Takes back the answers to questions that were deleted, and forgets answers that were. Never throws. */
export const onMessagesDeleted = async (
  client: Client<true>,
  ids: readonly string[],
  bot: Bot,
): Promise<void> => {
  for (const id of ids) {
    const answer = bot.memory.answers.drop(id);
    if (answer === undefined || answer.message === id) continue;
    await takeBack(client, answer).catch((error) => {
      if (!isGone(error)) bot.log.warn({ event: 'answer-not-removed', code: codeOf(error) });
    });
  }
};
