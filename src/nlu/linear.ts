import type { Features } from './features.js';

/** A linear model: `weights[feature * classes + class]`, the bias in the row after the last feature. */
export type Linear = { weights: Float32Array; classes: number };

/** The raw score of every class for one message. */
export const scoresOf = ({ weights, classes }: Linear, { ids, values }: Features): Float64Array => {
  const scores = new Float64Array(classes);
  const bias = weights.length - classes;
  for (let label = 0; label < classes; label++) scores[label] = weights[bias + label]!;
  for (let at = 0; at < ids.length; at++) {
    const base = ids[at]! * classes;
    const value = values[at]!;
    for (let label = 0; label < classes; label++)
      scores[label] = scores[label]! + value * weights[base + label]!;
  }
  return scores;
};

/** `left * a + right * b`, entry by entry: the average of two linear models is a linear model. */
export const blend = (left: Linear, a: number, right: Linear, b: number): Linear => {
  const weights = new Float32Array(left.weights.length);
  for (let at = 0; at < weights.length; at++) weights[at] = left.weights[at]! * a + right.weights[at]! * b;
  return { weights, classes: left.classes };
};

/** Scores × `sharpness` → probabilities that sum to 1. */
export const softmax = (scores: Float64Array, sharpness = 1): Float64Array => {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  const shares = scores.map((score) => {
    const grown = Math.exp((score - top) * sharpness);
    sum += grown;
    return grown;
  });
  return shares.map((share) => share / sum);
};
