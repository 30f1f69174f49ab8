// The only door to natural's stemmers; by submodule, because its root import loads four database clients.
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** Words that Porter's rules throw together with quite another one ("ate" with "at"), and what stands for them. */
const APART = new Map<string, string>(
  Object.entries({
    ate: 'eat',
    us: 'us',
    use: 'use',
    used: 'use',
    uses: 'use',
    using: 'use',
    one: 'one',
    ones: 'one',
    his: 'his',
    news: 'news',
    several: 'several',
    lateral: 'lateral',
    position: 'position',
    positions: 'position',
    emerge: 'emerge',
    emerged: 'emerge',
    emerges: 'emerge',
    lunge: 'lunge',
    lunges: 'lunge',
    lunged: 'lunge',
    lunging: 'lunge',
    dye: 'dye',
    dyed: 'dye',
    dyes: 'dye',
    leggings: 'leggings',
    pants: 'pants',
    chilly: 'chilly',
    ace: 'ace',
    aces: 'ace',
    anime: 'anime',
    literally: 'literally',
    fitness: 'fitness',
    ironic: 'ironic',
    ironically: 'ironic',
    gutted: 'gutted',
    solely: 'solely',
    earring: 'earring',
    earrings: 'earring',
    herring: 'herring',
    herrings: 'herring',
  }),
);

const remembered = new Map<string, string>();
/** Enough for any vocabulary we meet in practice; a flood of made-up words starts the memory anew. */
const MOST_REMEMBERED = 50_000;

/** The Porter stem of one normalised word ("cramping" → "cramp"). Words with digits or other scripts come back as they are. */
export const stem = (word: string): string => {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const found = APART.get(word) ?? (/^[a-z]{3,40}$/u.test(word) ? (porter.stem(word) as string) : word);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, found);
  return found;
};
