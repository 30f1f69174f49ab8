import { type Calibration, confidenceOf, fitCalibration, signalsOf, UNCALIBRATED } from './calibration.js';
import { type Hyperparameters, type Learnt, type Lesson, learn } from './learn.js';
import { scoresOf, softmax } from './linear.js';
import { NO_CLASS } from './svm.js';
import { crossValidate, trialOf } from './trials.js';
import { type Words, wordsOf } from './vocabulary.js';

/**
 * One example: what was said, the label it belongs to (null: none), and ideas it is known to hold. Words that were read
 * already may stand in for the text.
 */
export type Row = { text: string | Words; label: string | null; marks?: readonly string[] };

const read = (text: string | Words, marks?: readonly string[]): Words =>
  typeof text === 'string' ? wordsOf(text, marks) : text;

/** What training may be told beside its rows. */
export type TrainOptions = {
  /** Same rows, same seed: same model, to the bit. */
  seed?: number;
  /** Messages kept out of training, for the calibration; without them some rows are kept back in a rehearsal. */
  validation?: readonly Row[];
  /** Whether unknown labels are rehearsed where `validation` holds none (default): it trains the model once more. */
  rehearse?: boolean;
  /** Settings other than the number of rows suggests. */
  hyperparameters?: Hyperparameters;
  /** Factor before the softmax, where it is known beforehand: then nothing is calibrated. */
  sharpness?: number;
};

/** A trained model. Everything but `featurise` is data (see model-file.ts). */
export type Classifier = Learnt & { labels: readonly string[]; calibration: Calibration };

/** What the classifier makes of one message. */
export type Classification = {
  /** All labels, most probable first; the probabilities sum to 1 and take for granted that one of them is right. */
  ranking: { label: string; probability: number }[];
  /** Probability (0–1) that the message belongs to any of the labels, were half of all messages out of scope. */
  confidence: number;
  /** Share (0–1) of the message's words, neighbours and letter groups that training had seen. */
  coverage: number;
};

/**
 * Trains a classifier on labelled messages. Rows of no label teach the model and the calibration what out of scope
 * looks like; none are needed. An empty list gives a classifier that knows no label.
 */
export const train = (
  rows: readonly Row[],
  { seed = 1, validation = [], rehearse = true, hyperparameters = {}, sharpness }: TrainOptions = {},
): Classifier => {
  const labels = [...new Set(rows.flatMap(({ label }) => (label === null ? [] : [label])))];
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const numberOf = ({ label }: Row): number => (label === null ? NO_CLASS : (numbers.get(label) ?? NO_CLASS));
  const lesson: Lesson = {
    messages: rows.map((row) => read(row.text, row.marks)),
    targets: Int32Array.from(rows, numberOf),
    classes: labels.length,
  };
  const learnt = learn(lesson, seed, hyperparameters);
  if (sharpness !== undefined) return { ...learnt, labels, calibration: { ...UNCALIBRATED, sharpness } };
  const trials = validation.map((row) => trialOf(learnt, read(row.text, row.marks), numberOf(row)));
  const known = trials.some((trial) => trial.label >= 0);
  const complete = known && (!rehearse || trials.some((trial) => trial.label < 0));
  const rehearsed = complete ? [] : crossValidate(lesson, seed);
  return { ...learnt, labels, calibration: fitCalibration(known ? trials : rehearsed, rehearsed) };
};

/** Probability (0–1) of each label for one message, in the order of `labels`: as `classify`, for where no more is asked. */
export const sharesOf = ({ calibration, featurise, model }: Classifier, message: Words): Float64Array =>
  softmax(scoresOf(model, featurise(message)), calibration.sharpness);

/** What the classifier makes of one message, and of the ideas it is known to hold. */
export const classify = (
  { labels, calibration, featurise, model }: Classifier,
  text: string,
  marks: readonly string[] = [],
): Classification => {
  const features = featurise(wordsOf(text, marks));
  const scores = scoresOf(model, features);
  const ranking = Array.from(softmax(scores, calibration.sharpness), (probability, number) => ({
    label: labels[number]!,
    probability,
  })).sort((a, b) => b.probability - a.probability);
  const confidence =
    labels.length === 0
      ? 0
      : confidenceOf(signalsOf(scores, features.unseen, calibration.sharpness), calibration);
  return { ranking, confidence, coverage: 1 - features.unseen };
};
