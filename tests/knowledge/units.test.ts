import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, fits, parseUnit, type Unit, unitLabel } from '../../src/knowledge/units.js';

const UNITS: Unit[] = ['g', 'mg', 'mcg', 'iu', 'meq', 'mmol'];
const NUTRIENTS = ['magnesium', 'calcium', 'potassium', 'sodium', 'vitamin-d', 'vitamin-b12', 'iron'];

describe('a word is read as its unit', () => {
  test.each([
    ['mg', 'mg'],
    ['MG', 'mg'],
    ['milligrams', 'mg'],
    ['mcg', 'mcg'],
    ['µg', 'mcg'],
    ['μg', 'mcg'],
    ['ug', 'mcg'],
    ['grams', 'g'],
    ['IU', 'iu'],
    ['international units', 'iu'],
    ['mEq', 'meq'],
    ['mmol', 'mmol'],
  ])('%s is %s', (word, unit) => expect(parseUnit(word)).toBe(unit));

  test.each(['', 'm', 'tablet', 'constructor', '__proto__'])('"%s" is no unit', (word) =>
    expect(parseUnit(word)).toBeUndefined(),
  );
});

describe('amounts convert by published factors', () => {
  test.each([
    [1, 'g', 'magnesium', 'mg', 1000],
    [1, 'mg', 'vitamin-b12', 'mcg', 1000],
    [10, 'mcg', 'vitamin-d', 'iu', 400],
    [25, 'mcg', 'vitamin-d', 'iu', 1000],
    [4000, 'iu', 'vitamin-d', 'mcg', 100],
    [50_000, 'iu', 'vitamin-d', 'mg', 1.25],
    [1, 'meq', 'potassium', 'mg', 39.098],
    [1, 'mmol', 'potassium', 'meq', 1],
    [1, 'meq', 'sodium', 'mg', 22.99],
    [1, 'mmol', 'magnesium', 'mg', 24.305],
    [1, 'mmol', 'magnesium', 'meq', 2],
    [1, 'meq', 'calcium', 'mg', 20.039],
  ] as const)('%d %s of %s in %s is %d', (amount, unit, nutrient, to, expected) => {
    const result = convert({ amount, unit }, to, nutrient);
    expect(result).toMatchObject({ ok: true, unit: to });
    expect(result.ok && result.amount).toBeCloseTo(expected, 9);
  });

  test('every conversion that is allowed comes back to where it began', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.constantFrom(...UNITS),
        fc.constantFrom(...UNITS),
        fc.constantFrom(...NUTRIENTS),
        (amount, from, to, nutrient) => {
          const there = convert({ amount, unit: from }, to, nutrient);
          expect(there.ok).toBe(fits(from, nutrient) && fits(to, nutrient));
          if (!there.ok) return;
          const back = convert(there, from, nutrient);
          expect(back.ok && Math.abs(back.amount - amount) <= 1e-9 * Math.max(1, amount)).toBe(true);
        },
      ),
    );
  });
});

describe('what has no meaning is refused', () => {
  test.each([
    [400, 'iu', 'magnesium', 'mg'],
    [5, 'meq', 'vitamin-d', 'mcg'],
    [5, 'mmol', 'vitamin-b12', 'mcg'],
    [5, 'mg', 'iron', 'meq'],
    [-1, 'mg', 'magnesium', 'g'],
    [Number.NaN, 'mg', 'magnesium', 'g'],
    [Number.POSITIVE_INFINITY, 'mg', 'magnesium', 'g'],
  ] as const)('%d %s of %s in %s', (amount, unit, nutrient, to) => {
    const result = convert({ amount, unit }, to, nutrient);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.problem).not.toBe('');
  });
});

test('units are written as people know them', () => {
  expect(UNITS.map(unitLabel)).toEqual(['g', 'mg', 'mcg', 'IU', 'mEq', 'mmol']);
});
