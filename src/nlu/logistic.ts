import type { Sparse } from './features.js';
import { createRandom, shuffle } from './random.js';

/** Settings of the logistic regression. */
export type LogisticSettings = {
  /** First learning rate; it falls in a straight line to 0. */
  rate: number;
  passes: number;
  seed: number;
};

/** A class whose probability is this near to its target teaches nothing worth the time. */
const SMALLEST_ERROR = 0.001;

/**
 * Multinomial logistic regression by AdaGrad (Duchi et al., JMLR 2011), half of a row's features left out at each
 * step (dropout, Srivastava et al., JMLR 2014), which stands in for a regulariser.
 *
 * `weights[feature * classes + class]` comes back, the bias in the row after the last feature. A row of no class
 * (label −1) has the uniform distribution as its target.
 */
export const trainLogistic = (
  { starts, ids, values }: Sparse,
  features: number,
  labels: Int32Array,
  classes: number,
  { rate, passes, seed }: LogisticSettings,
): Float32Array => {
  const weights = new Float32Array((features + 1) * classes);
  const squares = new Float32Array((features + 1) * classes).fill(1e-8);
  const count = labels.length;
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const random = createRandom(seed);
  const scores = new Float64Array(classes);
  const wrong = new Int32Array(classes);
  const longest = starts.reduce(
    (most, start, row) => (row === 0 ? 0 : Math.max(most, start - starts[row - 1]!)),
    0,
  );
  const kept = new Int32Array(longest + 1);
  const inputs = new Float64Array(longest + 1);
  const steps = passes * count;
  for (let step = 0; step < steps; step++) {
    if (step % count === 0) shuffle(order, count, random);
    const row = order[step % count]!;
    const speed = rate * (1 - step / steps);

    let used = 0;
    let bits = 0;
    for (let entry = starts[row]!, left = 0; entry < starts[row + 1]!; entry++, left--) {
      if (left === 0) {
        bits = random.next();
        left = 32;
      }
      const keep = bits & 1;
      bits >>>= 1;
      if (keep === 0) continue;
      kept[used] = ids[entry]! * classes;
      inputs[used++] = values[entry]! * 2;
    }
    kept[used] = features * classes;
    inputs[used++] = 1;

    scores.fill(0);
    for (let at = 0; at < used; at++) {
      const base = kept[at]!;
      const input = inputs[at]!;
      for (let label = 0; label < classes; label++)
        scores[label] = scores[label]! + input * weights[base + label]!;
    }
    let top = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < classes; label++) if (scores[label]! > top) top = scores[label]!;
    let sum = 0;
    for (let label = 0; label < classes; label++) {
      const grown = Math.exp(scores[label]! - top);
      scores[label] = grown;
      sum += grown;
    }
    const right = labels[row]!;
    const uniform = right < 0 ? 1 / classes : 0;
    let errors = 0;
    for (let label = 0; label < classes; label++) {
      const error = scores[label]! / sum - (label === right ? 1 : uniform);
      scores[label] = error;
      if (Math.abs(error) > SMALLEST_ERROR) wrong[errors++] = label;
    }
    for (let at = 0; at < used; at++) {
      const base = kept[at]!;
      const input = inputs[at]!;
      for (let which = 0; which < errors; which++) {
        const label = wrong[which]!;
        const gradient = scores[label]! * input;
        const grown = squares[base + label]! + gradient * gradient;
        squares[base + label] = grown;
        weights[base + label] = weights[base + label]! - (speed * gradient) / Math.sqrt(grown);
      }
    }
  }
  return weights;
};
