import type { Token } from '../text/tokenise.js';

/** Units of intake as people write them, each to one spelling. */
const UNITS = new Map(
  Object.entries({
    mg: 'mg',
    mgs: 'mg',
    milligram: 'mg',
    milligrams: 'mg',
    miligram: 'mg',
    miligrams: 'mg',
    mcg: 'mcg',
    mcgs: 'mcg',
    microgram: 'mcg',
    micrograms: 'mcg',
    g: 'g',
    gram: 'g',
    grams: 'g',
    gm: 'g',
    gms: 'g',
    iu: 'IU',
    ius: 'IU',
    units: 'IU',
    unit: 'IU',
    meq: 'mEq',
    mmol: 'mmol',
    tablet: 'tablets',
    tablets: 'tablets',
    pill: 'tablets',
    pills: 'tablets',
    capsule: 'tablets',
    capsules: 'tablets',
    tab: 'tablets',
    tabs: 'tablets',
    ml: 'ml',
    mls: 'ml',
    milliliter: 'ml',
    milliliters: 'ml',
    l: 'l',
    liter: 'l',
    liters: 'l',
    cup: 'cups',
    cups: 'cups',
    glass: 'cups',
    glasses: 'cups',
    oz: 'oz',
    ounce: 'oz',
    ounces: 'oz',
    teaspoon: 'teaspoons',
    teaspoons: 'teaspoons',
    tsp: 'teaspoons',
    tablespoon: 'tablespoons',
    tablespoons: 'tablespoons',
    tbsp: 'tablespoons',
  }),
);
const WORDS = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    hundred: 100,
    thousand: 1000,
    half: 0.5,
    couple: 2,
    few: 3,
  }),
);

/** "1,300" and "2.5" and "2,5" as numbers; null where a word is none. `a` and `an` count as one before a unit. */
export const readNumber = (word: string): number | null => {
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  if (!/^\d/u.test(word)) return null;
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(word)
    ? word.replaceAll(',', '')
    : word.replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
};

/** An amount over tokens `from` to `to`. */
export type Quantity = { amount: number; unit: string; perDay: boolean; from: number; to: number };

const perDayAt = (tokens: readonly Token[], at: number): boolean => {
  const [first, second] = [tokens[at]?.text, tokens[at + 1]?.text];
  return (
    first === 'daily' ||
    ((first === 'a' || first === 'per' || first === 'each' || first === 'every') && second === 'day')
  );
};

/** The number that begins at a token, and the place after it: "10 000" is one number, "half a" a half. */
const numberAt = (tokens: readonly Token[], at: number): { value: number; next: number } | null => {
  const value = readNumber(tokens[at]!.text);
  if (value === null) return null;
  let digits = tokens[at]!.text;
  let next = at + 1;
  if (/^\d{1,3}$/u.test(digits)) {
    // "200 300 mg" is a range, "10 500" and "100 000" are thousands.
    const thousands = digits.length === 3 ? /^000$/u : /^\d{3}$/u;
    for (; thousands.test(tokens[next]?.text ?? '') && tokens[next]!.break === ''; next++)
      digits += tokens[next]!.text;
    if (next > at + 1) return { value: Number(digits), next };
  }
  if (digits === 'half' && /^an?$/u.test(tokens[next]?.text ?? '')) next++;
  return { value, next };
};

/** Amounts with a unit: "400mg", "two tablets", "50k iu", "1,000 IU a day". */
export const findQuantities = (tokens: readonly Token[]): Quantity[] => {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = numberAt(tokens, at);
    if (number === null) continue;
    let { next } = number;
    let amount = number.value;
    const scale = tokens[next]?.text;
    if (scale === 'k' || scale === 'thousand') {
      amount *= 1000;
      next++;
    } else if (scale === 'hundred') {
      amount *= 100;
      next++;
    }
    const unit = UNITS.get(tokens[next]?.text ?? '');
    if (unit === undefined) continue;
    found.push({ amount, unit, perDay: perDayAt(tokens, next + 1), from: at, to: next + 1 });
    at = next;
  }
  return found;
};
