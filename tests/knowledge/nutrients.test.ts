import { describe, expect, test } from 'vitest';
import { groupLabel, type Who } from '../../src/knowledge/group.js';
import {
  compareWithLimit,
  dailyAmount,
  percentDailyValue,
  reduceAbove,
  upperLimit,
} from '../../src/knowledge/lookup.js';
import { breastfeeding, DAILY, pregnant } from './figures.js';
import { known, nutrient } from './known.js';

const words = (who: Who): string =>
  [who.state, who.sex, who.age].filter((part) => part !== undefined).join(' ');

describe('the daily amount is the published one', () => {
  test.each(DAILY.map(([id, who, ...rest]) => [id, words(who), who, ...rest] as const))(
    '%s for %s',
    (id, _words, who, amount, unit, kind) => {
      const rows = dailyAmount(nutrient(id), who);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ amount, unit, kind });
    },
  );

  test('an open sex gives both, an open age those of adults', () => {
    expect(dailyAmount(nutrient('magnesium'), { age: 40 }).map((row) => row.amount)).toEqual([420, 320]);
    expect(dailyAmount(nutrient('calcium'), { sex: 'female' }).map((row) => row.amount)).toEqual([
      1000, 1200, 1200,
    ]);
    expect(dailyAmount(nutrient('magnesium'), { state: 'pregnant' }).map((row) => row.amount)).toEqual([
      350, 360,
    ]);
  });

  test('what was never published stays unsaid', () => {
    expect(dailyAmount(nutrient('magnesium'), pregnant(60))).toEqual([]);
  });

  test('every age from birth to 100 has exactly one figure for each sex', () => {
    const wrong = known.nutrients.flatMap(({ value }) =>
      Array.from({ length: 1201 }, (_, months) => months)
        .flatMap((months) => [
          { age: months / 12, sex: 'female' as const },
          { age: months / 12, sex: 'male' as const },
        ])
        .filter((who) => dailyAmount(value, who).length !== 1)
        .map((who) => `${value.id} ${words(who)}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    [2, 1200],
    [5, 1500],
    [13, 1800],
    [14, 2300],
    [60, 2300],
  ])('sodium at %d: cut down above %d mg', (age, amount) =>
    expect(reduceAbove(nutrient('sodium'), { age }).map((row) => row.amount)).toEqual([amount]),
  );
});

const LIMITS: [string, Who, number, string, string][] = [
  ['magnesium', { age: 2 }, 65, 'mg', 'supplements'],
  ['magnesium', { age: 8 }, 110, 'mg', 'supplements'],
  ['magnesium', { age: 40 }, 350, 'mg', 'supplements'],
  ['magnesium', pregnant(30), 350, 'mg', 'supplements'],
  ['calcium', { age: 0.2 }, 1000, 'mg', 'all-sources'],
  ['calcium', { age: 6 }, 2500, 'mg', 'all-sources'],
  ['calcium', { age: 15 }, 3000, 'mg', 'all-sources'],
  ['calcium', { age: 50 }, 2500, 'mg', 'all-sources'],
  ['calcium', { age: 51 }, 2000, 'mg', 'all-sources'],
  ['calcium', pregnant(16), 3000, 'mg', 'all-sources'],
  ['vitamin-d', { age: 0.7 }, 38, 'mcg', 'all-sources'],
  ['vitamin-d', { age: 2 }, 63, 'mcg', 'all-sources'],
  ['vitamin-d', { age: 8 }, 75, 'mcg', 'all-sources'],
  ['vitamin-d', breastfeeding(30), 100, 'mcg', 'all-sources'],
  ['vitamin-b6', { age: 18 }, 80, 'mg', 'all-sources'],
  ['vitamin-b6', { age: 19 }, 100, 'mg', 'all-sources'],
  ['folate', { age: 40 }, 1000, 'mcg', 'added-folic-acid'],
  ['iron', { age: 13 }, 40, 'mg', 'all-sources'],
  ['iron', { age: 14 }, 45, 'mg', 'all-sources'],
  ['phosphorus', { age: 71 }, 3000, 'mg', 'all-sources'],
  ['phosphorus', pregnant(30), 3500, 'mg', 'all-sources'],
  ['phosphorus', breastfeeding(30), 4000, 'mg', 'all-sources'],
];

describe('the upper limit is the published one and says what it counts', () => {
  test.each(LIMITS.map(([id, who, ...rest]) => [id, words(who), who, ...rest] as const))(
    '%s for %s',
    (id, _words, who, amount, unit, counts) => {
      const limit = upperLimit(nutrient(id), who);
      expect(limit).toMatchObject({ kind: 'limit', counts });
      expect(limit.kind === 'limit' && limit.rows.map((row) => [row.amount, row.unit])).toEqual([
        [amount, unit],
      ]);
    },
  );

  test.each(['potassium', 'vitamin-b12', 'sodium', 'thiamin'])('%s has none, and says why', (id) =>
    expect(upperLimit(nutrient(id))).toMatchObject({ kind: 'none', why: expect.stringMatching(/limit/) }),
  );

  test('none is set for added magnesium under one year', () => {
    expect(upperLimit(nutrient('magnesium'), { age: 0.5 }).kind).toBe('not-set');
  });

  test.each([
    ['magnesium', 600, 'mg', {}, 'above'],
    ['magnesium', 350, 'mg', {}, 'within'],
    ['magnesium', 0.4, 'g', {}, 'above'],
    ['vitamin-d', 5000, 'iu', {}, 'above'],
    ['vitamin-d', 4000, 'iu', {}, 'within'],
    ['calcium', 2200, 'mg', {}, 'depends'],
    ['calcium', 2200, 'mg', { age: 60 }, 'above'],
    ['calcium', 2200, 'mg', { age: 30 }, 'within'],
    ['potassium', 9000, 'mg', {}, 'no-limit'],
    ['magnesium', 600, 'iu', {}, 'refused'],
  ] as const)('%s %d %s for %o is %s', (id, amount, unit, who, kind) =>
    expect(compareWithLimit(nutrient(id), { amount, unit }, who).kind).toBe(kind),
  );
});

describe('the label percent comes from the one table', () => {
  test.each([
    ['magnesium', 210, 'mg', 50],
    ['calcium', 130, 'mg', 10],
    ['potassium', 422, 'mg', 9],
    ['vitamin-d', 800, 'iu', 100],
    ['vitamin-b12', 2.7, 'mcg', 113],
    ['sodium', 2325, 'mg', 101],
    ['iron', 9, 'mg', 50],
  ] as const)('%s %d %s is %d%', (id, amount, unit, percent) =>
    expect(percentDailyValue(known.dailyValues, id, { amount, unit })).toBe(percent),
  );

  test.each([
    ['magnesium', 40, 'age1to3', 50],
    ['vitamin-b12', 2.8, 'pregnant', 100],
    ['calcium', 130, 'infants', 50],
    ['potassium', 100, 'infants', undefined],
  ] as const)('%s %d in the band %s is %s', (id, amount, band, percent) => {
    const unit = id === 'vitamin-b12' ? 'mcg' : 'mg';
    expect(percentDailyValue(known.dailyValues, id, { amount, unit }, band)).toBe(percent);
  });

  test('an unknown nutrient or a unit without meaning gives none', () => {
    expect(percentDailyValue(known.dailyValues, 'zinc', { amount: 1, unit: 'mg' })).toBeUndefined();
    expect(percentDailyValue(known.dailyValues, 'iron', { amount: 1, unit: 'iu' })).toBeUndefined();
  });
});

test('groups read as people say them', () => {
  const labels = (id: string) => nutrient(id).daily.rows.map((row) => groupLabel(row.group));
  expect(labels('magnesium')).toEqual(
    expect.arrayContaining([
      'babies aged 0 to 6 months',
      'babies aged 7 to 12 months',
      'children aged 1 to 3',
      'girls aged 14 to 18',
      'men aged 31 to 50',
      'women aged 51 and over',
      'pregnant, aged 19 to 30',
    ]),
  );
  expect(labels('calcium')).toContain('teenagers aged 14 to 18');
  expect(labels('vitamin-d')).toContain('babies aged 0 to 12 months');
  expect(labels('phosphorus')).toContain('children and teenagers aged 9 to 18');
});
