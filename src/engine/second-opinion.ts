import type { Knowledge } from '../knowledge/files.js';
import { type Classifier, type Row, sharesOf, train } from '../nlu/classifier.js';
import type { Taste } from '../nlu/learn.js';
import { wordsOf } from '../nlu/vocabulary.js';
import type { TriageModel } from '../triage/rules.js';
import type { Flag } from '../triage/triage.js';
import { trainingRows } from './lesson.js';

/** What a message tells of, learnt from the phrases of the red flags: one of the flags, or nothing that is wrong. */
export type SecondOpinion = Classifier;

/** A label that no flag can have: ids hold small letters and hyphens only. */
const HARMLESS = 'Harmless';

/** Topics whose utterances may themselves tell of a danger; all others are harmless talk to learn from. */
const MAY_TELL = new Set(['symptom-check']);

/**
 * From this probability (0–1) of anything urgent on the opinion fires by itself. Picked, with the settings below, by
 * leaving out all phrases that one writer wrote, one writer after the other.
 */
const FIRES_FROM = 0.4;
/** Somebody may be about to harm themselves: a doubt suffices. */
const CRISIS_FROM = 0.15;
const TASTE: Taste = {
  cost: 2,
  tolerance: 0.4,
  features: { leastRows: 3, pairWeight: 0.5, mostPaired: 6, shortestGram: 3, longestGram: 5 },
};
const SHARPNESS = 1.05;

/** The opinion that the phrases of the red flags and all ordinary questions teach; deterministic. */
export const trainSecondOpinion = (knowledge: Knowledge): SecondOpinion => {
  const harmless = [
    ...knowledge.redFlagPhrases.flatMap(({ value }) => value.harmless),
    ...trainingRows(knowledge).flatMap(({ text, label }) => (MAY_TELL.has(label) ? [] : [text])),
    ...knowledge.intents.flatMap(({ value }) =>
      MAY_TELL.has(value.id) ? [] : value.trials.map(({ text }) => text),
    ),
  ];
  return train(
    [
      ...knowledge.redFlagPhrases.flatMap(({ name, value }) =>
        value.says.map((text): Row => ({ text, label: name })),
      ),
      ...harmless.map((text) => ({ text, label: HARMLESS })),
    ],
    { taste: TASTE, sharpness: SHARPNESS },
  );
};

/** What the opinion makes of a message. */
export type Judged = {
  /** How probable (0–1) it is that something is urgently wrong. */
  danger: number;
  /** Whether that is enough to stop for, and what it is then: what is likeliest, and a crisis that may be. */
  stops: boolean;
  flags: readonly Flag[];
  /** How probable (0–1) one flag is. */
  shareOf: (flag: string) => number;
};

/** Of a single word ("dizzy") the opinion makes too much; the rules read it all the same. */
const FEWEST_WORDS = 2;

const CRISIS = 'suicidal-crisis';
const NOTHING: Judged = { danger: 0, stops: false, flags: [], shareOf: () => 0 };

/** From this share (0–1) of emergencies among what is urgent on, an emergency is named: it must not pass for less. */
const EMERGENCY_FROM = 0.5;

/** Judges a message as it stands; of fewer than two words nothing is made. */
export const judge = (opinion: SecondOpinion, text: string, model: TriageModel): Judged => {
  const message = wordsOf(text);
  if (message.words.length < FEWEST_WORDS) return NOTHING;
  const shares = sharesOf(opinion, message);
  const sums = { emergency: 0, urgent: 0 };
  const likeliest = { emergency: -1, urgent: -1 };
  for (const [at, label] of opinion.labels.entries()) {
    const tier = model.tiers.get(label);
    if (tier !== 'emergency' && tier !== 'urgent') continue;
    sums[tier] += shares[at]!;
    if (likeliest[tier] < 0 || shares[at]! > shares[likeliest[tier]]!) likeliest[tier] = at;
  }
  const danger = sums.emergency + sums.urgent;
  const tier = sums.emergency >= EMERGENCY_FROM * danger ? 'emergency' : 'urgent';
  const shareOf = (flag: string): number => shares[opinion.labels.indexOf(flag)] ?? 0;
  const mayBeCrisis = shareOf(CRISIS) >= CRISIS_FROM;
  const meant = new Set([opinion.labels[likeliest[tier]], mayBeCrisis ? CRISIS : undefined]);
  return {
    danger,
    stops: danger >= FIRES_FROM || mayBeCrisis,
    flags: [...meant].flatMap((id) => {
      const own = id === undefined ? undefined : model.tiers.get(id);
      return id === undefined || own === undefined ? [] : [{ id, tier: own, sure: false, evidence: [] }];
    }),
    shareOf,
  };
};
