import type { Reply } from '../answers/reply.js';
import { answer } from '../engine/answer.js';
import type { Brain } from '../engine/brain.js';
import type { Log } from '../observability/log.js';
import type { Conversations } from './conversations.js';

/** What every handler is given. Time, store and log are handed in; nothing is global. */
export type Bot = {
  brain: Brain;
  conversations: Conversations;
  log: Log;
  /** Whether the private symptom check is offered. */
  symptomCheck: boolean;
  /** Epoch milliseconds. */
  now: () => number;
};

/** Who asks, where, and for which country emergency numbers are wanted. */
export type Asker = { channel: string; person: string; country?: string | null };

/**
 * The one way from words typed on Discord to a reply: through the engine, so through the safety gate. Null where nobody
 * addressed us and we are not sure. Logs what happened, never what was said.
 */
export const ask = (bot: Bot, asker: Asker, text: string, addressed = true): Reply | null => {
  const at = bot.now();
  const before = bot.conversations.get(asker.channel, asker.person, at);
  const { reply, context, trace } = answer(
    { text, at, addressed, country: asker.country ?? null },
    before,
    bot.brain,
  );
  if (reply === null) return null;
  bot.conversations.set(asker.channel, asker.person, context);
  bot.log.info({
    event: 'turn',
    kind: reply.kind,
    topic: reply.topic,
    answer: reply.answerId,
    flags: reply.redFlags,
    confidence: Math.round(reply.confidence * 100) / 100,
    ms: trace.timings.reduce((sum, timing) => sum + timing.microseconds, 0) / 1000,
  });
  return reply;
};
