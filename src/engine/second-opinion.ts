import type { Knowledge } from '../knowledge/files.js';
import { type Classifier, classify, type Row, train } from '../nlu/classifier.js';
import type { Taste } from '../nlu/learn.js';
import type { TriageModel } from '../triage/rules.js';
import { type Flag, readMessage, type Said } from '../triage/triage.js';
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
export const FIRES_FROM = 0.4;
const TASTE: Taste = {
  cost: 2,
  tolerance: 0.4,
  features: { leastRows: 3, pairWeight: 0.5, longestGram: 5 },
};
const SHARPNESS = 1.05;

/** The opinion that the phrases of the red flags and all ordinary questions teach; deterministic. */
export const trainSecondOpinion = (model: TriageModel, knowledge: Knowledge): SecondOpinion => {
  const rowOf = (text: string, label: string): Row => ({
    text: readMessage(model, text).said().message,
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
    { taste: TASTE, sharpness: SHARPNESS },
  );
};

/** How probable (0–1) it is that something is urgently wrong, and what most likely is. */
export type Judged = { danger: number; flag: Flag | null };

/** From this share (0–1) of emergencies among what is urgent on, an emergency is named: it must not pass for less. */
const EMERGENCY_FROM = 0.5;

/** What the opinion makes of a message. */
export const judge = (opinion: SecondOpinion, { message }: Said, model: TriageModel): Judged => {
  if (message.words.length === 0) return { danger: 0, flag: null };
  let danger = 0;
  let emergency = 0;
  const urgent = classify(opinion, message).ranking.flatMap(({ label, probability }) => {
    const tier = model.tiers.get(label);
    if (tier !== 'emergency' && tier !== 'urgent') return [];
    danger += probability;
    if (tier === 'emergency') emergency += probability;
    return [{ id: label, tier, sure: false, evidence: [] }];
  });
  const named = emergency >= EMERGENCY_FROM * danger ? 'emergency' : 'urgent';
  return { danger, flag: urgent.find(({ tier }) => tier === named) ?? null };
};
