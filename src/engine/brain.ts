import type { FaqEntry, Shelf } from '../answers/shelf.js';
import type { Thresholds } from '../dialogue/policy.js';
import type { Gazetteer } from '../entities/gazetteer.js';
import type { Knowledge } from '../knowledge/files.js';
import { topicOfFile } from '../knowledge/topic.js';
import type { Classifier } from '../nlu/classifier.js';
import { buildIndex, type Index } from '../retrieval/retrieve.js';
import { compileTriage, type TriageModel } from '../triage/triage.js';
import { gazetteerOf } from './lesson.js';
import { type Themes, themesOf } from './marks.js';

/** Everything answering needs, made once from the knowledge and never changed. */
export type Brain = {
  knowledge: Knowledge;
  shelf: Shelf;
  triage: TriageModel;
  redFlags: Knowledge['redFlags'];
  numbers: Knowledge['numbers'];
  classifier: Classifier;
  index: Index;
  gazetteer: Gazetteer;
  themes: Themes;
  thresholds: Thresholds;
};

const byId = <T extends { id: string }>(things: readonly T[]): Map<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));

const shelfOf = (knowledge: Knowledge): Shelf => {
  const entries: FaqEntry[] = knowledge.faq.flatMap(({ name, value }) =>
    value.map((entry) => ({ ...entry, topic: topicOfFile(name) })),
  );
  return {
    phrases: knowledge.phrases,
    faq: byId(entries),
    sources: byId(
      knowledge.sources.map(({ id, title, publisher, year, url }) => ({
        id,
        title,
        publisher,
        year: String(year),
        url: url ?? '',
      })),
    ),
    nutrients: byId(knowledge.nutrients.map(({ value }) => value)),
    foods: byId(knowledge.foods),
    dailyValues: knowledge.dailyValues,
    medicines: byId(knowledge.medicines),
    verdicts: knowledge.verdicts,
    relief: byId(knowledge.relief),
    reliefOfPart: new Map(knowledge.bodyParts.map((part) => [part.id, part.relief])),
  };
};

/** Puts a brain together from knowledge and a classifier trained on it. */
export const buildBrain = (knowledge: Knowledge, classifier: Classifier): Brain => {
  const shelf = shelfOf(knowledge);
  return {
    knowledge,
    shelf,
    triage: compileTriage(knowledge.redFlags),
    redFlags: knowledge.redFlags,
    numbers: knowledge.numbers,
    classifier,
    index: buildIndex([...shelf.faq.values()]),
    gazetteer: gazetteerOf(knowledge),
    themes: themesOf(knowledge.themes),
    thresholds: THRESHOLDS,
  };
};

const THRESHOLDS: Thresholds = { answer: 0.55, topic: 0.4, ask: 0.15, unasked: 0.85 };
