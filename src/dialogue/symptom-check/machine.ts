import type { CheckQuestion, SymptomCheckData } from '../../knowledge/schema/symptom-check.js';
import { type CheckResult, scoreCheck } from './score.js';

/** A check in progress: which question comes next (0 the consent card, 1 the first), whom it is about, what was said. */
export type CheckState = {
  at: number;
  about: 'me' | 'other';
  answers: Readonly<Record<string, readonly string[]>>;
};

export type CheckEvent =
  | { kind: 'begin'; about: 'me' | 'other' }
  | { kind: 'answer'; question: string; codes: readonly string[] }
  | { kind: 'skip' }
  | { kind: 'back' }
  | { kind: 'stop' }
  | { kind: 'restart' };

/** What is said next. `number` counts from 1 to `of`. */
export type CheckSaying =
  | { kind: 'consent' }
  | { kind: 'question'; question: CheckQuestion; number: number; of: number; given: readonly string[] }
  | { kind: 'result'; result: CheckResult }
  | { kind: 'stopped' }
  | { kind: 'not-understood'; problem: string };

export type CheckTurn = { state: CheckState; say: CheckSaying };

/** Before anything was asked. */
export const freshCheck: CheckState = { at: 0, about: 'me', answers: {} };

/** What stands to be said in a state. */
export const sayingOf = (check: SymptomCheckData, state: CheckState): CheckSaying => {
  if (state.at === 0) return { kind: 'consent' };
  const result = scoreCheck(check, new Map(Object.entries(state.answers)));
  const question = check.questions[state.at - 1];
  // Any tick of the first question ends the check: nobody in danger is asked for their diet.
  const isDanger = state.at > 1 && result.redFlags.length > 0 && hasTicked(check, state);
  if (question === undefined || isDanger) return { kind: 'result', result };
  return {
    kind: 'question',
    question,
    number: state.at,
    of: check.questions.length,
    given: state.answers[question.id] ?? [],
  };
};

/** Whether the safety question was answered with anything but "none of these". */
const hasTicked = ({ questions }: SymptomCheckData, { answers }: CheckState): boolean => {
  const safety = questions[0]!;
  return safety.answers.some(({ code, none }) => !none && answers[safety.id]?.includes(code));
};

/** The codes that count: no unknown ones, "none of these" only by itself, each once. */
const settle = (question: CheckQuestion, codes: readonly string[]): string[] => {
  const known = question.answers.filter(({ code }) => codes.includes(code));
  const said = known.some(({ none }) => !none) ? known.filter(({ none }) => !none) : known;
  return said.map(({ code }) => code);
};

/**
 * The next state and what to say, from a state and what the person did. Pure; the same event twice over is counted
 * once, because an answer names its question.
 */
export const advance = (check: SymptomCheckData, state: CheckState, event: CheckEvent): CheckTurn => {
  const turn = (next: CheckState): CheckTurn => ({ state: next, say: sayingOf(check, next) });
  switch (event.kind) {
    case 'begin':
      return turn({ ...freshCheck, at: 1, about: event.about });
    case 'restart':
      return turn(freshCheck);
    case 'stop':
      return { state: freshCheck, say: { kind: 'stopped' } };
    case 'back':
      return turn({ ...state, at: Math.max(1, state.at - 1) });
    case 'skip':
      return turn({ ...state, at: Math.min(check.questions.length + 1, state.at + 1) });
    case 'answer': {
      const at = check.questions.findIndex(({ id }) => id === event.question);
      const question = check.questions[at];
      if (question === undefined)
        return {
          state,
          say: { kind: 'not-understood', problem: 'That question is not part of this check.' },
        };
      const codes = settle(question, event.codes);
      if (codes.length === 0 || codes.length > question.most) {
        const problem =
          codes.length === 0
            ? 'Please choose one of the answers.'
            : `Please choose at most ${question.most}.`;
        return { state, say: { kind: 'not-understood', problem } };
      }
      return turn({ ...state, at: at + 2, answers: { ...state.answers, [question.id]: codes } });
    }
  }
};
