import type { Knowledge } from '../knowledge/files.js';
import { type Classifier, classify, type Row, train } from '../nlu/classifier.js';
import type { TriageModel } from '../triage/rules.js';
import { type Flag, readMessage, type Said } from '../triage/triage.js';
import { trainingRows } from './lesson.js';

/** Whether something is badly wrong, and if so what: learnt from the phrases of the red flags. */
export type SecondOpinion = { danger: Classifier; which: Classifier };

/** Two labels that no flag can have: ids hold small letters and hyphens only. */
const DANGER = 'Danger';
const HARMLESS = 'Harmless';

/** Topics whose utterances may themselves tell of a danger; all others are harmless talk to learn from. */
const MAY_TELL = new Set(['symptom-check']);

/** Every so many-th row is kept back to calibrate the probability on. */
const KEPT_BACK = 10;

/**
 * From this probability (0–1) on the opinion fires by itself. Picked by `safety --held-out`, five folds with sister
 * wordings kept together: the lowest of those tried at which it adds at most 2 in 100 harmless messages to what the
 * rules stop.
 */
export const FIRES_FROM = 0.7;

/** Trained with calibration on rows kept back, then once more on all of them. */
const trainOnAll = (rows: readonly Row[]): Classifier => {
  const kept = rows.filter((_, at) => at % KEPT_BACK === 0);
  const { calibration } = train(
    rows.filter((_, at) => at % KEPT_BACK !== 0),
    { validation: kept, rehearse: false },
  );
  return { ...train(rows, { validation: kept, rehearse: false }), calibration };
};

/** The opinion that the phrases of the red flags and all ordinary questions teach; deterministic. */
export const trainSecondOpinion = (model: TriageModel, knowledge: Knowledge): SecondOpinion => {
  const rowOf = (message: string, label: string): Row => ({ ...readMessage(model, message).said(), label });
  const dangers = knowledge.redFlagPhrases.flatMap(({ id, says }) => says.map((text) => rowOf(text, id)));
  const harmless = [
    ...knowledge.redFlagPhrases.flatMap((flag) => flag.harmless),
    ...trainingRows(knowledge).flatMap(({ text, label }) => (MAY_TELL.has(label) ? [] : [text])),
    ...knowledge.intents.flatMap(({ value }) =>
      MAY_TELL.has(value.id) ? [] : value.trials.map(({ text }) => text),
    ),
  ].map((text) => rowOf(text, HARMLESS));
  return {
    danger: trainOnAll([...dangers.map((row) => ({ ...row, label: DANGER })), ...harmless]),
    which: trainOnAll(dangers),
  };
};

/** Probability (0–1) that something is badly wrong. */
export const dangerOf = ({ danger }: SecondOpinion, { text, marks }: Said): number =>
  classify(danger, text, marks).ranking.find(({ label }) => label === DANGER)?.probability ?? 0;

/** The flag most likely meant, at its own tier. */
export const flagOf = ({ which }: SecondOpinion, { text, marks }: Said, model: TriageModel): Flag | null => {
  const id = classify(which, text, marks).ranking[0]?.label;
  const tier = id === undefined ? undefined : model.tiers.get(id);
  return id === undefined || tier === undefined ? null : { id, tier, evidence: [] };
};
