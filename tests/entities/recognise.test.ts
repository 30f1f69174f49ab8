import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDurations } from '../../src/entities/duration.js';
import { buildGazetteer } from '../../src/entities/gazetteer.js';
import { findPersonFacts } from '../../src/entities/person.js';
import { findQuantities } from '../../src/entities/quantity.js';
import { recognise } from '../../src/entities/recognise.js';
import { tokenise } from '../../src/text/tokenise.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A Thursday. */
const NOW = Date.UTC(2026, 10, 26, 12);

describe('amounts', () => {
  test.each([
    ['400mg', [[400, 'mg']]],
    ['is 1,300 mg ok', [[1300, 'mg']]],
    ['50k iu of d3', [[50_000, 'IU']]],
    ['2.5 µg', [[2.5, 'mcg']]],
    [
      'two tablets and 1 g',
      [
        [2, 'tablets'],
        [1, 'g'],
      ],
    ],
    ['a glass, 3 cups', [[3, 'cups']]],
    ['24 hours', []],
    ['b12', []],
  ])('in "%s" are %j', (text, expected) => {
    expect(findQuantities(tokenise(text)).map(({ amount, unit }) => [amount, unit])).toEqual(expected);
  });
});

describe('lengths of time', () => {
  test.each([
    ['for 20 mins', [20 * MINUTE]],
    ['ten minutes', [10 * MINUTE]],
    ['a week or 2 months', [7 * DAY, 60 * DAY]],
    ['since Tuesday', [2 * DAY]],
    ['since last monday', [3 * DAY]],
    ['since last week', [7 * DAY]],
    ['a couple of weeks', [7 * DAY * 2]],
    ['all the time', []],
  ])('in "%s" are %j ms', (text, expected) => {
    expect(findDurations(tokenise(text), NOW).map(({ milliseconds }) => milliseconds)).toEqual(expected);
  });
});

describe('the person', () => {
  test.each([
    ['a 14 year old girl', ['sex female', 'age 14']],
    ['34f here', ['age 34', 'sex female']],
    ["i'm 52, cramps", ['age 52']],
    ['man over 70', ['sex male', 'age 70']],
    ['i am 20 weeks pregnant', []],
    ['my 6 months old', ['age 0.5']],
  ])('in "%s" is %j', (text, expected) => {
    const facts = findPersonFacts(tokenise(text)).map(
      (fact) => `${fact.kind} ${fact.kind === 'age' ? fact.years : fact.sex}`,
    );
    expect(facts.toSorted()).toEqual(expected.toSorted());
  });
});

const gazetteer = buildGazetteer(
  [
    { kind: 'nutrient', id: 'magnesium', names: ['magnesium', 'mag', 'magnesium citrate'] },
    { kind: 'nutrient', id: 'vitamin-d', names: ['vitamin d', 'd3'] },
    { kind: 'food', id: 'banana', names: ['banana'] },
    { kind: 'nutrient', id: 'odd', names: ['constructor'] },
  ],
  ['managed', 'bandana'],
);
const named = (text: string): string[] =>
  recognise(gazetteer, text, NOW).flatMap((entity) =>
    'id' in entity ? [`${entity.id} "${text.slice(entity.start, entity.end)}"`] : [],
  );

describe('names', () => {
  test.each([
    ['Magnesium Citrate please', ['magnesium "Magnesium Citrate"']],
    ['magnesum', ['magnesium "magnesum"']],
    ['two bananas and vit D', ['banana "bananas"', 'vitamin-d "vit D"']],
    ['i managed with a bandana', []],
    ['constructor', ['odd "constructor"']],
    ['__proto__', []],
  ])('in "%s" are %j', (text, expected) => expect(named(text)).toEqual(expected));

  test('point into the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { start, end } of recognise(gazetteer, text, NOW)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeLessThan(end);
        }
      }),
      { numRuns: 300 },
    );
  });
});
