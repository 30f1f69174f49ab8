import { parseArgs } from 'node:util';
import { emptyContext } from '../dialogue/context.js';
import { answer } from '../engine/answer.js';
import type { Brain } from '../engine/brain.js';
import { backgroundOf } from '../engine/salience.js';
import { explain } from '../rendering/explain.js';
import { toJson } from '../rendering/json.js';
import { plainText } from '../rendering/plain.js';
import { openBrain } from './brain.js';
import { readInput, refuse } from './input.js';

export const meta = {
  name: 'ask',
  description: 'Answers one question, or each line of standard input with --json',
};

const USAGE = 'Usage: ask [--json] [--explain] "question", or ask --json < file with one question a line';

/** One question in a fresh conversation, said to us. */
const askOnce = (brain: Brain, text: string) => {
  const { reply, trace } = answer({ text, at: Date.now() }, emptyContext, brain);
  if (reply === null) throw new Error('A question put to us went unanswered.');
  return { reply, trace };
};

const print = (text: string): void => void process.stdout.write(`${text}\n`);

export const run = async (args: string[]): Promise<number> => {
  let values: { json?: boolean; explain?: boolean };
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, explain: { type: 'boolean' } },
    }));
  } catch {
    return refuse(USAGE);
  }
  const batch = positionals.length === 0;
  if (batch && process.stdin.isTTY) return refuse(USAGE);
  const opened = openBrain();
  if (!opened.ok) return opened.code;
  const questions = batch
    ? (await readInput()).replace(/\r?\n$/u, '').split(/\r?\n/u)
    : [positionals.join(' ')];
  for (const question of questions) {
    const { reply, trace } = askOnce(opened.brain, question);
    if (values.json) print(JSON.stringify(values.explain ? { ...toJson(reply), trace } : toJson(reply)));
    else
      print(
        values.explain
          ? `${plainText(reply)}\n\n${explain(trace, backgroundOf(opened.brain, question, trace))}`
          : plainText(reply),
      );
  }
  return 0;
};
