import type { CheckQuestion, SymptomCheckData } from '../../knowledge/schema/symptom-check.js';

/** One thing put to a person: a question with the answers of one menu. */
export type CheckStep = {
  question: CheckQuestion;
  ask: string;
  answers: CheckQuestion['answers'];
  /** The number of the question, from 1. */
  number: number;
};

const remembered = new WeakMap<SymptomCheckData, CheckStep[]>();

/** The steps of a check in order: a question each, one that has menus a step for each of them. */
export const stepsOf = (check: SymptomCheckData): readonly CheckStep[] => {
  const known = remembered.get(check);
  if (known !== undefined) return known;
  const steps = check.questions.flatMap((question, at): CheckStep[] => {
    const whole = { question, ask: question.ask, answers: question.answers, number: at + 1 };
    if (question.menus === undefined) return [whole];
    return question.menus.map(({ tier, ask }) => ({
      ...whole,
      ask,
      answers: question.answers.filter((answer) => answer.none || answer.tier === tier),
    }));
  });
  remembered.set(check, steps);
  return steps;
};
