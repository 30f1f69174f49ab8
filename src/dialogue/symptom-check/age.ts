import { findPersonFacts } from '../../entities/person.js';
import { readNumber } from '../../entities/quantity.js';
import type { Token } from '../../text/tokenise.js';

const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const OLDEST = 115;

/** What follows a number that is no age: "34 weeks", "2 times", "20 a day". */
const UNIT =
  /^(?:weeks?|months?|days?|nights?|evenings?|hours?|minutes?|mins?|seconds?|times?|x|am|pm|km|k|kg|kilos?|kilometers?|miles?|meters?|m|stone|pounds?|lbs|cm|mg|mcg|g|ml|l|liters?|cups?|glasses|percent|sessions?|tablets?|pills?|beers?|pints?|units?|drinks?|per|degrees?|or|to|of|ago|diabetes|bottles?|cigarettes|blocks?|yards?|steps?|courses?|cramps?|different|more)$/u;

type Number_ = { value: number; from: number; to: number };

/** Whole numbers in figures or words ("58", "fifty eight"), with the tokens they stand on. */
const numbersIn = (tokens: readonly Token[]): Number_[] => {
  const found: Number_[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const { text } = tokens[at]!;
    const tens = TENS.indexOf(text);
    const teen = TEENS.indexOf(text);
    if (tens >= 0) {
      const one = ONES.indexOf(tokens[at + 1]?.text ?? '');
      found.push({ value: (tens + 2) * 10 + one + 1, from: at, to: at + (one >= 0 ? 2 : 1) });
      if (one >= 0) at++;
    } else if (teen >= 0) found.push({ value: teen + 10, from: at, to: at + 1 });
    else {
      const value = readNumber(text);
      if (value !== null && Number.isInteger(value)) found.push({ value, from: at, to: at + 1 });
    }
  }
  return found;
};

const isAge = (tokens: readonly Token[], { value, from, to }: Number_, asked: boolean): boolean => {
  if (value < 1 || value > OLDEST) return false;
  const next = tokens[to];
  if (next !== undefined && next.break === '' && UNIT.test(next.text)) return false;
  if (next?.break === '' && /^years?$|^yrs?$/u.test(next.text))
    return tokens[to + 1]?.text === 'old' || asked;
  const before = tokens[from - 1];
  if (asked) return before === undefined || !/^(?:type|since|for|every|about)$/u.test(before.text);
  if (before === undefined || tokens[from]!.break === 'sentence') return value >= 4;
  // "George, 68, retired"
  if (tokens[from]!.break === 'clause' && (next === undefined || next.break !== '')) return value >= 10;
  return (
    /^(?:am|is|aged|age|turned|nearly|almost)$/u.test(before.text) &&
    /^(?:i|he|she|they|him|her|who|mom|dad|wife|husband|son|daughter|now|just)$/u.test(
      tokens[from - 2]?.text ?? 'i',
    )
  );
};

/**
 * The age a text gives, in years, and where; null where it gives none. `asked`: the text answers the question for it,
 * so that a bare number is one.
 */
export const ageIn = (
  tokens: readonly Token[],
  asked: boolean,
): { years: number; from: number; to: number } | null => {
  const fact = findPersonFacts(tokens).find(({ kind }) => kind === 'age');
  if (fact?.kind === 'age') return { years: fact.years, from: fact.from, to: fact.to };
  const bare = numbersIn(tokens).find((number) => isAge(tokens, number, asked));
  return bare ? { years: bare.value, from: bare.from, to: bare.to } : null;
};
