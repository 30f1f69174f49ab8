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
    ['is that per day', 'how much magnesium do i need a day'],
    ['what about in pregnancy', 'which foods are rich in magnesium in pregnancy'],
    ['side effects?', 'what happens with too much magnesium'],
    ['why', 'more'],
    ['tell me more', 'more'],
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
  ])('"%s" means: %s', (text, meant) => expect(completed(text, context)).toBe(meant));
});

test('nothing is completed where nothing came before', () => {
  expect(completed('and for potassium?', emptyContext)).toBe('as-typed');
});

test('a conversation is forgotten after its window', () => {
  const context = after({ topic: 'prevention', updatedAt: 1_000 });
  expect(current(context, 1_000 + FOLLOW_UP_WINDOW_MS - 1)).toBe(context);
  expect(current(context, 1_000 + FOLLOW_UP_WINDOW_MS)).toEqual(emptyContext);
});
