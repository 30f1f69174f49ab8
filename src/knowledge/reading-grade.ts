import { syllable } from 'syllable';

const SENTENCE_END = /[.!?]+(?:\s|$)/u;

/**
 * The US school grade a text reads at: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Flesch-Kincaid;
 * Kincaid et al., Naval Technical Training Command, 1975). Numbers count as one syllable each, for people read them at
 * a glance. 0 for a text without words.
 */
export const readingGrade = (text: string): number => {
  const sentences = text.split(SENTENCE_END).filter((part) => /\p{L}/u.test(part)).length;
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu) ?? [];
  if (words.length === 0 || sentences === 0) return 0;
  const syllables = words.reduce(
    (sum, word) => sum + (/^\d/u.test(word) ? 1 : Math.max(1, syllable(word))),
    0,
  );
  return Math.max(0, 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59);
};
