import type { FaqEntry } from '../answers/shelf.js';
import type { Scored } from '../dialogue/policy.js';
import type { Entity } from '../entities/entity.js';
import { classify } from '../nlu/classifier.js';
import { retrieve } from '../retrieval/retrieve.js';
import type { Brain } from './brain.js';
import { marksOf } from './marks.js';

/** What a message is about: topics and entries, likeliest first, and how far the first topic can be trusted (0–1). */
export type Understanding = {
  topics: readonly { label: string; probability: number }[];
  confidence: number;
  candidates: Scored[];
};

/** How many entries are weighed. */
const MOST_CANDIDATES = 8;

/** Whether an entry is about other nutrients than the message names. */
const isAboutOthers = (entry: FaqEntry, named: readonly string[]): boolean =>
  named.length > 0 &&
  entry.nutrients.length > 0 &&
  !entry.nutrients.some((nutrient) => named.includes(nutrient));

/** Topic and entries of a message; each is told what the other makes of it. */
export const understand = (brain: Brain, text: string, entities: readonly Entity[]): Understanding => {
  const { ranking } = classify(brain.classifier, text, marksOf(brain.gazetteer, brain.themes, text));
  const shares = new Map(ranking.map(({ label, probability }) => [label, probability]));
  const named = entities.flatMap((entity) => (entity.kind === 'nutrient' ? [entity.id] : []));
  const entryOf = (id: string): FaqEntry => brain.shelf.faq.get(id)!;
  const found = retrieve(brain.index, text, {
    limit: MOST_CANDIDATES,
    agreement: (id) => shares.get(entryOf(id).topic) ?? 0,
  });
  const candidates = found
    .filter(({ id }) => !isAboutOthers(entryOf(id), named))
    .map(({ id, probability, matched }) => ({ id, topic: entryOf(id).topic, probability, matched }));
  return { topics: ranking, confidence: ranking[0]?.probability ?? 0, candidates };
};
