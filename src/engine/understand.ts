import type { FaqEntry } from '../answers/shelf.js';
import type { Scored } from '../dialogue/policy.js';
import { type Entity, isMass } from '../entities/entity.js';
import { classify } from '../nlu/classifier.js';
import { retrieve } from '../retrieval/retrieve.js';
import { isForOthers, saidOf } from './asked-of.js';
import type { Brain } from './brain.js';
import { confidenceIn } from './judgement.js';
import { marksOf } from './marks.js';
import { wordingOf } from './wording.js';

/** What a message is about: topics and entries, likeliest first, and how far the first topic can be trusted (0–1). */
export type Understanding = {
  topics: readonly { label: string; probability: number }[];
  confidence: number;
  candidates: Scored[];
};

/** What can be said of a message before its confidence is judged. */
export type Impression = Omit<Understanding, 'confidence'> & {
  /** Share (0–1) of the words, neighbours and letter groups that training had seen. */
  coverage: number;
};

/** The parts of a brain that an impression needs. */
export type Reader = Pick<
  Brain,
  'classifier' | 'gazetteer' | 'themes' | 'speller' | 'shelf' | 'index' | 'asked'
>;

/** How many entries are weighed. */
const MOST_CANDIDATES = 24;

/** Beyond this share (0–1) for a topic that no entry answers, none is looked for. */
const SURELY_OUTSIDE = 0.9;
const OUTSIDE = new Set([
  'out-of-scope',
  'greeting',
  'thanks',
  'goodbye',
  'bot-help',
  'bot-privacy',
  'symptom-check',
]);
const isOutside = ([first]: Understanding['topics']): boolean =>
  first !== undefined && first.probability > SURELY_OUTSIDE && OUTSIDE.has(first.label);

/** Whether an entry is about other nutrients than the message names. */
const isAboutOthers = (entry: FaqEntry, named: readonly string[]): boolean =>
  named.length > 0 &&
  entry.nutrients.length > 0 &&
  !entry.nutrients.some((nutrient) => named.includes(nutrient));

/** Topics that have one answer between them where an amount of a nutrient is named: how it compares with the limits. */
const AMOUNT_TOPICS = new Set(['nutrient-dosage', 'nutrient-excess']);

/** The ranking with the shares of such twins put together on the likelier of them. */
const withTwinsJoined = (
  ranking: Understanding['topics'],
  entities: readonly Entity[],
): Understanding['topics'] => {
  const twins = ranking.filter(({ label }) => AMOUNT_TOPICS.has(label));
  const [first, second] = twins;
  if (first === undefined || second === undefined || !namesAmount(entities)) return ranking;
  return ranking
    .map(({ label, probability }) => {
      if (label === first.label) return { label, probability: probability + second.probability };
      return { label, probability: label === second.label ? 0 : probability };
    })
    .sort((left, right) => right.probability - left.probability);
};

const namesAmount = (entities: readonly Entity[]): boolean =>
  entities.some((entity) => entity.kind === 'nutrient') && entities.some(isMass);

/** Topics and entries of a message; the entries are told what the classifier makes of their topics. */
export const impressionOf = (
  { classifier, gazetteer, themes, speller, shelf, index, asked }: Reader,
  said: string,
  entities: readonly Entity[],
): Impression => {
  const text = wordingOf(said, entities, speller);
  const marks = marksOf(gazetteer, themes, text);
  const { ranking, coverage } = classify(classifier, text, marks);
  const shares = new Map(ranking.map(({ label, probability }) => [label, probability]));
  const message = saidOf(shelf, entities);
  const nutrients = [...message.nutrients];
  const entryOf = (id: string): FaqEntry => shelf.faq.get(id)!;
  const found = isOutside(ranking)
    ? []
    : retrieve(index, text, {
        limit: MOST_CANDIDATES,
        ideas: marks,
        agreement: (id) => shares.get(entryOf(id).topic) ?? 0,
      });
  const candidates = found
    .filter(({ id }) => {
      const entry = entryOf(id);
      return !isAboutOthers(entry, nutrients) && !isForOthers(asked.get(id), message, entry.topic);
    })
    .map(({ id, probability, matched }) => ({ id, topic: entryOf(id).topic, probability, matched }));
  return { topics: withTwinsJoined(ranking, entities), coverage, candidates };
};

/** Topic, entries and confidence of a message. */
export const understand = (brain: Brain, text: string, entities: readonly Entity[]): Understanding => {
  const impression = impressionOf(brain, text, entities);
  const { topics, candidates } = impression;
  return { topics, candidates, confidence: confidenceIn(impression, brain.judgement) };
};
