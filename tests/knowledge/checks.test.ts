import { describe, expect, test } from 'vitest';
import { checkFoods } from '../../src/knowledge/check/foods.js';
import { checkNames } from '../../src/knowledge/check/names.js';
import { checkNutrients } from '../../src/knowledge/check/nutrients.js';
import { checkReferences } from '../../src/knowledge/check/references.js';
import { checkSources } from '../../src/knowledge/check/sources.js';
import type { Fault } from '../../src/knowledge/fault.js';
import type { Knowledge } from '../../src/knowledge/files.js';
import { known } from './known.js';

/** The knowledge with something spoilt. */
const spoilt = (spoil: (copy: Knowledge) => void): Knowledge => {
  const copy = structuredClone(known);
  spoil(copy);
  return copy;
};

const magnesium = (copy: Knowledge) => copy.nutrients.find(({ name }) => name === 'magnesium')!.value;
const row = <T extends { id: string }>(rows: T[], id: string): T => rows.find((entry) => entry.id === id)!;

describe('the structured files hold together', () => {
  test.each([
    ['foods', checkFoods],
    ['names', checkNames],
    ['nutrients', checkNutrients],
    ['references', checkReferences],
  ])('%s', (_name, check) => expect(check(known)).toEqual([]));

  test('every source named is known', () => {
    expect(checkSources(known).filter(({ problem }) => problem.startsWith('no source'))).toEqual([]);
  });
});

type Planted = [string, (knowledge: Knowledge) => Fault[], (copy: Knowledge) => void, Partial<Fault>];

