import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, retrieve } from '../../src/retrieval/retrieve.js';

const bank = [
  {
    id: 'night',
    question: 'Why do I get leg cramps at night?',
    wordings: ['nocturnal leg cramps', 'cramp wakes me up'],
    answer: 'In bed the foot points down.',
  },
  {
    id: 'pickle',
    question: 'Does pickle juice stop a cramp?',
    wordings: ['pickle brine for cramps', 'drinking pickle juice'],
    answer: 'A sip may shorten it.',
  },
  {
    id: '__proto__',
    question: 'Is magnesium any good?',
    wordings: ['mag for legs'],
    answer: 'For most, no.',
  },
];
const index = buildIndex(bank);

describe('retrieval', () => {
  test.each([
    ['why do i cramp at night', 'night'],
    ['pickl juice', 'pickle'],
    ['does magnesium do any good', '__proto__'],
    ['juice of pickles', 'pickle'],
  ])('of "%s" finds %s first', (query, id) => {
    expect(retrieve(index, query)[0]?.id).toBe(id);
  });

  test.each([[''], ['   '], ['🦵'], ['qqqq zzzz'], ['!!!']])('of "%s" finds nothing', (query) => {
    expect(retrieve(index, query)).toEqual([]);
  });

  test('an entry that holds the ideas of the query is found before one that shares fewer', () => {
    const ideasOf = (text: string) =>
      /pickle|brine/u.test(text) ? ['remedy'] : /night|bed/u.test(text) ? ['night'] : [];
    const knowing = buildIndex(bank, { ideasOf });
    expect(retrieve(knowing, 'my cramps', { ideas: ['night'] })[0]?.id).toBe('night');
    expect(retrieve(knowing, 'my cramps', { ideas: ['remedy'] })[0]?.id).toBe('pickle');
  });

  test('whatever is asked, each entry comes once, best first, with a probability from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (query) => {
        const found = retrieve(index, query, { limit: 10 });
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        found.forEach(({ score, probability }, at) => {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
          if (at > 0) expect(score).toBeLessThanOrEqual(found[at - 1]!.score);
        });
      }),
    );
  });
});
