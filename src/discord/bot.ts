import type { Reply } from '../answers/reply.js';
import { answer, type Trace } from '../engine/answer.js';
import type { Brain } from '../engine/brain.js';
import { gate } from '../engine/gate.js';
import { toldIn } from '../engine/personal.js';
import type { Log } from '../observability/log.js';
import { noteFacts, type Outcome } from '../observability/turn.js';
import type { ServerSettings, Store } from '../storage/store.js';
import type { Conversations } from './conversations.js';
import type { Memory } from './memory.js';
import type { Spoken } from './spoken.js';

/** One turn for whoever looks over the bot's shoulder. It quotes the asker: never log it, never store it. */
export type Turn = { asker: Asker; text: string; reply: Reply | null; trace: Trace };

/** What every handler is given. Time, store and log are handed in; nothing is global. */
export type Bot = {
  brain: Brain;
  conversations: Conversations;
  log: Log;
  store: Store;
  /** What a server chose, quickly and always: the last known or the defaults where the store is lost. */
  settingsOf: (server: string) => Promise<ServerSettings>;
  /** What the server has set, once `botIn` has looked; the defaults elsewhere. */
  settings: ServerSettings;
  memory: Memory;
  /** Whether Discord lets the bot read messages that are not meant for it. */
  messageContent: boolean;
  /** Does something after so many milliseconds; what comes back calls it off. */
  later: (milliseconds: number, work: () => void) => () => void;
  /** Whether this instance is to answer an event, and not another one that got it too. */
  claim: (event: string) => Promise<boolean>;
  /** Whether the private symptom check is offered here. */
  symptomCheck: boolean;
  /** Country whose emergency numbers are given here (two letters); null where none was set. Never guessed. */
  country: string | null;
  /** Epoch milliseconds. */
  now: () => number;
  /** Told of every turn; the playground's panel alone listens. */
  onTurn?: (turn: Turn) => void;
};

/** Who asks, and where. */
export type Asker = { channel: string; person: string };

/** How a turn that says this ends, for the counts. */
export const outcomeOf = (reply: Reply): Outcome => (reply.kind === 'out-of-scope' ? 'refusal' : 'answer');

/** The bot as a server has set it. */
export const botIn = async (bot: Bot, server: string | null): Promise<Bot> => {
  if (server === null) return bot;
  const settings = await bot.settingsOf(server);
  return {
    ...bot,
    settings,
    country: settings.country ?? bot.country,
    symptomCheck: bot.symptomCheck && settings.symptomCheck,
  };
};

/**
 * The one way from words typed on Discord to a reply: through the engine, so through the safety gate. Null where nobody
 * addressed us and we are not sure. Logs what happened, never what was said.
 */
export const ask = (bot: Bot, asker: Asker, text: string, addressed = true): Spoken | null => {
  const at = bot.now();
  const before = bot.conversations.get(asker.channel, asker.person, at);
  const { reply, context, trace } = answer({ text, at, addressed, country: bot.country }, before, bot.brain);
  bot.onTurn?.({ asker, text, reply, trace });
  if (reply === null) return null;
  bot.conversations.set(asker.channel, asker.person, context);
  noteFacts({
    kind: reply.kind,
    topic: reply.topic,
    answer: reply.answerId,
    flags: reply.redFlags,
    confidence: Math.round(reply.confidence * 100) / 100,
    engineMs: trace.timings.reduce((sum, timing) => sum + timing.microseconds, 0) / 1000,
  });
  if (reply.kind === 'out-of-scope' && bot.settings.countUnanswered) {
    bot.store
      .countUnanswered(reply.topic)
      .catch((error) => bot.log.error({ event: 'not-counted', err: error }));
  }
  return {
    reply,
    found: trace.completed === null ? 'words' : 'follow-up',
    told: toldIn(bot.brain, text, at),
  };
};

/** What there is to tell of words that never came past the gate. */
const stoppedTrace = ({ redFlags }: Reply): Trace => ({
  completed: null,
  flags: redFlags,
  entities: [],
  topics: [],
  confidence: 1,
  candidates: [],
  decision: 'urgent',
  timings: [],
});

/**
 * The urgent reply that words typed outside a message (an option, a modal, a message pointed at) call for; null where
 * none is. The words are kept for "this is not me", which goes back to them.
 */
export const stopFor = (bot: Bot, asker: Asker, text: string): Reply | null => {
  if (text.trim() === '') return null;
  const reply = gate(bot.brain, text, bot.country);
  if (reply === null) return null;
  const at = bot.now();
  const before = bot.conversations.get(asker.channel, asker.person, at);
  bot.conversations.set(asker.channel, asker.person, { ...before, updatedAt: at, held: text });
  bot.log.info({ event: 'stopped', flags: reply.redFlags });
  bot.onTurn?.({ asker, text, reply, trace: stoppedTrace(reply) });
  return reply;
};
