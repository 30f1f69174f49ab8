import { describe, expect, test } from 'vitest';
import { pagesOf, recall, viewed } from '../../src/answers/recall.js';
import { emptyContext } from '../../src/dialogue/context.js';
import { answer } from '../../src/engine/answer.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';

const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { brain } = loaded;
const { shelf } = brain;
const replyTo = (text: string) => answer({ text, at: 0 }, emptyContext, brain).reply!;

describe('an answer by its id', () => {
  test('is the written answer for every entry', () => {
    for (const entry of shelf.faq.values()) {
      expect(recall(shelf, entry.id)?.blocks).toEqual([{ kind: 'text', text: entry.answer }]);
    }
  });

  test.each([
    ['vegan foods with magnesium'],
    ['how much calcium does a woman need a day'],
    ['does omeprazole affect magnesium'],
    ['what should i know about potassium with kidney disease'],
    ['does pickle juice help cramps'],
    ['spinach or kale for calcium'],
    ['how much potassium is in a banana'],
    ['can statins cause cramps'],
    ['does quinine help cramps'],
    ['how do i stop a calf cramp'],
  ])('comes back as it was said to "%s"', (text) => {
    const said = replyTo(text);
    const back = recall(shelf, said.answerId ?? '');
    expect(back).toMatchObject({ title: said.title, answerId: said.answerId });
    expect(back?.disclaimer).toBe(said.disclaimer);
  });

  test.each([
    ['how much iron does a 30 year old woman need', /^Women aged 19 to 50/u],
    ['is 900 mg of magnesium a day too much', /^Yes: 900 mg/u],
  ])('leaves out what "%s" told of one person', (text, detail) => {
    const said = replyTo(text);
    const lead = ({ blocks }: typeof said) => (blocks[0]?.kind === 'text' ? blocks[0].text : '');
    expect(lead(said)).toMatch(detail);
    const back = recall(shelf, said.answerId ?? '')!;
    expect(lead(back)).not.toBe('');
    expect(lead(back)).not.toMatch(detail);
  });

  test.each(['', '@', 'no-such', '@no-such', '@magnesium-', '__proto__', '@compare-a-b', '@food-', 'a~b~c'])(
    'is none for "%s"',
    (key) => expect(recall(shelf, key)).toBeNull(),
  );

  test('can be told simpler and with more where the knowledge holds that, and stays as it is where not', () => {
    for (const entry of shelf.faq.values()) {
      const reply = recall(shelf, entry.id)!;
      const words = (view: 'simple' | 'more') => JSON.stringify(viewed(shelf, reply, view).blocks);
      if (entry.simple) expect(words('simple')).toContain(JSON.stringify(entry.simple).slice(1, 40));
      else expect(viewed(shelf, reply, 'simple')).toBe(reply);
      if (entry.more) expect(words('more')).toContain(JSON.stringify(entry.more).slice(1, 40));
    }
  });
});

describe('the pages of a list of foods', () => {
  test('lead through all foods once, and end', () => {
    const seen: string[] = [];
    let key: string | null = '@magnesium-foods~vegan';
    for (let at = 1; key !== null; at++) {
      const pages: ReturnType<typeof pagesOf> = pagesOf(shelf, key);
      const chart = recall(shelf, key)!.blocks.find((block) => block.kind === 'chart')!;
      seen.push(...(chart.kind === 'chart' ? chart.bars.map(({ label }) => label) : []));
      expect(pages).toMatchObject({ page: at });
      key = pages?.next ?? null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(20);
  });
});
