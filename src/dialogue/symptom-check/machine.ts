import type { CheckQuestion, SymptomCheckData } from '../../knowledge/schema/symptom-check.js';
import type { Told } from './read.js';
import { type CheckResult, scoreCheck } from './score.js';
import { type CheckStep, stepsOf } from './steps.js';

/** A check in progress: which step comes next (0 the consent card, 1 the first), whom it is about, what was said. */
export type CheckState = {
  at: number;
  about: 'me' | 'other';
  answers: Readonly<Record<string, readonly string[]>>;
};

export type CheckEvent =
  | { kind: 'begin'; about: 'me' | 'other' }
  | { kind: 'answer'; question: string; codes: readonly string[] }
  | { kind: 'tell'; told: readonly Told[] }
  | { kind: 'skip' }
  | { kind: 'back' }
  | { kind: 'stop' }
  | { kind: 'restart' };

/** What is said next. `number` counts questions from 1 to `of`; `given` are answers known already. */
export type CheckSaying =
  | { kind: 'consent' }
  | ({ kind: 'question'; of: number; given: readonly string[] } & CheckStep)
  | { kind: 'result'; result: CheckResult }
  | { kind: 'stopped' }
  | { kind: 'not-understood'; problem: string };

export type CheckTurn = { state: CheckState; say: CheckSaying };

/** Before anything was asked. */
export const freshCheck: CheckState = { at: 0, about: 'me', answers: {} };

/** What stands to be said in a state. */
export const sayingOf = (check: SymptomCheckData, state: CheckState): CheckSaying => {
  if (state.at === 0) return { kind: 'consent' };
  const steps = stepsOf(check);
  const step = steps[state.at - 1];
  // Any tick among the signs of danger ends the check: nobody in danger is asked for their diet.
  const inDanger = steps
    .slice(0, state.at - 1)
    .some(
      ({ question, answers }) =>
        question.menus &&
        answers.some(({ code, none }) => !none && state.answers[question.id]?.includes(code)),
    );
  if (step === undefined || inDanger)
    return { kind: 'result', result: scoreCheck(check, new Map(Object.entries(state.answers))) };
  const known = state.answers[step.question.id] ?? [];
  // "None of these" is the same code in every menu of a question: said of one, it is not said of the next.
  const given = known.filter((code) =>
    step.answers.some((answer) => answer.code === code && !(step.question.menus && answer.none)),
  );
  return { kind: 'question', ...step, of: check.questions.length, given };
};

/** The codes that count: no unknown ones, "none of these" only by itself, each once, in the order of the question. */
const settle = (question: CheckQuestion, codes: readonly string[]): string[] => {
  const known = question.answers.filter(({ code }) => codes.includes(code));
  const said = known.some(({ none }) => !none) ? known.filter(({ none }) => !none) : known;
  return said.map(({ code }) => code);
};

/** The first step after `at` that words have not answered already. */
const nextStep = (check: SymptomCheckData, { answers }: CheckState, at: number): number => {
  const steps = stepsOf(check);
  let next = at + 1;
  for (; next <= steps.length; next++) {
    const { question } = steps[next - 1]!;
    if (question.again || question.menus || (answers[question.id] ?? []).length === 0) break;
  }
  return next;
};

/**
 * The state once the step that is asked has these answers: its own menu's are replaced, those of its question's other
 * menus stay. An answer of a later menu (in words one may give it early) moves past that menu.
 */
const answered = (check: SymptomCheckData, state: CheckState, codes: readonly string[]): CheckState => {
  const steps = stepsOf(check);
  const { question, answers } = steps[state.at - 1]!;
  const isOwn = (code: string): boolean => answers.some((answer) => answer.code === code);
  const others = (state.answers[question.id] ?? []).filter((code) => !isOwn(code));
  const next = {
    ...state,
    answers: { ...state.answers, [question.id]: settle(question, [...others, ...codes]) },
  };
  const last = steps.findLastIndex(
    (step) =>
      step.question === question && step.answers.some(({ code, none }) => !none && codes.includes(code)),
  );
  return { ...next, at: nextStep(check, next, Math.max(state.at, last + 1)) };
};

/**
 * What words add to a question: everything if it has no answer yet, else only where it is asked again. Of a group (how
 * often, which age) a new answer takes the place of the old one only where the question is being asked.
 */
const hear = (check: SymptomCheckData, state: CheckState, told: Told, isAsked = false): CheckState => {
  const { question: id, denied } = told;
  const question = check.questions.find((known) => known.id === id)!;
  const before = state.answers[id] ?? [];
  if (before.length > 0 && !question.again) return state;
  const groupOf = (code: string) => question.answers.find((known) => known.code === code)?.group;
  const rivals = (code: string, others: readonly string[]): boolean =>
    groupOf(code) !== undefined && others.some((other) => other !== code && groupOf(other) === groupOf(code));
  const codes = told.codes.filter((code) => isAsked || !rivals(code, before));
  const kept = before.filter((code) => !denied.includes(code) && !rivals(code, codes));
  const all = settle(question, [...kept, ...codes.slice(0, question.most)]);
  const { [id]: _, ...rest } = state.answers;
  return { ...state, answers: all.length > 0 ? { ...rest, [id]: all } : rest };
};

const tell = (check: SymptomCheckData, state: CheckState, told: readonly Told[]): CheckState => {
  const step = stepsOf(check)[state.at - 1];
  const own = told.find(({ question }) => question === step?.question.id);
  const heard = told.filter((one) => one !== own).reduce((now, one) => hear(check, now, one), state);
  if (step === undefined || own === undefined || own.codes.length === 0)
    return own ? hear(check, heard, own, true) : heard;
  // Where part was said before, the rest is added to it.
  const before = hear(check, heard, own, true).answers[step.question.id] ?? [];
  const wasKnown = step.question.again && (state.answers[step.question.id] ?? []).length > 0;
  return answered(check, heard, wasKnown ? before : own.codes.slice(0, step.question.most));
};

/**
 * The next state and what to say, from a state and what the person did. Pure; the same event twice over is counted
 * once, because an answer names its question, and one to a question that was passed already moves nothing.
 */
export const advance = (check: SymptomCheckData, state: CheckState, event: CheckEvent): CheckTurn => {
  const turn = (next: CheckState): CheckTurn => ({ state: next, say: sayingOf(check, next) });
  const refuse = (problem: string): CheckTurn => ({ state, say: { kind: 'not-understood', problem } });
  const steps = stepsOf(check);
  switch (event.kind) {
    case 'begin':
      return turn({ ...freshCheck, at: 1, about: event.about });
    case 'restart':
      return turn(freshCheck);
    case 'stop':
      return { state: freshCheck, say: { kind: 'stopped' } };
    case 'back':
      return turn({ ...state, at: Math.max(1, state.at - 1) });
    case 'skip': {
      if (steps[state.at - 1]?.question.menus)
        return refuse(
          'These signs cannot be passed over. If any may be true, choose it; if not, “None of these”.',
        );
      return turn({ ...state, at: nextStep(check, state, state.at) });
    }
    case 'tell':
      return turn(tell(check, state, event.told));
    case 'answer': {
      const question = check.questions.find(({ id }) => id === event.question);
      if (question === undefined) return refuse('That question is not part of this check.');
      const codes = settle(question, event.codes);
      if (codes.length === 0) return refuse('Please choose one of the answers.');
      if (codes.length > question.most) return refuse(`Please choose at most ${question.most}.`);
      if (steps[state.at - 1]?.question === question) return turn(answered(check, state, codes));
      return turn({ ...state, answers: { ...state.answers, [question.id]: codes } });
    }
  }
};
