import type { Fault } from '../fault.js';
import type { Knowledge } from '../files.js';
import { readingGrade } from '../reading-grade.js';

/** An answer reads at this grade or below, an urgent message at that one. */
const ANSWER_GRADE = 8;
const URGENT_GRADE = 6;

/** Claims that no honest answer makes. "no cure", "not cure" and the like are honest. */
const ABSOLUTE =
  /\b(?<!(?:no|not|never|nothing|cannot|can't|don't|doesn't|won't) (?:\w+ )?)(?:cures?|cured|guarantees?|guaranteed|always works?|never fails?|100% (?:safe|effective)|miracle|risk-free|completely safe|will (?:definitely|certainly) (?:stop|help|work))\b/iu;

const gradeFault = (text: string, most: number): string | null => {
  const grade = readingGrade(text);
  return grade > most ? `reads at grade ${grade.toFixed(1)}; expected ${most} or below` : null;
};

const absoluteFault = (text: string): string | null => {
  const found = ABSOLUTE.exec(text);
  return found === null ? null : `"${found[0]}" claims too much`;
};

/** Texts that are too hard to read, and claims that go too far. */
export const checkProse = (knowledge: Knowledge): Fault[] => {
  const faults: Fault[] = [];
  const check = (
    file: string,
    entry: string,
    field: string,
    text: string | undefined,
    most: number,
  ): void => {
    if (text === undefined) return;
    for (const problem of [gradeFault(text, most), absoluteFault(text)]) {
      if (problem !== null) faults.push({ file, entry, field, problem });
    }
  };
  for (const { file, value } of knowledge.faq) {
    for (const entry of value) {
      check(file, entry.id, 'answer', entry.answer, ANSWER_GRADE);
      check(file, entry.id, 'simple', entry.simple, ANSWER_GRADE);
    }
  }
  for (const verdict of knowledge.verdicts)
    check('data/verdicts.yaml', verdict.id, 'words', `${verdict.headline} ${verdict.words}`, ANSWER_GRADE);
  for (const flag of knowledge.redFlags.flags) {
    check(
      'data/red-flags.yaml',
      flag.id,
      'says',
      flag.says,
      flag.tier === 'soon' ? ANSWER_GRADE : URGENT_GRADE,
    );
  }
  return faults;
};
