import { describe, expect, test } from 'vitest';
import { amountIn, food, foodsRich, percentDailyValue, suits } from '../../src/knowledge/lookup.js';
import { known } from './known.js';

/** Amounts copied by hand from the published food table. */
const AMOUNTS: [string, string, number, string, number][] = [
  ['hemp seeds', 'magnesium', 210, 'mg', 50],
  ['pumpkin seeds', 'magnesium', 156, 'mg', 37],
  ['almonds', 'magnesium', 79, 'mg', 19],
  ['spinach', 'magnesium', 78, 'mg', 19],
  ['black beans', 'magnesium', 60, 'mg', 14],
  ['avocado', 'potassium', 487, 'mg', 10],
  ['banana', 'potassium', 422, 'mg', 9],
  ['baked potato', 'potassium', 926, 'mg', 20],
  ['dried apricots', 'potassium', 755, 'mg', 16],
  ['white beans', 'potassium', 502, 'mg', 11],
  ['yogurt', 'potassium', 531, 'mg', 11],
  ['yogurt', 'calcium', 415, 'mg', 32],
  ['spinach', 'calcium', 122, 'mg', 9],
  ['collards', 'calcium', 268, 'mg', 21],
  ['cod liver oil', 'vitamin-d', 34, 'mcg', 170],
  ['trout', 'vitamin-d', 16.2, 'mcg', 81],
  ['sockeye salmon', 'vitamin-d', 14.2, 'mcg', 71],
  ['egg', 'vitamin-d', 1.1, 'mcg', 6],
  ['clams', 'vitamin-b12', 17, 'mcg', 708],
  ['nutritional yeast', 'vitamin-b12', 8.3, 'mcg', 346],
  ['soya milk', 'vitamin-b12', 2.7, 'mcg', 113],
  ['table salt', 'sodium', 2325, 'mg', 101],
  ['pickle', 'sodium', 283, 'mg', 12],
];

describe('a serving holds what the published table says', () => {
  test.each(AMOUNTS)('%s: %s', (name, nutrient, amount, unit, percent) => {
    const [found] = food(known.foods, name);
    expect(found).toBeDefined();
    const row = amountIn(found!, nutrient);
    expect(row).toMatchObject({ amount, unit });
    expect(percentDailyValue(known.dailyValues, nutrient, row!)).toBe(percent);
  });

  test('what the table does not say is not zero', () => {
    expect(amountIn(food(known.foods, 'banana')[0]!, 'vitamin-b12')).toBeUndefined();
  });
});

describe('a food is found by what people call it', () => {
  test.each([
    ['Avocado', 'avocado'],
    ['avacado', 'avocado'],
    ['  BANANAS ', 'banana'],
    ['garbanzo', 'chickpeas-boiled'],
    ['jacket potato', 'potato-baked-with-skin'],
    ['houmous', 'hummus-commercial'],
    ['tuna', 'tuna-light-canned-in-water'],
    ['mushrooms', 'mushrooms-white-ordinary-raw'],
    ['Spinach, raw', 'spinach-raw'],
  ])('%s', (name, id) => expect(food(known.foods, name)[0]?.id).toBe(id));

  test('words for a place on the body are no food', () => {
    for (const word of ['sole', 'liver', 'calf']) expect(food(known.foods, word)).toEqual([]);
  });

  test('a word of several foods finds them all', () => {
    expect(food(known.foods, 'salmon').length).toBe(4);
  });
});

describe('foods rich in a nutrient', () => {
  test('come most first', () => {
    const amounts = foodsRich(known.foods, 'vitamin-b12').map((row) => row.amount);
    expect(amounts[0]).toBe(70.7);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  test('vegan foods with B12 hold nothing from animals', () => {
    const names = foodsRich(known.foods, 'vitamin-b12', { diets: ['vegan'] }).map(({ food: { id } }) => id);
    expect(names).toEqual([
      'nutritional-yeast-fortified-lowest-brand-figure',
      'soy-milk-unsweetened-fortified',
      'rice-milk-unsweetened-fortified',
      'tempeh',
    ]);
  });

  test('every diet named must fit', () => {
    const rich = foodsRich(known.foods, 'calcium', { diets: ['dairy-free', 'nut-free'] });
    expect(rich.length).toBeGreaterThan(20);
    expect(rich.every((row) => suits(row.food, ['dairy-free', 'nut-free']))).toBe(true);
  });
});
