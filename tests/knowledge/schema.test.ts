import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/knowledge/read-table.js';
import { readYaml } from '../../src/knowledge/read-yaml.js';
import { dailyRow } from '../../src/knowledge/schema/amount.js';
import { schema as dailyValues } from '../../src/knowledge/schema/daily-value.js';
import { schema as foods } from '../../src/knowledge/schema/food.js';
import { schema as medicines } from '../../src/knowledge/schema/medicine.js';
import { schema as relief } from '../../src/knowledge/schema/relief.js';
import { schema as sources } from '../../src/knowledge/schema/source.js';
import { schema as verdicts } from '../../src/knowledge/schema/verdict.js';

const faultsOf = (read: { ok: true } | { ok: false; faults: unknown[] }) => (read.ok ? [] : read.faults);

describe('a daily amount', () => {
  const row = (group: string) =>
    readYaml('x.yaml', `{ group: ${group}, amount: 1, unit: mg, kind: rda }`, dailyRow);

  test.each([
    ['{ months: [0, 6] }', { fromMonths: 0, toMonths: 7 }],
    ['{ months: [7, 12] }', { fromMonths: 7, toMonths: 12 }],
    ['{ years: [1, 3] }', { fromMonths: 12, toMonths: 48 }],
    ['{ years: [51], sex: male }', { fromMonths: 612, sex: 'male' }],
  ])('for %s is read in months, the end left out', (group, expected) => {
    const read = row(group);
    expect(read.ok && read.value.group).toEqual(expected);
  });

  test.each([
    '{}',
    '{ years: [3, 1] }',
    '{ years: [1], months: [1] }',
    '{ years: [1], sex: cat }',
    '{ age: 3 }',
  ])('for %s is refused', (group) => expect(row(group).ok).toBe(false));
});

describe('a file is refused, with the place of the fault', () => {
  test.each([
    [
      'a label value in a unit we do not keep',
      dailyValues,
      '- { nutrient: iron, unit: IU, age-4-and-over: 18, sources: [a] }',
      'unit',
    ],
    [
      'a figure without a source',
      dailyValues,
      '- { nutrient: iron, unit: mg, age-4-and-over: 18, sources: [] }',
      'sources',
    ],
    [
      'a misspelt field',
      dailyValues,
      '- { nutrient: iron, unit: mg, age-4-and-ovr: 18, sources: [a] }',
      'age-4-and-over',
    ],
    [
      'a source whose address is none',
      sources,
      '- { id: a, title: T, publisher: P, year: 2020, url: nowhere, read: text }',
      'url',
    ],
    [
      'four steps where three are promised',
      relief,
      '- { id: a, name: A, steps: [x, y, z, w], caution: c, sources: [s] }',
      'steps',
    ],
    [
      'an effect of no known kind',
      medicines,
      '- { id: a, name: A, names: [a], examples: [e], advice: x, nutrients: [{ nutrient: iron, kind: eats, text: t, sources: [s] }] }',
      'nutrients[0].kind',
    ],
  ] as const)('%s', (_name, schema, text, field) => {
    const faults = faultsOf(readYaml('data/x.yaml', text, schema));
    expect(faults).toContainEqual(
      expect.objectContaining({ file: 'data/x.yaml', line: 1, field: expect.stringContaining(field) }),
    );
  });

  test('a verdict on a day that does not exist', () => {
    const text =
      '- { id: a, treatment: a, name: A, names: [a], group-words: all, verdict: helps, headline: h, words: w, certainty: low, sources: [s], date: 2026-02-30 }';
    expect(faultsOf(readYaml('data/x.yaml', text, verdicts))).toContainEqual(
      expect.objectContaining({ entry: 'a', field: 'date' }),
    );
  });
});

describe('a row of foods', () => {
  const header =
    'id,name,serving,grams,magnesium_mg,calcium_mg,potassium_mg,sodium_mg,vitamin_d_mcg,vitamin_b12_mcg,diets,sources,aliases,note';
  const read = (line: string) => readTable('data/foods.csv', `${header}\n${line}\n`, foods);

  test('is read with its amounts, an empty cell being unknown', () => {
    const result = read(
      'pea,"Pea, green",1 cup (80 g),80,31,,217,,,0.5,vegan vegetarian,usda-sr28:11305,pea;peas,',
    );
    expect(result.ok && result.value).toEqual([
      {
        id: 'pea',
        name: 'Pea, green',
        serving: '1 cup (80 g)',
        grams: 80,
        amounts: [
          { nutrient: 'magnesium', amount: 31, unit: 'mg' },
          { nutrient: 'potassium', amount: 217, unit: 'mg' },
          { nutrient: 'vitamin-b12', amount: 0.5, unit: 'mcg' },
        ],
        diets: ['vegan', 'vegetarian'],
        sources: ['usda-sr28'],
        aliases: ['pea', 'peas'],
      },
    ]);
  });

  test.each([
    ['an amount that is no number', 'pea,Pea,1,80,much,,,,,,vegan,a,pea,', 'magnesium_mg'],
    ['a negative amount', 'pea,Pea,1,80,-3,,,,,,vegan,a,pea,', 'magnesium_mg'],
    ['a diet nobody knows', 'pea,Pea,1,80,3,,,,,,paleo,a,pea,', 'diets'],
    ['no source', 'pea,Pea,1,80,3,,,,,,vegan,,pea,', 'sources'],
    ['an id with blanks', 'green pea,Pea,1,80,3,,,,,,vegan,a,pea,', 'id'],
  ])('with %s is refused', (_name, line, field) => {
    const faults = faultsOf(read(line));
    expect(faults).toContainEqual(
      expect.objectContaining({ file: 'data/foods.csv', line: 2, field: expect.stringContaining(field) }),
    );
  });
});
