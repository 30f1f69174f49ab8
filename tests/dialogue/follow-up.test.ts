import { describe, expect, test } from 'vitest';
import { type Context, current, emptyContext, FOLLOW_UP_WINDOW_MS } from '../../src/dialogue/context.js';
import { complete } from '../../src/dialogue/follow-up.js';
import { buildGazetteer } from '../../src/entities/gazetteer.js';
import { recognise } from '../../src/entities/recognise.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { packageRoot } from '../../src/knowledge/root.js';

const loaded = loadKnowledge(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { phrases } = loaded.knowledge;
const gazetteer = buildGazetteer([
  { kind: 'nutrient', id: 'magnesium', names: ['magnesium', 'mag'] },
  { kind: 'nutrient', id: 'potassium', names: ['potassium', 'k+'] },
  { kind: 'group', id: 'pregnancy', names: ['pregnancy', 'pregnant'] },
  { kind: 'treatment', id: 'mustard', names: ['mustard'] },
  { kind: 'medicine', id: 'statin', names: ['statins', 'statin'] },
  { kind: 'food', id: 'spinach', names: ['spinach'] },
  { kind: 'body-part', id: 'foot', names: ['foot', 'feet'] },
  { kind: 'diet', id: 'vegan', names: ['vegan', 'vegans'] },
]);
const after = (part: Partial<Context>): Context => ({ ...emptyContext, updatedAt: 1, ...part });
const completed = (text: string, context: Context): string => {
  const result = complete(phrases, text, recognise(gazetteer, text, 0), context);
  return result.kind === 'completed' ? result.question : result.kind;
};

describe('after an answer on foods with magnesium', () => {
  const context = after({ topic: 'nutrient-foods', nutrients: ['magnesium'], answerId: 'magnesium-foods' });
  test.each([
    ['and for potassium?', 'which foods are rich in potassium'],
    ['potassium?', 'which foods are rich in potassium'],
    ['how much', 'how much magnesium do i need a day'],
    ['potassium dosage', 'how much potassium do i need a day'],
    ['and too much potassium?', 'what happens with too much potassium'],
    ['potassium tea', 'as-typed'],
    ['is that per day', 'how much magnesium do i need a day'],
    ['what about in pregnancy', 'which foods are rich in magnesium in pregnancy'],
    ['side effects?', 'what happens with too much magnesium'],
    ['why', 'more'],
    ['tell me more', 'more'],
    ['can i take it with statins', 'can i take magnesium with statins'],
    ['what about statins', 'can i take magnesium with statins'],
    ['and spinach?', 'how much magnesium is in spinach'],
    ['for vegans', 'which foods for vegans are rich in magnesium'],
    ['what are the signs', 'what are the signs of low magnesium'],
    ['does it actually work', 'does magnesium actually work'],
    ['is it going to rain', 'as-typed'],
    ['do you like it', 'as-typed'],
    ['and you?', 'as-typed'],
    ['why do my calves cramp at night', 'as-typed'],
    ['does magnesium oxide work better than citrate for older people', 'as-typed'],
    ['', 'as-typed'],
  ])('"%s" means: %s', (text, meant) => expect(completed(text, context)).toBe(meant));
});

describe('after an answer on daily amounts', () => {
  const context = after({ topic: 'nutrient-dosage', nutrients: ['magnesium'] });
  test.each([
    ['thanks, and foods?', 'which foods are rich in magnesium'],
    ['and k+', 'how much potassium do i need a day'],
    ['what if i am pregnant', 'how much magnesium do i need a day in pregnancy'],
    ['what about for a 70 year old man', 'how much magnesium do i need a day for a 70 year old man'],
    ['and women?', 'how much magnesium do i need a day for women'],
    ['is 500 mg too much', 'is 500 mg too much of magnesium'],
    ['what about 900', 'magnesium 900'],
  ])('"%s" means: %s', (text, meant) => expect(completed(text, context)).toBe(meant));
});

test('a bare figure is one of the unit last named', () => {
  const context = after({ topic: 'nutrient-excess', nutrients: ['vitamin-d'], unit: 'IU' });
  expect(completed('what about 2000', context)).toBe('is 2000 IU of vitamin d too much');
});

describe('after an answer on cramps at night', () => {
  const context = after({ topic: 'cause-night', nutrients: ['magnesium'], answerId: 'night-cramps-why' });
  test.each([
    ['how do i stop them', 'how do i stop night leg cramps'],
    ['what about in pregnancy', 'night leg cramps in pregnancy'],
    ['and my foot?', 'why do i get foot cramps at night'],
    ['when i run', 'night leg cramps when i run'],
    ['what can i do', 'how do i stop a leg cramp right now'],
    ['why do i get cramps', 'as-typed'],
    ['who won the game', 'as-typed'],
  ])('"%s" means: %s', (text, meant) => expect(completed(text, context)).toBe(meant));
});

test.each([
  ['does it work', 'does pickle juice work'],
  ['what about mustard', 'does mustard help cramps'],
])('after an answer on pickle juice "%s" means: %s', (text, meant) =>
  expect(completed(text, after({ topic: 'home-remedy-myth', subject: 'pickle juice' }))).toBe(meant),
);

describe('where questions were offered', () => {
  const [calf, foot] = ['How do I stop a calf cramp?', 'How do I stop a foot cramp?'];
  test.each([
    ['1', calf],
    ['the second one', foot],
    ['number 2 please', foot],
    ['last', foot],
    ['calf', calf],
    ['the foot', foot],
    ['3', 'as-typed'],
    ['cramp', 'as-typed'],
    ['yes', 'as-typed'],
    ['what is magnesium good for', 'as-typed'],
  ])('"%s" picks: %s', (text, picked) =>
    expect(completed(text, { ...emptyContext, choices: [calf, foot] })).toBe(picked),
  );

  test('yes picks the only one', () => {
    expect(completed('yes please', { ...emptyContext, choices: [calf] })).toBe(calf);
  });
});

test('nothing is completed where nothing came before', () => {
  expect(completed('and for potassium?', emptyContext)).toBe('as-typed');
});

test('a conversation is forgotten after its window', () => {
  const context = after({ topic: 'prevention', updatedAt: 1_000 });
  expect(current(context, 1_000 + FOLLOW_UP_WINDOW_MS - 1)).toBe(context);
  expect(current(context, 1_000 + FOLLOW_UP_WINDOW_MS)).toEqual(emptyContext);
});
