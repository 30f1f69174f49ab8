import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { advance, type CheckState, freshCheck, sayingOf } from '../dialogue/symptom-check/machine.js';
import { scoreCheck } from '../dialogue/symptom-check/score.js';
import type { Brain } from '../engine/brain.js';
import { gate } from '../engine/gate.js';
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

const CONSENT =
  'This asks ten short questions about cramps. It is not a diagnosis, and nothing you say is kept.\n' +
  'Type the numbers that fit, or: why, back, skip, stop. Begin with "me", or "other" for someone you care for.';

/** One check with a person at the terminal. */
const converse = async (brain: Brain): Promise<number> => {
  const check = brain.knowledge.symptomCheck;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  let state: CheckState = freshCheck;
  say(CONSENT);
  for await (const line of lines) {
    const text = line.trim();
    const urgent = gate(brain, text, null);
    if (urgent !== null) {
      say(plainText(urgent));
      break;
    }
    const asked = sayingOf(check, state);
    const word = text.toLowerCase();
    if (word === 'why' && asked.kind === 'question') {
      say(asked.question.why);
      continue;
    }
    const event =
      state.at === 0
        ? word === 'stop'
          ? ({ kind: 'stop' } as const)
          : ({ kind: 'begin', about: word.startsWith('o') ? 'other' : 'me' } as const)
        : word === 'back' || word === 'skip' || word === 'stop'
          ? ({ kind: word } as const)
          : asked.kind === 'question'
            ? ({
                kind: 'answer',
                question: asked.question.id,
                codes: [...text.matchAll(/\d+/gu)].flatMap(
                  ([number]) => asked.question.answers[Number(number) - 1]?.code ?? [],
                ),
              } as const)
            : ({ kind: 'stop' } as const);
    const turn = advance(check, state, event);
    state = turn.state;
    if (turn.say.kind === 'stopped') {
      say('Stopped. Nothing was kept.');
      break;
    }
    if (turn.say.kind === 'not-understood') say(turn.say.problem);
    if (turn.say.kind === 'result') {
      const answers = new Map(Object.entries(state.answers));
      say(plainText(checkResultReply(brain, answers, turn.say.result, { about: state.about })));
      break;
    }
    if (turn.say.kind === 'question') {
      const { question, number, of } = turn.say;
      say(`\n${number} of ${of}. ${question.ask}`);
      question.answers.forEach(({ label }, at) => {
        say(`  ${at + 1}. ${label}`);
      });
    }
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
