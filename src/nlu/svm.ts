import type { Sparse } from './features.js';
import { createRandom, shuffle } from './random.js';

/** Settings of the support vector machine. */
export type SvmSettings = {
  /** Price of an error (liblinear's C). */
  cost: number;
  /** How many times dearer an error on a row of the class itself is: such rows are few beside all the others. */
  favour: number;
  /** Stop when the projected gradients lie within this range (liblinear's epsilon). */
  tolerance: number;
  mostPasses: number;
  seed: number;
};

/** Class of a row that belongs to none: negative for every class. */
export const NO_CLASS = -1;

/**
 * One-against-rest linear SVM, L2-regularised with squared hinge loss, by dual coordinate descent with shrinking
 * (Hsieh et al., ICML 2008, algorithm 3; liblinear's solver 1).
 *
 * `weights[feature * classes + class]` comes back, the bias in the row after the last feature.
 */
export const trainSvm = (
  rows: Sparse,
  features: number,
  labels: Int32Array,
  classes: number,
  settings: SvmSettings,
): Float32Array => {
  const all = new Float32Array((features + 1) * classes);
  const squares = squaredLengths(rows);
  // Of two labels alone the second is the mirror of the first.
  const mirrored = classes === 2 && settings.favour === 1 && !labels.includes(NO_CLASS);
  let weights: Float64Array = new Float64Array(0);
  for (let label = 0; label < classes; label++) {
    weights =
      mirrored && label === 1
        ? weights.map((weight) => -weight)
        : trainOne(rows, features, labels, label, squares, settings);
    for (let feature = 0; feature <= features; feature++) all[feature * classes + label] = weights[feature]!;
  }
  return all;
};

const squaredLengths = ({ starts, values }: Sparse): Float64Array => {
  const squares = new Float64Array(starts.length - 1);
  for (let row = 0; row < squares.length; row++) {
    let sum = 1; // the bias is a feature that is always 1
    for (let at = starts[row]!; at < starts[row + 1]!; at++) sum += values[at]! * values[at]!;
    squares[row] = sum;
  }
  return squares;
};

const trainOne = (
  { starts, ids, values }: Sparse,
  features: number,
  labels: Int32Array,
  label: number,
  squares: Float64Array,
  { cost, favour, tolerance, mostPasses, seed }: SvmSettings,
): Float64Array => {
  const count = squares.length;
  const weights = new Float64Array(features + 1);
  const alpha = new Float64Array(count);
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const random = createRandom(seed);
  const [against, within] = [0.5 / cost, 0.5 / (cost * favour)];
  let active = count;
  let bound = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < mostPasses; pass++) {
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    shuffle(order, active, random);
    for (let at = 0; at < active; at++) {
      const row = order[at]!;
      const end = starts[row + 1]!;
      let score = weights[features]!;
      for (let entry = starts[row]!; entry < end; entry++) score += weights[ids[entry]!]! * values[entry]!;
      const sign = labels[row] === label ? 1 : -1;
      const diagonal = sign > 0 ? within : against;
      const before = alpha[row]!;
      const gradient = sign * score - 1 + before * diagonal;
      let projected = gradient;
      if (before === 0) {
        if (gradient > bound) {
          active--;
          order[at] = order[active]!;
          order[active] = row;
          at--;
          continue;
        }
        projected = Math.min(gradient, 0);
      }
      if (projected > highest) highest = projected;
      if (projected < lowest) lowest = projected;
      if (Math.abs(projected) < 1e-12) continue;
      const after = Math.max(before - gradient / (squares[row]! + diagonal), 0);
      alpha[row] = after;
      const step = (after - before) * sign;
      weights[features] = weights[features]! + step;
      for (let entry = starts[row]!; entry < end; entry++) {
        const id = ids[entry]!;
        weights[id] = weights[id]! + step * values[entry]!;
      }
    }
    if (highest - lowest <= tolerance) {
      if (active === count) break;
      active = count;
      bound = Number.POSITIVE_INFINITY;
    } else bound = highest <= 0 ? Number.POSITIVE_INFINITY : highest;
  }
  return weights;
};
