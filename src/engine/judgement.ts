import type { Thresholds } from '../dialogue/policy.js';
import { recognise } from '../entities/recognise.js';
import type { Knowledge } from '../knowledge/files.js';
import { fitBinary, logit, sigmoid } from '../nlu/logit.js';
import { type Impression, impressionOf, type Reader } from './understand.js';

/** How confidence is read off an impression, and where the policy draws its lines: all fitted on the trials. */
export type Judgement = { weights: readonly number[]; thresholds: Thresholds };

/**
 * The errors the lines are drawn for. `answer`: among the trials answered at once, so many may be of the wrong topic.
 * `ask`: below it the likeliest topic is wrong more often than this, and we decline. `unasked`: as `answer`, where
 * nobody addressed us.
 */
const TARGETS = { answer: 0.04, ask: 0.75, unasked: 0.01 };

/**
 * Trials are picked to be hard: of messages that nobody picked about half as many are read wrongly, so a wrong trial
 * counts by this much.
 */
const WRONG_COUNTS = 0.5;

/** Unasked we never speak below this, however easy the trials were. */
const LEAST_UNASKED = 0.9;

/** What speaks for the first topic: its share, its lead, the entries' word on it, and how much was understood. */
const signalsOf = ({ topics, candidates, coverage }: Impression): number[] => {
  const [first, second] = topics;
  const top = first?.probability ?? 0;
  const best = candidates[0];
  const inTopic = candidates.find((candidate) => candidate.topic === first?.label);
  return [
    logit(top),
    top - (second?.probability ?? 0),
    inTopic?.probability ?? 0,
    best !== undefined && best.topic !== first?.label ? best.probability : 0,
    coverage,
  ];
};

const judge = (signals: readonly number[], weights: readonly number[]): number =>
  sigmoid(signals.reduce((sum, signal, at) => sum + signal * weights[at]!, weights[signals.length]!));

/** Probability (0–1) that the first topic is right. */
export const confidenceIn = (impression: Impression, { weights }: Judgement): number =>
  judge(signalsOf(impression), weights);

/** One trial: how sure we were (0–1), and whether the first topic was right. */
type Verdict = { confidence: number; right: boolean };

/** The lowest line above which at most `share` of the trials are wrong, a doubtful one being counted as half wrong. */
const lineFor = (trials: readonly Verdict[], share: number): number => {
  const sorted = trials.toSorted((a, b) => b.confidence - a.confidence);
  let line = 1;
  let wrong = 0;
  sorted.forEach(({ confidence, right }, at) => {
    // Half what happened and half what was stated: a handful of trials near the line says little by itself.
    wrong += (1 - confidence) / 2 + (right ? 0 : WRONG_COUNTS / 2);
    if (wrong / (at + 1) <= share) line = confidence;
  });
  return line;
};

/** Confidence and lines from the trials of `intents/`, which training has not seen. */
export const fitJudgement = (reader: Reader, intents: Knowledge['intents']): Judgement => {
  const trials = intents.flatMap(({ value }) =>
    value.trials.map(({ text, also }) => {
      const impression = impressionOf(reader, text, recognise(reader.gazetteer, text, 0));
      const first = impression.topics[0]?.label;
      return {
        signals: signalsOf(impression),
        right: first === value.id || also.includes(first ?? ''),
      };
    }),
  );
  const weights = fitBinary(
    trials.map(({ signals }) => signals),
    trials.map(({ right }) => right),
    { balanced: false, ridge: 1, weightNo: WRONG_COUNTS },
  ) ?? [1, 0, 0, 0, 0, 0];
  const verdicts = trials.map(({ signals, right }) => ({ confidence: judge(signals, weights), right }));
  return {
    weights,
    thresholds: {
      answer: lineFor(verdicts, TARGETS.answer),
      ask: 1 - TARGETS.ask,
      unasked: Math.max(LEAST_UNASKED, lineFor(verdicts, TARGETS.unasked)),
    },
  };
};
