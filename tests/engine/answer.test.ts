import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Context, emptyContext } from '../../src/dialogue/context.js';
import { answer } from '../../src/engine/answer.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { toJson } from '../../src/rendering/json.js';

const DISCLAIMER =
  'This content is for informational purposes only and should not replace professional medical advice.';
const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { brain } = loaded;

const ask = (text: string, context: Context = emptyContext, at = 1_000) => {
  const { reply, context: after } = answer({ text, at }, context, brain);
  if (reply === null) throw new Error('a question put to us went unanswered');
  return { reply, json: toJson(reply), context: after };
};

describe('the questions the bot began with', () => {
  test.each([
    [
      'deficiency-most-common',
      [
        'which deficiency is most often linked to cramps?',
        'what am i low in if my legs keep cramping',
        'most common lack behind leg cramps',
        'whats the main deficiency that causes cramps',
        'which mineral lack is usually behind cramps',
      ],
    ],
    [
      'vitamin-d-and-cramps',
      [
        'can low vitamin d cause foot cramps',
        'does vit d deficiency give you cramps',
        'is a lack of vitamin D linked to leg cramps?',
        'cramps and low vit d',
        'can not enough vitamin d make my calves cramp',
      ],
    ],
    [
      'b12-and-cramps',
      [
        'can b12 deficiency cause cramps?',
        'does low b12 make legs cramp',
        'b12 and leg cramps',
        'lack of vitamin b12 cramps in feet?',
        'is low B-12 behind my cramps',
      ],
    ],
    [
      'minerals-linked',
      [
        'which minerals are linked to cramps',
        'what minerals matter for muscle cramps',
        'minerals and cramps',
        'which electrolytes are tied to leg cramps',
        'what minerals have to do with cramping',
      ],
    ],
    [
      'how-to-find-deficiency',
      [
        'how do i know if a deficiency causes my cramps',
        'how can i tell if a lack of something is why i cramp',
        'how to check if my cramps are from a deficiency',
        'test to see if a deficiency is behind my cramps',
        'how to find out which deficiency gives me cramps',
      ],
    ],
    [
      'when-see-doctor',
      [
        'when should i see a doctor about cramps',
        'when do i need to see a doctor for leg cramps?',
        'at what point should i get my cramps checked',
        'should i go to the doctor for cramps',
        'when are cramps a reason to see a gp',
      ],
    ],
  ])('%s is found in other words', (id, wordings) => {
    for (const wording of wordings) {
      const { json } = ask(wording);
      const entry = brain.shelf.faq.get(id)!;
      expect([wording, json.kind]).toEqual([wording, 'answer']);
      expect([wording, json.topic]).toEqual([wording, entry.topic]);
      expect(json.sources.length).toBeGreaterThan(0);
      expect(json.text.endsWith(DISCLAIMER)).toBe(true);
    }
  });
});

describe('figures', () => {
  test.each([
    ['how much calcium does a 14 year old girl need', '1,300 mg'],
    ['vegan foods with B12', 'vegan'],
    ['is 600 mg magnesium too much', 'above the upper limit of 350 mg'],
    ['is 300 mg of magnesium a day too much', 'within the upper limit of 350 mg'],
    ['does omeprazole affect magnesium', 'magnesium'],
    ['potassium in avocado', 'potassium'],
    ['compare spinach and kale for calcium', 'kale'],
    ["I'm pregnant, how much vitamin D", '15 mcg (600 IU)'],
  ])('"%s" is answered from the tables', (question, figure) => {
    const { json } = ask(question);
    expect(json.text).toContain(figure);
    expect(json.sources.length).toBeGreaterThan(0);
  });
});

describe('a conversation', () => {
  test('an urgent reply gives way to the question when the danger is not real', () => {
    const danger = ask('crushing chest pain and what helps a calf cramp');
    expect(danger.json.kind).toBe('urgent');
    const calm = ask(danger.json.suggestions[0]!, danger.context, 2_000);
    expect(calm.json.kind).not.toBe('urgent');
    const lost = ask(danger.json.suggestions[0]!);
    expect(lost.json.text).toContain('once more');
  });

  test('a follow-up is completed, and an overheard message gets no answer unless it surely asks', () => {
    const first = ask('which foods are rich in magnesium');
    expect(ask('and for potassium?', first.context, 2_000).json.text).toContain('potassium');
    expect(
      answer({ text: 'lol that game was great', at: 1, addressed: false }, emptyContext, brain).reply,
    ).toBeNull();
  });
});

describe('whatever is typed', () => {
  const nasty = fc.constantFrom(
    '__proto__',
    'constructor',
    '\u0000',
    '😀😀',
    '<@123456789012345678>',
    '`code`',
    '||spoiler||',
    'magnesium',
    ' 400 mg ',
    '\n',
    '’',
    'cramp',
    '\uD800',
    'a'.repeat(300),
    'no ',
    'my leg ',
  );
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 3, arbitrary: fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join('')) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.lorem({ maxCount: 60, mode: 'words' }), { maxLength: 3 })
        .map((parts) => parts.join('. ')),
    },
  );
  test('10,000 arbitrary texts crash nothing, and each reply carries the disclaimer', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const { json } = ask(typed);
        expect(json.disclaimer).toBe(DISCLAIMER);
        expect(json.text.endsWith(DISCLAIMER)).toBe(true);
        expect(json.confidence).toBeGreaterThanOrEqual(0);
        expect(json.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  test.each([
    ['4,000 letters', 'x'.repeat(4000)],
    ['4,000 characters of words', 'my calf cramps at night '.repeat(170).slice(0, 4000)],
    ['100,000 characters', 'why '.repeat(25_000)],
    ['nothing', ''],
    ['only emoji', '🦵🦵🦵'],
    ['another language', 'у меня судорога в ноге'],
  ])('%s gets a reply', (_, typed) => expect(ask(typed).json.text).toContain(DISCLAIMER));
});