const PLANTED: Planted[] = [
  [
    'a source id that leads nowhere',
    checkSources,
    (copy) => row(copy.verdicts, 'quinine').sources.push('no-such-source'),
    { file: 'data/verdicts.yaml', entry: 'quinine', field: 'sources[7]' },
  ],
  [
    'a source id that leads nowhere, deep in a nutrient',
    checkSources,
    (copy) => magnesium(copy).low.early.sources.push('nowhere'),
    { file: 'data/nutrients/magnesium.yaml', entry: 'magnesium', field: 'low.early.sources[1]' },
  ],
  [
    'a red flag of the symptom check that does not exist',
    checkReferences,
    (copy) => copy.symptomCheck.questions[0]!.answers[0]!.also.push('no-such-flag'),
    {
      file: 'data/symptom-check.yaml',
      entry: 'breath_chest',
      problem: 'no red flag is called "no-such-flag"',
    },
  ],
  [
    'a food that rests on no known table',
    checkSources,
    (copy) => row(copy.foods, 'banana').sources.push('my-aunt'),
    { file: 'data/foods.csv', entry: 'banana', field: 'sources[1]' },
  ],
  [
    'a source that nothing rests on',
    checkSources,
    (copy) => copy.sources.push({ id: 'lonely', title: 'T', publisher: 'P', year: 2020, read: 'text' }),
    { file: 'data/sources.yaml', entry: 'lonely', problem: 'nothing rests on this source' },
  ],
  [
    'a source that stands twice',
    checkSources,
    (copy) => copy.sources.push(copy.sources[0]!),
    { file: 'data/sources.yaml', problem: 'stands here twice' },
  ],
  [
    'a nutrient that nobody knows',
    checkReferences,
    (copy) => row(copy.causes, 'heat').nutrients.push('kryptonite'),
    { file: 'data/causes.yaml', entry: 'heat', field: 'nutrients[1]' },
  ],
  [
    'a medicine that changes an unknown nutrient',
    checkReferences,
    (copy) => Object.assign(row(copy.medicines, 'metformin').nutrients[0]!, { nutrient: 'zinc' }),
    { file: 'data/medicines.yaml', entry: 'metformin', field: 'nutrients[0]' },
  ],
  [
    'a verdict for an unknown group',
    checkReferences,
    (copy) => Object.assign(row(copy.verdicts, 'bananas'), { group: 'pirates' }),
    { file: 'data/verdicts.yaml', entry: 'bananas', field: 'group' },
  ],
  [
    'a part of the body without steps of relief',
    checkReferences,
    (copy) => Object.assign(row(copy.bodyParts, 'toe'), { relief: 'tail' }),
    { file: 'data/body-parts.yaml', entry: 'toe', field: 'relief' },
  ],
  [
    'a name that means two things',
    checkNames,
    (copy) => row(copy.medicines, 'statins').names.push('Metformin'),
    { file: 'data/medicines.yaml', field: 'names' },
  ],
  [
    'an entry that stands twice',
    checkNames,
    (copy) => copy.lookAlikes.push({ ...row(copy.lookAlikes, 'sciatica'), names: ['other'] }),
    { file: 'data/look-alikes.yaml', entry: 'sciatica', field: 'id' },
  ],
  [
    'an age without a daily amount',
    checkNutrients,
    (copy) => magnesium(copy).daily.rows.splice(2, 1),
    { file: 'data/nutrients/magnesium.yaml', problem: 'no amount for a female of 12 months' },
  ],
  [
    'two daily amounts for one person',
    checkNutrients,
    (copy) =>
      magnesium(copy).daily.rows.push({ group: { fromMonths: 600 }, amount: 1, unit: 'mg', kind: 'rda' }),
    { entry: 'magnesium', field: 'daily.rows[19]' },
  ],
  [
    'a daily amount in another unit than the label',
    checkNutrients,
    (copy) => Object.assign(magnesium(copy).daily.rows[0]!, { unit: 'mcg' }),
    { entry: 'magnesium', field: 'daily.rows[0].unit' },
  ],
  [
    'a nutrient without a label value',
    checkNutrients,
    (copy) => copy.dailyValues.splice(0, 1),
    { entry: 'magnesium', field: 'id' },
  ],
  [
    'a nutrient in a file of another name',
    checkNutrients,
    (copy) => Object.assign(magnesium(copy), { id: 'magnesia' }),
    { file: 'data/nutrients/magnesium.yaml', entry: 'magnesia', field: 'id' },
  ],
  [
    'an amount with a slipped point',
    checkFoods,
    (copy) => Object.assign(row(copy.foods, 'banana').amounts[0]!, { amount: 3200 }),
    { file: 'data/foods.csv', entry: 'banana', field: 'amounts' },
  ],
  [
    'a unit that does not convert',
    checkFoods,
    (copy) => Object.assign(row(copy.foods, 'banana').amounts[0]!, { unit: 'iu' }),
    { file: 'data/foods.csv', entry: 'banana', field: 'amounts' },
  ],
  [
    'a vegan food that is not dairy-free',
    checkFoods,
    (copy) => Object.assign(row(copy.foods, 'banana'), { diets: ['vegan', 'vegetarian'] }),
    { file: 'data/foods.csv', entry: 'banana', field: 'diets', problem: 'is vegan but not dairy-free' },
  ],
  [
    'a food that stands twice',
    checkFoods,
    (copy) => copy.foods.push({ ...row(copy.foods, 'banana'), id: 'banana-again' }),
    { file: 'data/foods.csv', entry: 'banana-again', field: 'name' },
  ],
  [
    'grams that are not those of the serving',
    checkFoods,
    (copy) => Object.assign(row(copy.foods, 'banana'), { grams: 18 }),
    { file: 'data/foods.csv', entry: 'banana', field: 'grams' },
  ],
  [
    'a food that gives no amount',
    checkFoods,
    (copy) => Object.assign(row(copy.foods, 'banana'), { amounts: [] }),
    { file: 'data/foods.csv', entry: 'banana', problem: 'gives no amount' },
  ],
];

describe('a planted fault is found in its place', () => {
  test.each(PLANTED)('%s', (_name, check, spoil, fault) => {
    expect(check(spoilt(spoil))).toContainEqual(expect.objectContaining(fault));
  });
});
