import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenise } from '../../src/text/tokenise.js';

const words = (text: string): string =>
  tokenise(text)
    .map((token) => token.text)
    .join(' ');

describe('tokenise', () => {
  test.each([
    ["What's low B-12?", 'what is low b12'],
    ['vit d3 and Vitamin D', 'vitamin d3 and vitamin d'],
    ["I can't, won't and don't", 'i can not will not and do not'],
    ['cant wont dont', 'can not will not do not'],
    ['400mg of mag', '400 mg of mag'],
    ['1,300 mg or 2.5 µg', '1,300 mg or 2.5 mcg'],
    ['k+ and na+', 'k+ and na+'],
    ['my dad’s foot', 'my dad foot'],
    ['diarrhoea, anaemia and coeliac', 'diarrhea anemia and celiac'],
    ['my calf’s SOOOO sore nooo', 'my calf so sore no'],
    ['mag\u200Bnesium ｆｕｌｌ', 'magnesium full'],
    ['<@123456789012345678> hi <:cramp:123456789012345678> https://example.org/calf', 'hi'],
    ['how, what, why, no, not, never, without', 'how what why no not never without'],
    ['__proto__ constructor', 'proto constructor'],
    ['👍🦵', ''],
    ['', ''],
  ])('of %j keeps the words "%s"', (text, expected) => expect(words(text)).toBe(expected));

  test('marks where clauses and sentences end', () => {
    expect(tokenise('no pain, but numb. help').map((token) => token.break)).toEqual([
      '',
      '',
      'clause',
      '',
      'sentence',
    ]);
  });

  test('points back into what was typed, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let before = 0;
        for (const { start, end } of tokenise(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
      { numRuns: 500 },
    );
  });
});
