import type { Features, Sparse } from './features.js';

/**
 * A linear model in small: `weights[feature * classes + class] * scales[feature]`, the bias in the row after the last
 * feature. Eight bits a weight lose nothing that can be measured, and four times as many fit into the cache.
 */
export type Linear = { weights: Int8Array; scales: Float32Array; classes: number };

/** The raw score of every class for one message. */
export const scoresOf = ({ weights, scales, classes }: Linear, { ids, values }: Features): Float64Array => {
  const scores = new Float64Array(classes);
  const last = scales.length - 1;
  for (let at = -1; at < ids.length; at++) {
    const feature = at < 0 ? last : ids[at]!;
    const value = (at < 0 ? 1 : values[at]!) * scales[feature]!;
    const base = feature * classes;
    for (let label = 0; label < classes; label++)
      scores[label] = scores[label]! + value * weights[base + label]!;
  }
  return scores;
};

/** Largest size of an eight-bit weight. */
const MOST = 127;

/** Full weights, laid out alike, in eight bits each. */
export const compact = (full: Float32Array, classes: number): Linear => {
  const rows = classes === 0 ? 1 : full.length / classes;
  const weights = new Int8Array(full.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const from = row * classes;
    let largest = 0;
    for (let at = from; at < from + classes; at++) largest = Math.max(largest, Math.abs(full[at]!));
    if (largest === 0) continue;
    scales[row] = largest / MOST;
    for (let at = from; at < from + classes; at++) weights[at] = Math.round((full[at]! * MOST) / largest);
  }
  return { weights, scales, classes };
};

/** `left * a + right * b`, entry by entry and in place of `left`: the average of two linear models is a linear model. */
export const blend = (left: Float32Array, a: number, right: Float32Array, b: number): Float32Array => {
  for (let at = 0; at < left.length; at++) left[at] = left[at]! * a + right[at]! * b;
  return left;
};

/** Rows enough to know how far scores lie apart. */
const ENOUGH = 500;

/** How far the scores of a row lie apart from class to class: their mean standard deviation over some of the rows; never 0. */
export const spreadOf = (full: Float32Array, { starts, ids, values }: Sparse, classes: number): number => {
  const count = starts.length - 1;
  const every = Math.max(1, Math.floor(count / ENOUGH));
  let sum = 0;
  let asked = 0;
  for (let row = 0; row < count; row += every, asked++) {
    const scores = full.slice(full.length - classes);
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const base = ids[at]! * classes;
      for (let label = 0; label < classes; label++)
        scores[label] = scores[label]! + values[at]! * full[base + label]!;
    }
    const mean = scores.reduce((all, score) => all + score, 0) / classes;
    sum += Math.sqrt(scores.reduce((all, score) => all + (score - mean) ** 2, 0) / classes);
  }
  return sum / asked || 1;
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
