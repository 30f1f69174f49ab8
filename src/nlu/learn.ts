import { createFeaturiser, type Features, stack } from './features.js';
import { blend, compact, type Linear } from './linear.js';
import { trainLogistic } from './logistic.js';
import { trainSvm } from './svm.js';
import { buildVocabulary, type FeatureSettings, type Vocabulary, type Words } from './vocabulary.js';

/** Messages and the number of the label each belongs to (−1: none of them). */
export type Lesson = { messages: readonly Words[]; targets: Int32Array; classes: number };

/** What was learnt from a lesson: the features and their weights. */
export type Learnt = { vocabulary: Vocabulary; model: Linear; featurise: (message: Words) => Features };

/** Below so many rows a label the logistic regression does not help. */
const MANY_ROWS = 20;

/** Weights of the two models in their blend: their temperatures on validation rows, halved. */
const SVM_SHARE = 3.5;
const LOGISTIC_SHARE = 0.55;

/** The average of a linear SVM and a logistic regression over the same features; with few rows the SVM alone. */
export const learn = ({ messages, targets, classes }: Lesson, seed: number): Learnt => {
  const few = messages.length < MANY_ROWS * classes;
  const vocabulary = buildVocabulary(messages, settingsFor(messages.length));
  const featurise = createFeaturiser(vocabulary);
  const rows = stack(messages.map(featurise));
  const width = vocabulary.idf.length;
  const svm = trainSvm(rows, width, targets, classes, {
    cost: few ? 2 : 1,
    tolerance: 0.1,
    mostPasses: 100,
    seed,
  });
  const logistic = few ? svm : trainLogistic(rows, width, targets, classes, { rate: 0.4, passes: 15, seed });
  const weights = few
    ? blend(svm, SVM_SHARE, svm, SVM_SHARE)
    : blend(svm, SVM_SHARE, logistic, LOGISTIC_SHARE);
  return { vocabulary, featurise, model: compact(weights, classes) };
};

/** Up to so many rows every feature is kept; in larger sets those seen once only cost memory. */
const SMALL = 8000;

const settingsFor = (rows: number): FeatureSettings => ({
  leastRows: rows < SMALL ? 1 : 2,
  pairWeight: 0.7,
  mostPaired: 14,
  shortestGram: 2,
  longestGram: 4,
});
