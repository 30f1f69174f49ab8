import {
  type Calibration,
  confidenceOf,
  fitCalibration,
  signalsOf,
  type Trial,
  UNCALIBRATED,
} from './calibration.js';
import { createFeaturiser, type Features, stack } from './features.js';
import { blend, type Linear, scoresOf, softmax } from './linear.js';
import { trainLogistic } from './logistic.js';
import { createRandom, shuffle } from './random.js';
import { NO_CLASS, trainSvm } from './svm.js';
import { buildVocabulary, type FeatureSettings, type Vocabulary, type Words, wordsOf } from './vocabulary.js';

/** One example: what was said, and the label it belongs to. */
export type Row = { text: string; label: string };

/** What training may be told beside its rows. */
export type TrainOptions = {
  /** Same rows, same seed: same model, to the bit. */
  seed?: number;
  /** Messages that belong to no label: they teach the model, and the calibration, what out of scope looks like. */
  outOfScope?: readonly string[];
  /** Labelled messages kept out of training, for the calibration; without them some rows are kept back twice. */
  validation?: readonly Row[];
  /** Of the validation rows, those with this label belong to no class. */
  outOfScopeLabel?: string;
};

/** A trained model. Everything but `featurise` is data (see model-file.ts). */
export type Classifier = {
  labels: readonly string[];
  vocabulary: Vocabulary;
  model: Linear;
  calibration: Calibration;
  featurise: (message: Words) => Features;
};

/** What the classifier makes of one message. */
export type Classification = {
  /** All labels, most probable first; the probabilities sum to 1 and take for granted that one of them is right. */
  ranking: { label: string; probability: number }[];
  /** Probability (0–1) that the message belongs to any of the labels. */
  confidence: number;
  /** Share (0–1) of the message's words, neighbours and letter groups that training had seen. */
  coverage: number;
};

/** Labels, their rows and the rows of no class, as training wants them. */
type Lesson = { messages: Words[]; targets: Int32Array };

/** From so many rows a label on, features seen once are noise and the logistic regression earns its time. */
const MANY_ROWS = 20;

/** Weights of the two models in the blend before calibration: their temperatures on validation rows. */
const SVM_SHARE = 3.5;
const LOGISTIC_SHARE = 0.55;

/** Trains a classifier on labelled messages; an empty list gives one that knows no label. */
export const train = (rows: readonly Row[], options: TrainOptions = {}): Classifier => {
  const labels = [...new Set(rows.map((row) => row.label))];
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const targets = [
    ...rows.map((row) => numbers.get(row.label)!),
    ...(options.outOfScope ?? []).map(() => NO_CLASS),
  ];
  const messages = [...rows.map((row) => row.text), ...(options.outOfScope ?? [])].map(wordsOf);
  const lesson: Lesson = { messages, targets: Int32Array.from(targets) };
  const seed = options.seed ?? 1;
  const few = rows.length < MANY_ROWS * labels.length;
  const { vocabulary, model, featurise } = learn(lesson, labels.length, few, seed);

  const trials: Trial[] = options.validation
    ? options.validation.map(({ text, label }) => {
        const features = featurise(wordsOf(text));
        const number = label === options.outOfScopeLabel ? NO_CLASS : (numbers.get(label) ?? NO_CLASS);
        return { scores: scoresOf(model, features), unseen: features.unseen, label: number };
      })
    : crossValidate(lesson, labels.length, few, seed);
  const calibration = trials.length === 0 ? UNCALIBRATED : fitCalibration(trials);
  return { labels, vocabulary, model, calibration, featurise };
};

/** What the classifier makes of one message. */
export const classify = (classifier: Classifier, text: string): Classification => {
  const features = classifier.featurise(wordsOf(text));
  const scores = scoresOf(classifier.model, features);
  const { calibration, labels } = classifier;
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

type Fitted = { vocabulary: Vocabulary; model: Linear; featurise: (message: Words) => Features };

const learn = ({ messages, targets }: Lesson, classes: number, few: boolean, seed: number): Fitted => {
  const settings: FeatureSettings = {
    leastRows: few ? 1 : 2,
    pairWeight: 0.7,
    mostPaired: 14,
    shortestGram: 2,
    longestGram: 4,
  };
  const vocabulary = buildVocabulary(messages, settings);
  const featurise = createFeaturiser(vocabulary);
  const rows = stack(messages.map(featurise));
  const width = vocabulary.idf.length;
  const svm: Linear = {
    classes,
    weights: trainSvm(rows, width, targets, classes, { cost: 1, tolerance: 0.1, mostPasses: 100, seed }),
  };
  if (few) return { vocabulary, featurise, model: blend(svm, 2 * SVM_SHARE, svm, 0) };
  const logistic: Linear = {
    classes,
    weights: trainLogistic(rows, width, targets, classes, { rate: 0.4, passes: 15, seed }),
  };
  return { vocabulary, featurise, model: blend(svm, SVM_SHARE, logistic, LOGISTIC_SHARE) };
};

/**
 * Trials without rows to spare: a part of the rows is kept back, and every fifth label is kept back whole, so that its
 * rows show what a message of no known label looks like. Five parts for few rows, one for many (time).
 */
const crossValidate = (lesson: Lesson, classes: number, few: boolean, seed: number): Trial[] => {
  if (classes < 3) return [];
  const parts = 5;
  const random = createRandom(seed);
  const order = Int32Array.from({ length: lesson.messages.length }, (_, row) => row);
  shuffle(order, order.length, random);
  const partOf = new Int32Array(order.length);
  order.forEach((row, at) => {
    partOf[row] = at % parts;
  });
  const labelOrder = Int32Array.from({ length: classes }, (_, label) => label);
  shuffle(labelOrder, classes, random);
  const labelPart = new Int32Array(classes);
  labelOrder.forEach((label, at) => {
    labelPart[label] = at % parts;
  });
  const trials: Trial[] = [];
  const rounds = lesson.messages.length > 3000 ? 1 : parts;
  for (let round = 0; round < rounds; round++) {
    const stays = labelOrder.filter((label) => labelPart[label] !== round).sort();
    const renumbered = new Map(Array.from(stays, (label, number) => [label, number]));
    const kept: number[] = [];
    const out: number[] = [];
    for (let row = 0; row < order.length; row++) {
      const label = lesson.targets[row]!;
      if (partOf[row] === round) out.push(row);
      else if (label === NO_CLASS || renumbered.has(label)) kept.push(row);
    }
    const numberOf = (row: number): number => renumbered.get(lesson.targets[row]!) ?? NO_CLASS;
    const { model, featurise } = learn(
      { messages: kept.map((row) => lesson.messages[row]!), targets: Int32Array.from(kept, numberOf) },
      stays.length,
      few,
      seed,
    );
    for (const row of out) {
      const features = featurise(lesson.messages[row]!);
      trials.push({ scores: scoresOf(model, features), unseen: features.unseen, label: numberOf(row) });
    }
  }
  return trials;
};
