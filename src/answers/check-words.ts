import type { CheckQuestion, SymptomCheckData } from '../knowledge/schema/symptom-check.js';

/** Whom a check is about: whoever answers, or someone they care for. */
export type About = 'me' | 'other';

type Answer = CheckQuestion['answers'][number];

/** An answer in words, as they fit the person it is about. */
export const labelOf = (answer: Answer, about: About): string =>
  about === 'other' ? (answer['label-other'] ?? answer.label) : answer.label;

/** A question in words, as they fit the person it is about. */
export const askOf = (question: CheckQuestion, ask: string, about: About): string =>
  about === 'other' && ask === question.ask ? (question['ask-other'] ?? ask) : ask;

/** A label within a sentence: it begins small, but for "I". */
export const inSentence = (label: string): string =>
  /^I\b/u.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;

/** Every answer that was given. */
export const saidIn = (check: SymptomCheckData, answers: ReadonlyMap<string, readonly string[]>): Answer[] =>
  check.questions.flatMap((question) =>
    question.answers.filter(({ code }) => answers.get(question.id)?.includes(code)),
  );
