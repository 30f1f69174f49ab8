import type { FaqEntry, Shelf } from '../answers/shelf.js';
import { type CheckWords, compileWords } from '../dialogue/symptom-check/words.js';
import type { Gazetteer } from '../entities/gazetteer.js';
import { namesOf } from '../entities/names.js';
import type { Knowledge } from '../knowledge/files.js';
import { topicOfFile } from '../knowledge/topic.js';
import type { Classifier } from '../nlu/classifier.js';
import type { FusionWeights } from '../retrieval/fusion.js';
import { buildIndex, type Index } from '../retrieval/retrieve.js';
import type { Speller } from '../text/spelling.js';
import type { WordList } from '../text/word-list.js';
import type { TriageModel } from '../triage/rules.js';
import { type AskedOf, askedIn } from './asked-of.js';
import { fitFusion } from './fit-fusion.js';
import { fitJudgement, type Judgement } from './judgement.js';
import { gazetteerOf, spellerOf } from './lesson.js';
import { marksOf, type Themes, themesOf } from './marks.js';
import type { SecondOpinion } from './second-opinion.js';

/** Everything answering needs, made once from the knowledge and never changed. */
export type Brain = {
  knowledge: Knowledge;
  shelf: Shelf;
  triage: TriageModel;
  opinion: SecondOpinion;
  redFlags: Knowledge['redFlags'];
  numbers: Knowledge['numbers'];
  classifier: Classifier;
  index: Index;
  gazetteer: Gazetteer;
  themes: Themes;
  /** Mends words that neither the training nor the names know. */
  speller: Speller;
  /** Entry → what its question is about. */
  asked: ReadonlyMap<string, AskedOf>;
  /** Topic → its answer for where none is closer. */
  general: ReadonlyMap<string, string>;
  judgement: Judgement;
  /** How people answer the symptom check in words; made when first needed. */
  checkWords: () => CheckWords;
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
    conditions: byId(knowledge.conditions),
    verdicts: knowledge.verdicts,
    relief: byId(knowledge.relief),
    reliefOfPart: new Map(knowledge.bodyParts.map((part) => [part.id, part.relief])),
  };
};

/** What is fitted rather than read: it is kept beside the classifier. */
export type Fitted = { fusion: FusionWeights; judgement: Judgement };

/** The fitted parts of a brain. */
export const fittedIn = ({ index, judgement }: Brain): Fitted => ({ fusion: index.weights, judgement });

/** What is trained on the knowledge, and the compiled red flags it was trained with. */
export type Trained = { classifier: Classifier; opinion: SecondOpinion; triage: TriageModel };

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const wordsOf = (knowledge: Knowledge, english: WordList): CheckWords => {
  const names = namesOf(knowledge);
  return compileWords(
    knowledge.symptomCheck,
    names.filter(({ kind }) => kind === 'medicine'),
    names.filter(({ kind }) => kind === 'group'),
    english,
  );
};

/** Puts a brain together from knowledge, what was trained on it, and what was fitted earlier, if anything. */
export const buildBrain = (
  knowledge: Knowledge,
  { classifier, opinion, triage }: Trained,
  fitted?: Fitted,
): Brain => {
  const shelf = shelfOf(knowledge);
  const gazetteer = gazetteerOf(knowledge);
  const themes = themesOf(knowledge.themes);
  const ideasOf = (text: string) => marksOf(gazetteer, themes, text);
  const topicOf = (id: string): string => shelf.faq.get(id)!.topic;
  const plain = buildIndex([...shelf.faq.values()], { ideasOf });
  const reader = {
    shelf,
    classifier,
    index: { ...plain, weights: fitted?.fusion ?? fitFusion(plain, { topicOf, ideasOf }) },
    gazetteer,
    themes,
    speller: spellerOf(knowledge),
    asked: new Map(
      Array.from(shelf.faq.values(), ({ id, question }) => [id, askedIn(gazetteer, shelf, question)]),
    ),
  };
  return {
    ...reader,
    knowledge,
    general: new Map(
      knowledge.intents.flatMap(({ value }) => (value.general ? [[value.id, value.general] as const] : [])),
    ),
    triage,
    opinion,
    redFlags: knowledge.redFlags,
    numbers: knowledge.numbers,
    checkWords: once(() => wordsOf(knowledge, triage.matcher.lexicon.english)),
    judgement: fitted?.judgement ?? fitJudgement(reader, knowledge.intents),
  };
};
