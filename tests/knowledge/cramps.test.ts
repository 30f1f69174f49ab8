import { describe, expect, test } from 'vitest';
import { medicinesAffecting } from '../../src/knowledge/lookup.js';
import { known } from './known.js';

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

describe('nothing that belongs to cramps is missing', () => {
  test('relief for every muscle that cramps', () => {
    expect(ids(known.relief)).toEqual(
      expect.arrayContaining(['calf', 'foot', 'toes', 'hamstring', 'thigh', 'hand', 'general']),
    );
  });

  test('the usual causes', () => {
    expect(ids(known.causes)).toEqual(
      expect.arrayContaining([
        'dehydration',
        'muscle-fatigue',
        'circulation',
        'medicines',
        'footwear',
        'ordinary-night',
        'exercise',
        'pregnancy',
        'low-salts',
      ]),
    );
  });

  test('the groups that need words of their own', () => {
    expect(ids(known.conditions)).toEqual(
      expect.arrayContaining([
        'pregnancy',
        'breastfeeding',
        'older-adults',
        'athletes',
        'children',
        'dialysis',
        'cirrhosis',
        'diabetes',
        'statins',
        'diuretics',
      ]),
    );
  });

  test('what can pass for a cramp', () => {
    expect(ids(known.lookAlikes)).toEqual(
      expect.arrayContaining([
        'blood-clot',
        'artery-disease',
        'restless-legs',
        'neuropathy',
        'plantar-fasciitis',
      ]),
    );
  });

  test('every part of the body leads to steps, and the steps lead back', () => {
    for (const part of known.bodyParts) {
      expect(known.relief.find(({ id }) => id === part.relief)?.bodyParts, part.id).toContain(part.id);
    }
  });
});

describe('a verdict says what the studies found', () => {
  test.each([
    ['magnesium-older-adults', 'does-not-help', 'moderate', '0.18 fewer cramps a week'],
    ['magnesium-pregnancy', 'unknown', 'low', '576 women'],
    ['bedtime-stretch-older-adults', 'may-help', 'low', '1.2 fewer cramps a night'],
    ['calf-stretch-alone', 'does-not-help', 'low', '191 people'],
    ['vitamin-k2-older-adults', 'may-help', 'low', '0.96 cramps a week with K2'],
    ['quinine', 'harmful', 'low', '28% fewer cramps'],
    ['bananas', 'does-not-help', 'low', '4.4 to 4.6 mmol/L'],
    ['pickle-juice-athletes', 'may-help', 'low', '84.6 against 133.7 seconds'],
    ['b-vitamins-older-adults', 'may-help', 'low', '86%'],
    ['tonic-water', 'does-not-help', 'expert-opinion', '83 mg of quinine a litre'],
  ])('%s', (id, verdict, certainty, numbers) => {
    const found = known.verdicts.find((row) => row.id === id);
    expect(found).toMatchObject({ verdict, certainty });
    expect(found?.numbers).toContain(numbers);
  });

  test('none promises a cure', () => {
    const all = known.verdicts.map((row) => `${row.headline} ${row.words} ${row.numbers ?? ''}`).join(' ');
    expect(all).not.toMatch(/\b(?:cures?|guarante\w+|always works|never fails)\b/iu);
  });
});

describe('medicines and nutrients', () => {
  test.each([
    ['levothyroxine', 'calcium', 4, 4],
    ['quinolones', 'calcium', 2, 2],
    ['quinolones', 'magnesium', 2, 4],
    ['tetracyclines', 'magnesium', 2, 4],
    ['integrase-inhibitors', 'calcium', 2, 6],
    ['levodopa', 'iron', 2, 2],
    ['orlistat', 'vitamin-d', 2, 2],
  ])('%s and %s: %d hours before or %d after', (medicine, nutrient, hoursBefore, hoursAfter) => {
    const found = medicinesAffecting(known.medicines, nutrient).find((row) => row.medicine.id === medicine);
    expect(found?.effect.spacing).toMatchObject({ hoursBefore, hoursAfter });
  });

  test.each([
    ['ppi', 'magnesium', 'lowers'],
    ['metformin', 'vitamin-b12', 'lowers'],
    ['ace-inhibitors', 'potassium', 'raises'],
    ['potassium-sparing-diuretics', 'potassium', 'raises'],
    ['thiazide-diuretics', 'potassium', 'lowers'],
  ])('%s and %s: it %s', (medicine, nutrient, kind) => {
    const found = medicinesAffecting(known.medicines, nutrient).find((row) => row.medicine.id === medicine);
    expect(found?.effect.kind).toBe(kind);
  });
});
