import { createFeaturiser, type Features, stack } from './features.js';
import { blend, compact, type Linear, spreadOf } from './linear.js';
import { trainLogistic } from './logistic.js';
import { trainSvm } from './svm.js';
import { buildVocabulary, type FeatureSettings, type Vocabulary, type Words } from './vocabulary.js';

/** Messages and the number of the label each belongs to (−1: none of them). */
export type Lesson = { messages: readonly Words[]; targets: Int32Array; classes: number };

/** What was learnt from a lesson: the features and their weights. */
export type Learnt = { vocabulary: Vocabulary; model: Linear; featurise: (message: Words) => Features };

/** Below so many rows a label each row counts: every feature is kept, and the few right rows weigh more. */
const MANY_ROWS = 20;

/**
 * How the two models learn, and the weight of the logistic regression beside the SVM where both scores are brought to
 * the same spread. With few rows: by cross-validation on draws of ten rows a label from the training rows of CLINC150
 * and BANKING77. With many: on the validation rows of CLINC150 and rows kept back of BANKING77's training rows.
 */
const WITH_FEW = { leastRows: 1, cost: 0.5, favour: 8, passes: 40, share: 0.5 };
const WITH_MANY = { leastRows: 2, cost: 1, favour: 3, passes: 10, share: 1 };

/** What may be set otherwise than by the number of rows: settings of the SVM, and how messages become features. */
export type Hyperparameters = { cost?: number; tolerance?: number; features?: Partial<FeatureSettings> };

/** The average of a linear SVM and a logistic regression over the same features. */
export const learn = (
  { messages, targets, classes }: Lesson,
  seed: number,
  hyperparameters: Hyperparameters = {},
): Learnt => {
  const { leastRows, favour, passes, share, ...by } =
    messages.length < MANY_ROWS * classes ? WITH_FEW : WITH_MANY;
  const cost = hyperparameters.cost ?? by.cost;
  const vocabulary = buildVocabulary(messages, { ...SETTINGS, leastRows, ...hyperparameters.features });
  const featurise = createFeaturiser(vocabulary);
  const rows = stack(messages.map(featurise));
  const width = vocabulary.idf.length;
  const svm = trainSvm(rows, width, targets, classes, {
    cost,
    favour: Math.min(favour, Math.max(classes - 1, 1)),
    tolerance: hyperparameters.tolerance ?? 0.1,
    mostPasses: 100,
    seed,
  });
  const logistic = trainLogistic(rows, width, targets, classes, { rate: 0.4, passes, seed });
  const weights = blend(
    svm,
    1 / spreadOf(svm, rows, classes),
    logistic,
    share / spreadOf(logistic, rows, classes),
  );
  return { vocabulary, featurise, model: compact(weights, classes) };
};

const SETTINGS = { pairWeight: 0.7, mostPaired: 14, shortestGram: 2, longestGram: 4 };
