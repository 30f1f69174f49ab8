import { describe, expect, test } from 'vitest';
import { gazetteerOf } from '../../src/engine/lesson.js';
import type { Entity } from '../../src/entities/entity.js';
import { recognise } from '../../src/entities/recognise.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { packageRoot } from '../../src/knowledge/root.js';

const loaded = loadKnowledge(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const gazetteer = gazetteerOf(loaded.knowledge);

/** A Thursday. */
const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;

const inWords = (entity: Entity): string => {
  switch (entity.kind) {
    case 'quantity':
      return `${entity.amount} ${entity.unit}${entity.perDay ? ' a day' : ''}`;
    case 'duration':
      return `${entity.milliseconds / DAY} days`;
    case 'age':
      return `aged ${entity.years}`;
    case 'sex':
      return entity.sex;
    default:
      return entity.id;
  }
};

const found = (text: string, kinds: readonly Entity['kind'][]): string[] =>
  recognise(gazetteer, text, NOW)
    .filter((entity) => kinds.includes(entity.kind))
    .map((entity) => (entity.negated ? `not ${inWords(entity)}` : inWords(entity)));

const KINDS: [string, readonly Entity['kind'][], [string, string[]][]][] = [
  [
    'nutrients',
    ['nutrient'],
    [
      ['low mag and vit d3', ['magnesium', 'vitamin-d']],
      ['k+ and b-12', ['potassium', 'vitamin-b12']],
      ['potsasium or clacium', ['potassium', 'calcium']],
      ['folic acid, iron and thiamine', ['folate', 'iron', 'thiamin']],
      ['electrolytes', ['sodium']],
    ],
  ],
  [
    'foods',
    ['food'],
    [
      ['greek yoghurt with a couple of bananas', ['greek-yogurt-plain-nonfat', 'banana']],
      ['two slices of salmon', ['salmon-atlantic-farmed-cooked']],
    ],
  ],
  [
    'body parts',
    ['body-part'],
    [
      ['my calf, both hamstrings and big toe', ['calf', 'hamstring', 'toe']],
      ['charley horse', ['calf']],
      ['my legs seize up', ['leg']],
    ],
  ],
  [
    'lengths of time',
    ['duration'],
    [
      ['since Tuesday', ['2 days']],
      ['for about three weeks', ['21 days']],
      ['my 70-year-old dad', []],
    ],
  ],
  [
    'amounts',
    ['quantity'],
    [
      ['400mg', ['400 mg']],
      ['50 µg a day', ['50 mcg a day']],
      ['1,000 IU daily', ['1000 IU a day']],
      ['10 000 iu', ['10000 IU']],
      ['5 grams or half a tablet', ['5 g', '0.5 tablets']],
      ['two tablets, 3 capsules', ['2 tablets', '3 tablets']],
      ['200 300 mg', ['300 mg']],
      ['aged 30, 400 mg', ['400 mg']],
    ],
  ],
  [
    'medicines and their classes',
    ['medicine'],
    [
      ['simvastatin 40 mg', ['statins']],
      ['Lipitor', ['statins']],
      ['water tablets', ['thiazide-diuretics']],
      ['I take furosemide and lisinopril', ['loop-diuretics', 'ace-inhibitors']],
      ['beta blocker', ['beta-blockers']],
      ['no, nothing', []],
    ],
  ],
  [
    'illnesses and stages of life',
    ['group', 'condition'],
    [
      ["type 2 diabetes and hashimoto's", ['diabetes', 'underactive-thyroid']],
      ['CKD stage 3, on dialysis', ['kidney-disease', 'dialysis']],
      ["I'm 30 weeks pregnant", ['pregnancy']],
      ['breastfeeding', ['breastfeeding']],
      ['sciatica or restless legs', ['sciatica', 'restless-legs']],
    ],
  ],
  [
    'ages and sexes',
    ['age', 'sex'],
    [
      ['35 yr old woman', ['aged 35', 'female']],
      ['M24 here', ['aged 24', 'male']],
      ['my mother takes warfarin', ['female']],
    ],
  ],
  [
    'denials and their reach',
    ['nutrient', 'group', 'body-part'],
    [
      ['no diabetes and not pregnant', ['not diabetes', 'not pregnancy']],
      ['never had kidney disease but i am pregnant', ['not kidney-disease', 'pregnancy']],
      ['no swelling in my calf, but my foot cramps', ['not calf', 'foot']],
      ['not magnesium but calcium', ['not magnesium', 'calcium']],
      ['what if i do not get magnesium', ['magnesium']],
    ],
  ],
];

describe.each(KINDS)('%s', (_, kinds, cases) => {
  test.each(cases)('in "%s" are %j', (text, expected) => expect(found(text, kinds)).toEqual(expected));
});
