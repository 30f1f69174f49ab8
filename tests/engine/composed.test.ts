import { describe, expect, test } from 'vitest';
import { emptyContext } from '../../src/dialogue/context.js';
import { answer } from '../../src/engine/answer.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import type { Who } from '../../src/knowledge/group.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { toJson } from '../../src/rendering/json.js';
import { DAILY } from '../knowledge/figures.js';

const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { brain } = loaded;

const ask = (text: string) => {
  const { reply } = answer({ text, at: 0 }, emptyContext, brain);
  if (reply === null) throw new Error('a question put to us went unanswered');
  return toJson(reply);
};

const nameOf = (id: string): string => id.replace('-', ' ').replace('vitamin b', 'vitamin B');

/** A person as people put it. */
const personOf = ({ age, sex, state }: Who): string => {
  if (state !== undefined)
    return age === undefined || age > 18 ? `a ${state} woman of ${age}` : `a ${age} year old ${state} girl`;
  if (age === undefined) return 'an adult';
  if (age < 1) return `a ${Math.round(age * 12)} month old baby`;
  if (sex === undefined) return `a ${age} year old child`;
  const noun = age < 18 ? (sex === 'male' ? 'boy' : 'girl') : sex === 'male' ? 'man' : 'woman';
  return `a ${age} year old ${noun}`;
};

const FRAMES = [
  (nutrient: string, person: string) => `how much ${nutrient} does ${person} need`,
  (nutrient: string, person: string) => `daily ${nutrient} for ${person}`,
  (nutrient: string, person: string) => `recommended amount of ${nutrient} a day for ${person}?`,
];

describe('how much a day', () => {
  test.each(
    DAILY.map(([nutrient, who, amount, unit], at) => ({
      question: FRAMES[at % FRAMES.length]!(nameOf(nutrient), personOf(who)),
      figure: `${amount.toLocaleString('en')} ${unit}`,
    })),
  )('"$question" is answered with $figure', ({ question, figure }) => {
    const { kind, text, sources } = ask(question);
    expect({ kind, has: text.includes(figure), text: text.includes(figure) ? '' : text }).toEqual({
      kind: 'answer',
      has: true,
      text: '',
    });
    expect(sources.length).toBeGreaterThan(0);
  });
});

describe('how much is too much', () => {
  test.each([
    ['is 600 mg of magnesium too much', 'above the upper limit of 350 mg'],
    ['is 350mg magnesium ok', 'upper limit of 350 mg'],
    ['can i take 3000 mg calcium a day', 'above the upper limit of 2,000 mg to 2,500 mg'],
    ['i am 60, is 2200 mg of calcium too much', 'above the upper limit of 2,000 mg'],
    ['is 5000 iu of vitamin d too much', 'above the upper limit of 100 mcg (4,000 IU)'],
    ['is 2000 iu vitamin d safe', 'within the upper limit of 100 mcg (4,000 IU)'],
    ['is 150 mcg of vitamin d a day too much', 'above the upper limit of 100 mcg (4,000 IU)'],
    ['is 200 mg of vitamin b6 too much', 'above the upper limit of 100 mg'],
    ['is 60 mg of iron a day too much', 'above the upper limit of 45 mg'],
    ['is 0.8 g of magnesium supplement too much', 'above the upper limit of 350 mg'],
  ])('"%s" is answered with "%s"', (question, words) => {
    const { kind, text } = ask(question);
    expect({ kind, text: text.includes(words) ? words : text }).toEqual({ kind: 'answer', text: words });
  });

  test.each([
    ['is 600 mg of magnesium too much'],
    ['can i take 3000 mg calcium a day'],
    ['is 5000 iu of vitamin d too much'],
  ])('"%s" is told what to do', (question) => {
    expect(ask(question).text).toMatch(/doctor|pharmacist/u);
  });
});

describe('foods and medicines', () => {
  test.each([
    ['potassium in avocado', ['Avocado', 'mg']],
    ['how much potassium is in a banana', ['Banana', 'mg']],
    ['how much calcium in milk', ['Milk', 'mg']],
    ['vegan foods with B12', ['vegan', 'mcg']],
    ['dairy free foods with calcium', ['dairy', 'mg']],
    ['gluten free foods with magnesium', ['gluten', 'mg']],
    ['nut free foods with magnesium', ['nut', 'mg']],
    ['compare spinach and kale for calcium', ['pinach', 'ale', 'mg']],
    ['does omeprazole affect magnesium', ['agnesium']],
    ['does metformin affect b12', ['B12']],
    ['can i take magnesium with levothyroxine', ['agnesium', 'hours']],
    ['potassium with spironolactone', ['otassium']],
    ['i have kidney disease can i take magnesium', ['kidney', 'doctor']],
    ['is it safe to take 500mg magnesium with ramipril', ['above the upper limit of 350 mg', 'doctor']],
  ])('"%s" names %j', (question, words) => {
    const { kind, text, sources } = ask(question);
    expect({
      kind,
      missing: words.filter((word) => !text.toLowerCase().includes(word.toLowerCase())),
    }).toEqual({
      kind: 'answer',
      missing: [],
    });
    expect(sources.length).toBeGreaterThan(0);
  });
});
