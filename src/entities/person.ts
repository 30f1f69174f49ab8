import type { Token } from '../text/tokenise.js';
import { readNumber } from './quantity.js';

const MALE = new Set([
  'man',
  'men',
  'male',
  'boy',
  'boys',
  'husband',
  'dad',
  'father',
  'son',
  'brother',
  'grandfather',
  'grandad',
  'grandpa',
  'hubby',
  'guy',
  'guys',
  'bloke',
  'he',
  'boyfriend',
]);
const FEMALE = new Set([
  'woman',
  'women',
  'female',
  'girl',
  'girls',
  'wife',
  'mom',
  'mother',
  'daughter',
  'sister',
  'grandmother',
  'grandma',
  'nan',
  'granny',
  'lady',
  'ladies',
  'she',
  'girlfriend',
]);

/** Something said of the person, over tokens `from` to `to`. */
export type PersonFact = { from: number; to: number } & (
  | { kind: 'age'; years: number }
  | { kind: 'sex'; sex: 'male' | 'female' }
);

const OLD = /^(?:year|yr|yo|y|yrs|years)$/u;

/** "m24" and "f31" come as one word. */
const LETTER_FIRST = /^([fm])([1-9]\d)$/u;

/** An age as written: "14 year old", "34f", "aged 60", "i'm 52", "12 months old" (years, may be a fraction). */
const ageAt = (tokens: readonly Token[], at: number): { years: number; to: number } | null => {
  const years = readNumber(tokens[at]!.text);
  if (years === null || years > 120) return null;
  const [before, beforeThat] = [tokens[at - 1]?.text, tokens[at - 2]?.text];
  const [next, afterNext] = [tokens[at + 1]?.text ?? '', tokens[at + 2]?.text ?? ''];
  if (OLD.test(next) && (afterNext === 'old' || next === 'yo' || afterNext === 'of'))
    return { years, to: at + 3 };
  if (next === 'yo' || (next === 'y' && afterNext === 'o')) return { years, to: at + 2 };
  if ((next === 'month' || next === 'months') && afterNext === 'old')
    return { years: years / 12, to: at + 3 };
  if ((next === 'year' || next === 'years') && /^(?:boy|girl|son|daughter)s?$/u.test(afterNext))
    return { years, to: at + 2 };
  if (before === 'aged' || before === 'age' || before === 'over')
    return years >= 1 && (before !== 'over' || years >= 18) ? { years, to: at + 1 } : null;
  if (
    before === 'am' &&
    beforeThat === 'i' &&
    years >= 8 &&
    (tokens[at + 1]?.break !== '' || !/^(?:week|month|day|hour|mg|k|percent)/u.test(next))
  )
    return { years, to: at + 1 };
  if ((next === 'f' || next === 'm') && years >= 10 && years < 100) return { years, to: at + 2 };
  return null;
};

/** Age and sex as far as the words say them. */
export const findPersonFacts = (tokens: readonly Token[]): PersonFact[] => {
  const facts: PersonFact[] = [];
  tokens.forEach((token, at) => {
    if (MALE.has(token.text)) facts.push({ kind: 'sex', sex: 'male', from: at, to: at + 1 });
    if (FEMALE.has(token.text)) facts.push({ kind: 'sex', sex: 'female', from: at, to: at + 1 });
    const [, initial, figure] = LETTER_FIRST.exec(token.text) ?? [];
    if (figure !== undefined) {
      facts.push({ kind: 'age', years: Number(figure), from: at, to: at + 1 });
      facts.push({ kind: 'sex', sex: initial === 'f' ? 'female' : 'male', from: at, to: at + 1 });
    }
    const age = ageAt(tokens, at);
    if (!age) return;
    facts.push({ kind: 'age', years: age.years, from: at, to: age.to });
    const letter = tokens[at + 1]?.text;
    if (letter === 'f' || letter === 'm')
      facts.push({ kind: 'sex', sex: letter === 'f' ? 'female' : 'male', from: at + 1, to: at + 2 });
  });
  return facts;
};
