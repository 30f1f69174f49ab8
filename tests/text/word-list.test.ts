import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWordLines } from '../../src/knowledge/read-words.js';
import { stem } from '../../src/text/stem.js';
import { createWordList } from '../../src/text/word-list.js';

const aWord = fc.stringMatching(/^[a-z]{1,8}$/);

describe('a list of words', () => {
  test('has what is in it and nothing else', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(aWord, { maxLength: 60 }),
        fc.array(aWord, { maxLength: 20 }),
        (words, others) => {
          const list = createWordList(words.toSorted().join('\n'));
          for (const word of [...words, ...others]) expect(list.has(word)).toBe(words.includes(word));
        },
      ),
    );
  });

  test.each(['', 'a\n', '\n', '__proto__'])('is not upset by being asked for %j', (word) => {
    expect(createWordList('apple\nbanana\ncherry').has(word)).toBe(false);
  });
});

describe('a file of words', () => {
  test('is read without its comments', () => {
    expect(readWordLines('words.txt', '# Two words.\napple\n\nbanana\r\n')).toEqual({
      ok: true,
      value: 'apple\nbanana',
    });
  });

  test.each([
    ['apple\nBanana\n', 2, 'Banana', 'a word of small letters is expected'],
    ['banana\napple\n', 2, 'apple', 'stands out of order after "banana"'],
    ['apple\napple\n', 2, 'apple', 'stands out of order after "apple"'],
  ])('%j is told with its line', (text, line, entry, problem) => {
    expect(readWordLines('words.txt', text)).toEqual({
      ok: false,
      faults: [{ file: 'words.txt', line, entry, field: '', problem }],
    });
  });
});

describe('a stem', () => {
  test.each([
    ['ate', 'at'],
    ['several', 'severe'],
    ['his', 'hi'],
    ['one', 'on'],
    ['lunges', 'lung'],
    ['used', 'us'],
  ])('of "%s" is not that of "%s"', (word, other) => {
    expect(stem(word)).not.toBe(stem(other));
  });
});
