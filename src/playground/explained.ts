import type { Turn } from '../discord/bot.js';
import type { Brain } from '../engine/brain.js';
import { backgroundOf } from '../engine/salience.js';
import type { Entity } from '../entities/entity.js';
import type { Explained } from './protocol.js';

const MOST = 5;
/** A word that moves the topic's share by less than this is not worth showing. */
const LEAST_WEIGHT = 0.005;

/** What an entity stands for; where it is a figure, the words it was typed in. */
const nameOf = (entity: Entity, said: string): string =>
  'id' in entity ? entity.id : said.slice(entity.start, entity.end);

/** How a turn came about, for the panel beside the conversation. */
export const explainTurn = (brain: Brain, { text, reply, trace }: Turn): Explained => {
  const { words, thresholds } = backgroundOf(brain, text, trace);
  return {
    question: text,
    completed: trace.completed,
    kind: reply?.kind ?? 'silent',
    decision: trace.decision,
    topic: reply?.topic ?? trace.topics[0]?.label ?? '',
    answerId: reply?.answerId ?? null,
    matched: reply?.matchedQuestion ?? null,
    flags: [...trace.flags],
    entities: trace.entities.map((entity) => ({
      kind: entity.kind,
      name: nameOf(entity, trace.completed ?? text),
      negated: entity.negated,
    })),
    topics: trace.topics
      .slice(0, MOST)
      .map(({ label, probability }) => ({ name: label, share: probability })),
    entries: [...trace.candidates]
      .sort((a, b) => b.probability - a.probability)
      .slice(0, MOST)
      .map(({ id, matched, probability }) => ({ id, matched, share: probability })),
    words: words.filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT).slice(0, MOST),
    confidence: trace.confidence,
    thresholds,
    timings: [...trace.timings],
  };
};
