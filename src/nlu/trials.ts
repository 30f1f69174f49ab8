import type { Trial } from './calibration.js';
import { type Learnt, type Lesson, learn } from './learn.js';
import { scoresOf } from './linear.js';
import { createRandom, shuffle } from './random.js';
import { NO_CLASS } from './svm.js';
import type { Words } from './vocabulary.js';

/** The outcome for one message that `learnt` has not seen. */
export const trialOf = ({ model, featurise }: Learnt, message: Words, label: number): Trial => {
  const features = featurise(message);
  return { scores: scoresOf(model, features), unseen: features.unseen, label };
};

/** Rows are kept back by fifths. */
const PARTS = 5;
/** From so many rows on one round of five tells enough, and each round takes seconds. */
const LARGE = 3000;

/**
 * Trials without rows to spare: in each round a fifth of the rows is kept back, and a fifth of the labels is kept back
 * whole, so that their rows show what a message of no known label looks like.
 */
export const crossValidate = ({ messages, targets, classes }: Lesson, seed: number): Trial[] => {
  const random = createRandom(seed);
  const rowPart = partsOf(messages.length, random);
  // Of one or two labels none can be spared: nothing would be left to tell apart.
  const labelPart = classes < 3 ? new Int32Array(classes).fill(-1) : partsOf(classes, random);
  const rounds = messages.length > LARGE ? 1 : PARTS;
  const trials: Trial[] = [];
  for (let round = 0; round < rounds; round++) {
    const renumbered = new Map<number, number>();
    for (let label = 0; label < classes; label++) {
      if (labelPart[label] !== round) renumbered.set(label, renumbered.size);
    }
    const numberOf = (row: number): number => renumbered.get(targets[row]!) ?? NO_CLASS;
    const kept: number[] = [];
    const out: number[] = [];
    for (let row = 0; row < messages.length; row++) {
      if (rowPart[row] === round) out.push(row);
      else if (targets[row] === NO_CLASS || renumbered.has(targets[row]!)) kept.push(row);
    }
    const lesson: Lesson = {
      messages: kept.map((row) => messages[row]!),
      targets: Int32Array.from(kept, numberOf),
      classes: renumbered.size,
    };
    const learnt = learn(lesson, seed);
    for (const row of out) trials.push(trialOf(learnt, messages[row]!, numberOf(row)));
  }
  return trials;
};

/** A number from 0 to PARTS − 1 for each of `count` things, evenly and at random. */
const partsOf = (count: number, random: ReturnType<typeof createRandom>): Int32Array => {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  shuffle(order, count, random);
  const parts = new Int32Array(count);
  order.forEach((which, at) => {
    parts[which] = at % PARTS;
  });
  return parts;
};
