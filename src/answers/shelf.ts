import type { Condition } from '../knowledge/schema/condition.js';
import type { DailyValue } from '../knowledge/schema/daily-value.js';
import type { FaqEntryData } from '../knowledge/schema/faq.js';
import type { Food } from '../knowledge/schema/food.js';
import type { Medicine } from '../knowledge/schema/medicine.js';
import type { Nutrient } from '../knowledge/schema/nutrient.js';
import type { Phrases } from '../knowledge/schema/phrases.js';
import type { Relief } from '../knowledge/schema/relief.js';
import type { Verdict } from '../knowledge/schema/verdict.js';
import { type Draft, type Reply, type Source, seal } from './reply.js';

/** An entry of the FAQ with the topic its file names. */
export type FaqEntry = FaqEntryData & { topic: string };

/** The knowledge as composing looks things up in it: by id. */
export type Shelf = {
  phrases: Phrases;
  faq: ReadonlyMap<string, FaqEntry>;
  sources: ReadonlyMap<string, Source>;
  nutrients: ReadonlyMap<string, Nutrient>;
  foods: ReadonlyMap<string, Food>;
  dailyValues: readonly DailyValue[];
  medicines: ReadonlyMap<string, Medicine>;
  conditions: ReadonlyMap<string, Condition>;
  verdicts: readonly Verdict[];
  /** Steps of relief by the muscle they are for, and which muscle a body part belongs to. */
  relief: ReadonlyMap<string, Relief>;
  reliefOfPart: ReadonlyMap<string, string>;
};

/** What a composer is told of the turn beside the answer itself. */
export type Turn = { topic: string; confidence: number; nutrients: string[] };

/** The sources with these ids, in order, each once; ids that lead nowhere are left out (the linter reports them). */
export const citations = (shelf: Shelf, ids: Iterable<string>): Source[] =>
  [...new Set(ids)].flatMap((id) => shelf.sources.get(id) ?? []);

/** Seals any draft with the disclaimer of the knowledge. */
export const finish = (shelf: Shelf, draft: Draft): Reply => seal(draft, shelf.phrases.disclaimer);
