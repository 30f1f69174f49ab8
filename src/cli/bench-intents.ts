import { parseArgs } from 'node:util';
import { z } from 'zod';
import { accuracy, auroc, precisionRecall, quantile } from '../nlu/measure.js';
import { footnote } from './baselines/footnote.js';
import type { Guess, IntentMethod, LabelledMessage, Trained } from './baselines/intent-method.js';
import { naturalBayes, naturalLogistic } from './baselines/natural.js';
import { nlpjs } from './baselines/nlpjs.js';
import { readJsonLines, refuse } from './input.js';
import { figure, table } from './table.js';

export const meta = {
  name: 'bench-intents',
  description: 'Trains the classifier on labelled messages and measures it on others',
};

const USAGE = 'Usage: bench:intents --train a.jsonl [--val b.jsonl] --test c.jsonl [--baselines]';

const rowShape = z.object({ text: z.string(), label: z.string() });

/** Label of messages that belong to no intent. */
const OUT_OF_SCOPE = 'oos';

type Figures = {
  method: string;
  accuracy: number;
  accuracyAtThreshold: number | null;
  oosRecall: number | null;
  oosPrecision: number | null;
  auroc: number | null;
  trainSeconds: number;
  microsecondsPerMessage: number;
  modelBytes: number | null;
  rssMb: number;
};

export const run = async (args: string[]): Promise<number> => {
  const options = readOptions(args);
  if (!options?.train || !options.test) return refuse(USAGE);
  const train = readRows(options.train);
  if (!train.ok) return refuse(train.problem);
  const test = readRows(options.test);
  if (!test.ok) return refuse(test.problem);
  const validation = options.val === undefined ? { ok: true as const, rows: [] } : readRows(options.val);
  if (!validation.ok) return refuse(validation.problem);
  if (!train.rows.some((row) => row.label !== null)) return refuse(`${options.train} holds no in-scope rows`);

  const methods = options.baselines ? [footnote, naturalBayes, naturalLogistic, nlpjs] : [footnote];
  const all: Figures[] = [];
  for (const method of methods) {
    const measured = await measure(method, train.rows, validation.rows, test.rows);
    if (measured.kind === 'skipped') {
      process.stderr.write(`${method.name}: skipped, ${measured.why}\n`);
      continue;
    }
    process.stdout.write(`${JSON.stringify(measured.figures)}\n`);
    all.push(measured.figures);
  }
  if (options.baselines) printTable(all, train.rows.length, test.rows.length);
  return 0;
};

const readOptions = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        train: { type: 'string' },
        val: { type: 'string' },
        test: { type: 'string' },
        baselines: { type: 'boolean' },
      },
    }).values;
  } catch {
    return undefined;
  }
};

const readRows = (path: string): { ok: true; rows: LabelledMessage[] } | { ok: false; problem: string } => {
  const file = readJsonLines(path);
  if (!file.ok) return file;
  const rows: LabelledMessage[] = [];
  for (const { line, value } of file.rows) {
    const row = rowShape.safeParse(value);
    if (!row.success)
      return { ok: false, problem: `${path}:${line} is not {"text": string, "label": string}` };
    const { text, label } = row.data;
    rows.push({ text, label: label === OUT_OF_SCOPE ? null : label });
  }
  return rows.length === 0 ? { ok: false, problem: `${path} holds no rows` } : { ok: true, rows };
};

const measure = async (
  method: IntentMethod,
  train: readonly LabelledMessage[],
  validation: readonly LabelledMessage[],
  test: readonly LabelledMessage[],
): Promise<{ kind: 'measured'; figures: Figures } | { kind: 'skipped'; why: string }> => {
  const before = performance.now();
  const learnt = await method.train(train, validation);
  if (learnt.kind === 'skipped') return learnt;
  const trainSeconds = (performance.now() - before) / 1000;
  const { trained } = learnt;
  const threshold = await thresholdOf(trained, validation);
  for (const row of test.slice(0, 200)) await trained.guess(row.text); // warm-up
  const times: number[] = [];
  const guesses: Guess[] = [];
  for (const row of test) {
    const start = performance.now();
    guesses.push(await trained.guess(row.text));
    times.push((performance.now() - start) * 1000);
  }
  globalThis.gc?.();
  const rssMb = process.memoryUsage.rss() / 2 ** 20;

  const outcomes = test.map((row, at) => ({ ...guesses[at]!, wanted: row.label }));
  const inside = outcomes.filter((outcome) => outcome.wanted !== null);
  const outside = outcomes.filter((outcome) => outcome.wanted === null);
  const passes = ({ confidence }: Guess): boolean => threshold === null || confidence >= threshold;
  const rejection = precisionRecall(
    outcomes.map((outcome) => ({ is: outcome.wanted === null, said: !passes(outcome) })),
  );
  const open = threshold === null || outside.length === 0;
  return {
    kind: 'measured',
    figures: {
      method: method.name,
      accuracy: accuracy(inside.map((outcome) => outcome.label === outcome.wanted)),
      accuracyAtThreshold:
        threshold === null
          ? null
          : accuracy(inside.map((outcome) => passes(outcome) && outcome.label === outcome.wanted)),
      oosRecall: open ? null : rejection.recall,
      oosPrecision: open ? null : rejection.precision,
      auroc:
        outside.length === 0 || inside.length === 0
          ? null
          : auroc(
              inside.map((outcome) => outcome.confidence),
              outside.map((outcome) => outcome.confidence),
            ),
      trainSeconds,
      microsecondsPerMessage: quantile(times, 0.5),
      modelBytes: trained.bytes ?? null,
      rssMb,
    },
  };
};

/** The 5th percentile of in-scope confidence on validation rows; without any, what training found out by itself. */
const thresholdOf = async (
  trained: Trained,
  validation: readonly LabelledMessage[],
): Promise<number | null> => {
  const inside: number[] = [];
  for (const row of validation)
    if (row.label !== null) inside.push((await trained.guess(row.text)).confidence);
  return inside.length > 0 ? quantile(inside, 0.05) : (trained.floor ?? null);
};

const printTable = (all: readonly Figures[], trained: number, tested: number): void => {
  const rows = all.map((row) => [
    row.method,
    figure(row.accuracy),
    figure(row.accuracyAtThreshold),
    figure(row.oosRecall),
    figure(row.oosPrecision),
    figure(row.auroc),
    row.trainSeconds.toFixed(1),
    row.microsecondsPerMessage.toFixed(0),
  ]);
  const head = [
    'method',
    'accuracy',
    'at threshold',
    'oos recall',
    'oos precision',
    'AUROC',
    'train s',
    'µs',
  ];
  process.stderr.write(`\n${trained} rows to learn from, ${tested} to test\n${table([head, ...rows])}\n`);
};
