import type { IntentMethod, LabelledMessage } from './intent-method.js';

/** What natural's classifiers have in common. */
export type NaturalClassifier = {
  addDocument(text: string, label: string): void;
  train(): void;
  getClassifications(text: string): { label: string; value: number }[];
};

/** Above so many labels natural's logistic regression takes minutes to hours: dense matrices, one label at a time. */
const MOST_LOGISTIC_LABELS = 10;

const labelled = (rows: readonly LabelledMessage[]): { text: string; label: string }[] =>
  rows.flatMap(({ text, label }) => (label === null ? [] : [{ text, label }]));

const teach = (classifier: NaturalClassifier, rows: readonly LabelledMessage[]) => {
  for (const { text, label } of labelled(rows)) classifier.addDocument(text, label);
  classifier.train();
  return {
    guess: (text: string) => {
      const found = classifier.getClassifications(text);
      const sum = found.reduce((total, { value }) => total + value, 0);
      const best = found.reduce((a, b) => (b.value > a.value ? b : a));
      // Bayes gives unnormalised products, useless as confidence until divided by their sum.
      return { label: best.label, confidence: sum > 0 ? best.value / sum : 0 };
    },
  };
};

/** A label such as `__proto__` would write into Object.prototype there. */
const unsafe = (rows: readonly LabelledMessage[]): boolean =>
  labelled(rows).some(({ label }) => label in Object.prototype);

/** natural's naive Bayes, confidence divided by the sum over labels. */
export const naturalBayes: IntentMethod = {
  name: 'natural Bayes',
  train: async (rows) => {
    if (unsafe(rows)) return { kind: 'skipped', why: 'a label is the name of an Object property' };
    const { default: BayesClassifier } = await import('natural/lib/natural/classifiers/bayes_classifier.js');
    return { kind: 'trained', trained: teach(new BayesClassifier(), rows) };
  },
};

/** natural's logistic regression, for as many labels as it can bear. */
export const naturalLogistic: IntentMethod = {
  name: 'natural logistic regression',
  train: async (rows) => {
    const labels = new Set(labelled(rows).map((row) => row.label)).size;
    if (labels > MOST_LOGISTIC_LABELS) {
      return {
        kind: 'skipped',
        why: `${labels} labels; it takes minutes to hours above ${MOST_LOGISTIC_LABELS}`,
      };
    }
    if (unsafe(rows)) return { kind: 'skipped', why: 'a label is the name of an Object property' };
    const { default: LogisticRegressionClassifier } = await import(
      'natural/lib/natural/classifiers/logistic_regression_classifier.js'
    );
    return { kind: 'trained', trained: teach(new LogisticRegressionClassifier(), rows) };
  },
};
