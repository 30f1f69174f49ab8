import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { consentReply, questionReply, stoppedReply, whyReply } from '../answers/check-cards.js';
import type { Reply } from '../answers/reply.js';
import { type CheckTurn, freshCheck, sayingOf } from '../dialogue/symptom-check/machine.js';
import { scoreCheck } from '../dialogue/symptom-check/score.js';
import type { Brain } from '../engine/brain.js';
import { hearCheck } from '../engine/check-talk.js';
import { checkResultReply } from '../engine/symptom-check.js';
import type { SymptomCheckData } from '../knowledge/schema/symptom-check.js';
import { plainText } from '../rendering/plain.js';
import { openBrain } from './brain.js';
import { readInput, refuse } from './input.js';

export const meta = {
  name: 'check-symptoms',
  description: 'The symptom check: asks, or reads answers with --json',
};

const USAGE = 'Usage: check-symptoms [--questions], or check-symptoms --json < answers.json';

const given = z.object({
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  about: z.enum(['me', 'other']).default('me'),
});

type Answers = Map<string, string[]>;

/** The answers as question id → codes, or the first thing wrong with them. */
const readAnswers = (
  check: SymptomCheckData,
  raw: Record<string, string | string[]>,
): { ok: true; answers: Answers } | { ok: false; problem: string } => {
  const answers: Answers = new Map();
  for (const [id, value] of Object.entries(raw)) {
    const question = check.questions.find((known) => known.id === id);
    if (question === undefined) return { ok: false, problem: `answers.${id}: there is no question "${id}"` };
    const codes = [value].flat();
    const unknown = codes.find((code) => !question.answers.some((known) => known.code === code));
    if (unknown !== undefined)
      return { ok: false, problem: `answers.${id}: "${unknown}" is no answer of this question` };
    if (codes.length > 0) answers.set(id, codes);
  }
  return { ok: true, answers };
};

const fromJson = async (brain: Brain): Promise<number> => {
  let value: unknown;
  try {
    value = JSON.parse(await readInput());
  } catch {
    return refuse('standard input is not JSON');
  }
  const parsed = given.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return refuse(`${issue.path.join('.') || 'input'}: ${issue.message}`);
  }
  const check = brain.knowledge.symptomCheck;
  const read = readAnswers(check, parsed.data.answers);
  if (!read.ok) return refuse(read.problem);
  const result = scoreCheck(check, read.answers);
  const reply = checkResultReply(brain, read.answers, result, { about: parsed.data.about });
  process.stdout.write(`${JSON.stringify({ ...result, text: plainText(reply) })}\n`);
  return 0;
};

const questionsOf = (check: SymptomCheckData) =>
  check.questions.map(({ id, ask, most, answers }) => ({
    id,
    ask,
    most,
    answers: answers.map(({ code, label }) => ({ code, label })),
  }));

/** What stands to be said in a turn; `over` where nothing can follow. */
const replyTo = (
  brain: Brain,
  { state, say }: CheckTurn,
  around: { took?: string[]; problem?: string } = {},
): { reply: Reply; over: boolean } => {
  switch (say.kind) {
    case 'question':
      return { reply: questionReply(brain.shelf, say, state.about, 'numbers', around), over: false };
    case 'result': {
      const answers = new Map(Object.entries(state.answers));
      return { reply: checkResultReply(brain, answers, say.result, { about: state.about }), over: true };
    }
    case 'stopped':
      return { reply: stoppedReply(brain.shelf), over: true };
    default:
      return { reply: consentReply(brain.shelf, 'numbers'), over: false };
  }
};

/** One check with a person at the terminal. */
const converse = async (brain: Brain): Promise<number> => {
  const check = brain.knowledge.symptomCheck;
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: process.stdin.isTTY ? '\n› ' : '',
  });
  const say = (reply: Reply): void => void process.stdout.write(`\n${plainText(reply)}\n`);
  let turn: CheckTurn = { state: freshCheck, say: sayingOf(check, freshCheck) };
  say(replyTo(brain, turn).reply);
  lines.prompt();
  for await (const line of lines) {
    const heard = hearCheck(brain, turn.state, line, { country: null, numbered: true });
    if (heard.kind === 'urgent') {
      say(heard.reply);
      break;
    }
    if (heard.kind === 'why') say(whyReply(brain.shelf, heard.asked, turn.state.about));
    if (heard.kind === 'unclear') say(replyTo(brain, turn, { problem: heard.problem }).reply);
    if (heard.kind === 'turn') {
      turn = heard.turn;
      const { reply, over } = replyTo(brain, turn, { took: heard.took });
      say(reply);
      if (over) break;
    }
    lines.prompt();
  }
  lines.close();
  return 0;
};

export const run = async (args: string[]): Promise<number> => {
  let values: { json?: boolean; questions?: boolean };
  try {
    ({ values } = parseArgs({
      args,
      options: { json: { type: 'boolean' }, questions: { type: 'boolean' } },
    }));
  } catch {
    return refuse(USAGE);
  }
  const opened = openBrain();
  if (!opened.ok) return opened.code;
  if (values.questions) {
    for (const question of questionsOf(opened.brain.knowledge.symptomCheck))
      process.stdout.write(`${JSON.stringify(question)}\n`);
    return 0;
  }
  return values.json ? fromJson(opened.brain) : converse(opened.brain);
};
