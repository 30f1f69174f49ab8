// The only door to natural's stemmers; by submodule, because its root import loads four database clients.
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

const remembered = new Map<string, string>();
/** Enough for any vocabulary we meet in practice; a flood of made-up words starts the memory anew. */
const MOST_REMEMBERED = 50_000;

/** The Porter stem of one normalised word ("cramping" → "cramp"). Words with digits or other scripts come back as they are. */
export const stem = (word: string): string => {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const found = /^[a-z]{3,40}$/u.test(word) ? (porter.stem(word) as string) : word;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, found);
  return found;
};
