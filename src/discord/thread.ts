import { type Client, DiscordAPIError, Routes } from 'discord.js';
import type { Reply } from '../answers/reply.js';
import { cutLabel, THREAD_NAME_LIMIT } from '../rendering/limits.js';
import { codeOf, THREAD_EXISTS } from './errors.js';
import type { RawMessage } from './raw.js';

const A_DAY_MINUTES = 1440;

/** The thread under a question, opened if there is none; null where none can be. */
export const threadFor = async (
  client: Client,
  question: RawMessage,
  reply: Reply,
): Promise<string | null> => {
  try {
    const thread = (await client.rest.post(Routes.threads(question.channel_id, question.id), {
      // Never their words: a thread's name is read by everybody.
      body: {
        name: cutLabel(reply.matchedQuestion ?? reply.title ?? 'Footnote', THREAD_NAME_LIMIT),
        auto_archive_duration: A_DAY_MINUTES,
      },
    })) as { id: string };
    return thread.id;
  } catch (error) {
    if (codeOf(error) === THREAD_EXISTS) return question.id;
    if (error instanceof DiscordAPIError) return null;
    throw error;
  }
};
