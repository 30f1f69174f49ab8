import { existsSync } from 'node:fs';
import { openStore } from '../storage/open.js';
import type { FeedbackCount, FeedbackKind, Store } from '../storage/store.js';
import { StoreError } from '../storage/store.js';
import { refuse } from './input.js';
import { readSettings } from './settings.js';
import { table } from './table.js';

export const meta = {
  name: 'feedback',
  description: 'How answers were judged, the most criticised first; --json for programs',
};

/** The judgements of one answer. Counts alone: who judged and what was asked is not known. */
type Judged = { answer: string; topic: string } & Record<FeedbackKind, number>;

const gather = (counts: readonly FeedbackCount[]): Judged[] => {
  const answers = new Map<string, Judged>();
  for (const { answer, topic, kind, count } of counts) {
    const judged = answers.get(answer) ?? { answer, topic, helpful: 0, 'not-helpful': 0, outdated: 0 };
    judged[kind] += count;
    answers.set(answer, judged);
  }
  const faults = (judged: Judged): number => judged['not-helpful'] + judged.outdated;
  return [...answers.values()].sort(
    (left, right) =>
      faults(right) - faults(left) || left.helpful - right.helpful || left.answer.localeCompare(right.answer),
  );
};

const print = async (store: Store, asJson: boolean): Promise<void> => {
  const answers = gather(await store.feedback());
  const unanswered = await store.unanswered();
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ answers, unanswered })}\n`);
    return;
  }
  const judged =
    answers.length === 0
      ? 'Nobody has judged an answer yet.'
      : table([
          ['answer', 'topic', 'helpful', 'not helpful', 'outdated'],
          ...answers.map((row) => [
            row.answer,
            row.topic,
            String(row.helpful),
            String(row['not-helpful']),
            String(row.outdated),
          ]),
        ]);
  const missing =
    unanswered.length === 0
      ? 'No unanswered topics were counted (servers opt in with /settings count-unanswered).'
      : table([['no answer found', 'times'], ...unanswered.map((row) => [row.topic, String(row.count)])]);
  process.stdout.write(`${judged}\n\n${missing}\n`);
};

export const run = async (args: string[]): Promise<number> => {
  const unknown = args.find((arg) => arg !== '--json');
  if (unknown !== undefined)
    return refuse(`"${unknown}" is not understood. Usage: npm run feedback -- [--json]`);
  const read = readSettings();
  if (!read.ok) return read.code;
  const { DATABASE_URL, DATABASE_FILE } = read.config;
  if (DATABASE_URL === undefined && !existsSync(DATABASE_FILE))
    return refuse(`There is no ${DATABASE_FILE} yet: the bot has not run with these settings.`);
  try {
    const store = await openStore(read.config);
    await print(store, args.includes('--json'));
    await store.close();
    return 0;
  } catch (error) {
    if (error instanceof StoreError) return refuse(error.problem);
    throw error;
  }
};
