import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSpeller, distance, splitWord } from '../../src/text/spelling.js';

describe('distance', () => {
  test.each([
    ['cramp', 'cramp', 0],
    ['cramp', 'carmp', 1],
    ['magnesium', 'magnesum', 1],
    ['calf', 'half', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('between "%s" and "%s" is %i', (left, right, apart) => expect(distance(left, right, 5)).toBe(apart));

  test('is given up one beyond the limit, and is the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (left, right, limit) => {
        const found = distance(left, right, limit);
        expect(found).toBeLessThanOrEqual(limit + 1);
        expect(distance(right, left, limit)).toBe(found);
      }),
    );
  });
});

describe('a speller', () => {
  const speller = createSpeller(['magnesium', 'potassium', 'calcium', 'cramp', 'constructor', 'calf']);
  test.each([
    ['magnesum', 'magnesium'],
    ['potasium', 'potassium'],
    ['crmap', 'cramp'],
    ['half', null],
    ['cal', null],
    ['zzzzzzz', null],
    ['__proto__', null],
    ['constructer', 'constructor'],
  ])('takes "%s" for %j', (typed, meant) => expect(speller.correct(typed)).toBe(meant));
});

describe('where two words are equally near', () => {
  const speller = createSpeller([
    'vitamin',
    'vitamin',
    'vitamin',
    'vitmain',
    'bat',
    'form',
    'from',
    'from',
    'kids',
  ]);
  test.each([
    ['viatmin', 'vitamin', 'the one met more often is meant'],
    ['fomr', 'form', 'letters that changed places come first'],
    ['kdis', 'kids', 'a word of four letters may have two changed places'],
    ['kiss', null, 'but no other letter'],
  ])('"%s" is taken for %j: %s', (typed, meant, _why) => expect(speller.correct(typed)).toBe(meant));
});

describe('words run together', () => {
  const everyday = ['leg', 'cramps', 'why', 'vitamin', 'd'];
  const speller = createSpeller([...Array(10).fill(everyday).flat(), 'form', 'per', 'dead', 'lift']);
  test.each([
    ['legcramps', 'leg cramps'],
    ['whycramps', 'why cramps'],
    ['vitamind', 'vitamin d'],
    ['cramps', null],
    ['deadlift', null],
    ['', null],
  ])('"%s" is read as %j', (typed, meant) => expect(splitWord(speller, typed)).toBe(meant));
});
