import { softmax } from './linear.js';
import { fitBinary, sigmoid } from './logit.js';
import { quantile } from './measure.js';

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
  /** Below this confidence lie 5 percent of the in-scope messages that training did not see. */
  floor: number;
};

/** Trust before any is measured, near to what the public intent sets teach. */
export const UNCALIBRATED: Calibration = {
  sharpness: 1,
  confidence: { certainty: 1, strongest: 0.25, unseen: -12, bias: 3 },
  floor: 0.5,
};

/** Share of in-scope messages below the floor. */
const GIVEN_UP = 0.05;

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
 * sides count the same, however many there are of each. Where there are none, `strangers` are asked instead: trials
 * from a model that did not know some of the labels.
 */
export const fitCalibration = (trials: readonly Trial[], strangers: readonly Trial[] = []): Calibration => {
  if (trials.length === 0) return UNCALIBRATED;
  const sharpness = fitSharpness(trials);
  const examples = trials.some((trial) => trial.label < 0) ? trials : strangers;
  const rows = examples.map((trial) => signalsOf(trial.scores, trial.unseen, sharpness));
  const weights = fitBinary(
    rows.map((row) => [row.certainty, row.strongest, row.unseen]),
    examples.map((trial) => trial.label >= 0),
  );
  const confidence = weights
    ? { certainty: weights[0]!, strongest: weights[1]!, unseen: weights[2]!, bias: weights[3]! }
    : UNCALIBRATED.confidence;
  const fitted = { sharpness, confidence, floor: 0 };
  const known = trials.filter((trial) => trial.label >= 0);
  const trusts = known.map(({ scores, unseen }) =>
    confidenceOf(signalsOf(scores, unseen, sharpness), fitted),
  );
  return { ...fitted, floor: quantile(trusts, GIVEN_UP) };
};
