import type { Scored } from '../dialogue/policy.js';
import type { Entity } from '../entities/entity.js';
import { classify } from '../nlu/classifier.js';
import { retrieve } from '../retrieval/retrieve.js';
import type { Brain } from './brain.js';
import { enrich } from './enrich.js';

/** What a message is about: topics and entries, likeliest first, and how far the first topic can be trusted (0–1). */
export type Understanding = {
  topics: readonly { label: string; probability: number }[];
  confidence: number;
  candidates: Scored[];
};

/** How many entries are weighed. */
const MOST_CANDIDATES = 8;

/** Topic and entries of a message; each is told what the other makes of it. */
export const understand = (brain: Brain, text: string, _entities: readonly Entity[]): Understanding => {
  const { ranking } = classify(brain.classifier, enrich(brain.gazetteer, text));
  const shares = new Map(ranking.map(({ label, probability }) => [label, probability]));
  const topicOf = (id: string): string => brain.shelf.faq.get(id)?.topic ?? 'out-of-scope';
  const found = retrieve(brain.index, text, {
    limit: MOST_CANDIDATES,
    agreement: (id) => shares.get(topicOf(id)) ?? 0,
  });
  const candidates = found.map(({ id, probability, matched }) => ({
    id,
    topic: topicOf(id),
    probability,
    matched,
  }));
  return { topics: ranking, confidence: ranking[0]?.probability ?? 0, candidates };
};
