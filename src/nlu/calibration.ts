import { softmax } from './linear.js';

/** What a raw outcome says about its own trustworthiness. */
export type Signals = {
  /** Σ p ln p over the classes: 0 when certain, more negative when torn. */
  certainty: number;
  /** Largest raw score of any class. */
  strongest: number;
  /** Share (0–1) of the message's features that training never saw. */
  unseen: number;
};

/** Raw scores → probabilities, and signals → the probability that the message is in scope. */
export type Calibration = {
  /** Factor before the softmax (one over the temperature of Guo et al., ICML 2017). */
  sharpness: number;
  /** Weights of certainty, strongest and unseen, and the bias, of a logistic regression. */
  confidence: { certainty: number; strongest: number; unseen: number; bias: number };
};

/** Trust before any is measured: certainty alone. */
export const UNCALIBRATED: Calibration = {
  sharpness: 1,
  confidence: { certainty: 1, strongest: 0, unseen: 0, bias: 2 },
};

/** One message that training did not see: its scores, and the number of its class (−1: none of them). */
export type Trial = { scores: Float64Array; unseen: number; label: number };

/** The three signals of one message. */
export const signalsOf = (scores: Float64Array, unseen: number, sharpness: number): Signals => {
  let certainty = 0;
  let strongest = Number.NEGATIVE_INFINITY;
  for (const share of softmax(scores, sharpness)) if (share > 0) certainty += share * Math.log(share);
  for (const score of scores) if (score > strongest) strongest = score;
  return { certainty, strongest, unseen };
};

/** Probability (0–1) that the message belongs to one of the classes. */
export const confidenceOf = (signals: Signals, { confidence }: Calibration): number =>
  sigmoid(
    confidence.certainty * signals.certainty +
      confidence.strongest * signals.strongest +
      confidence.unseen * signals.unseen +
      confidence.bias,
  );

/** The sharpness of least log loss on trials that have a class: golden-section search between 1/20 and 50. */
export const fitSharpness = (trials: readonly Trial[]): number => {
  const known = trials.filter((trial) => trial.label >= 0);
  if (known.length === 0) return 1;
  const loss = (logSharpness: number): number => {
    let sum = 0;
    for (const { scores, label } of known) {
      sum -= Math.log(Math.max(softmax(scores, Math.exp(logSharpness))[label]!, 1e-12));
    }
    return sum;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.05);
  let high = Math.log(50);
  while (high - low > 0.02) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
};

/**
 * The calibration that explains these trials best. Those of no class teach what out of scope looks like; the two
 * sides count the same, however many there are of each.
 */
export const fitCalibration = (trials: readonly Trial[]): Calibration => {
  const sharpness = fitSharpness(trials);
  const rows = trials.map((trial) => signalsOf(trial.scores, trial.unseen, sharpness));
  const inputs = rows.map((row) => [row.certainty, row.strongest, row.unseen]);
  const inside = trials.map((trial) => trial.label >= 0);
  const [certainty, strongest, unseen, bias] = fitBinary(inputs, inside);
  return {
    sharpness,
    confidence: { certainty: certainty!, strongest: strongest!, unseen: unseen!, bias: bias! },
  };
};

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

/** A little regularisation, so that two clean halves do not push the weights to infinity. */
const RIDGE = 0.01;

/**
 * Binary logistic regression by Newton's method, both sides weighted alike; the weights, the bias last.
 * Inputs are brought to mean 0 and deviation 1 first, so that the ridge treats them alike.
 */
export const fitBinary = (inputs: readonly number[][], yes: readonly boolean[]): number[] => {
  const width = inputs[0]?.length ?? 0;
  const total = inputs.length;
  const positives = yes.filter(Boolean).length;
  if (positives === 0 || positives === total) return [...new Array<number>(width).fill(0), 0];
  const means = columnMeans(inputs, width);
  const spreads = columnMeans(
    inputs.map((row) => row.map((value, at) => (value - means[at]!) ** 2)),
    width,
  ).map((variance) => Math.sqrt(variance) || 1);
  const rows = inputs.map((row) => [...row.map((value, at) => (value - means[at]!) / spreads[at]!), 1]);
  const weightYes = 0.5 / positives;
  const weightNo = 0.5 / (total - positives);
  let solution = new Array<number>(width + 1).fill(0);
  for (let pass = 0; pass < 30; pass++) {
    const gradient = solution.map((value, at) => (at < width ? (RIDGE / total) * value : 0));
    const hessian = solution.map((_, at) =>
      solution.map((__, other) => (at === other ? RIDGE / total + 1e-9 : 0)),
    );
    rows.forEach((row, index) => {
      const chance = sigmoid(row.reduce((sum, value, at) => sum + value * solution[at]!, 0));
      const weight = yes[index] ? weightYes : weightNo;
      for (let at = 0; at <= width; at++) {
        gradient[at] = gradient[at]! + weight * (chance - (yes[index] ? 1 : 0)) * row[at]!;
        for (let other = 0; other <= width; other++) {
          hessian[at]![other] =
            hessian[at]![other]! + weight * chance * (1 - chance) * row[at]! * row[other]!;
        }
      }
    });
    const step = solve(hessian, gradient);
    solution = solution.map((value, at) => value - step[at]!);
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  const plain = solution.slice(0, width).map((value, at) => value / spreads[at]!);
  const bias = solution[width]! - plain.reduce((sum, value, at) => sum + value * means[at]!, 0);
  return [...plain, bias];
};

const columnMeans = (rows: readonly number[][], width: number): number[] =>
  Array.from({ length: width }, (_, at) => rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length);

/** Solves a small system of equations by Gaussian elimination with pivoting; changes its arguments. */
const solve = (matrix: number[][], right: number[]): number[] => {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    }
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      for (let at = column; at < size; at++)
        matrix[row]![at] = matrix[row]![at]! - factor * matrix[column]![at]!;
      right[row] = right[row]! - factor * right[column]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = right[row]!;
    for (let at = row + 1; at < size; at++) rest -= matrix[row]![at]! * solution[at]!;
    solution[row] = rest / matrix[row]![row]!;
  }
  return solution;
};
