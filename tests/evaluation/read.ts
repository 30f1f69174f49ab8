import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/knowledge/root.js';

/** A question of our own that nothing was trained or calibrated on, and the topics that are right for it. */
export type Question = { text: string; topic: string; alt_topics: string[] };

/** All of `questions.jsonl`. */
export const readQuestions = (): Question[] =>
  readFileSync(join(packageRoot, 'tests/evaluation/questions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question);
