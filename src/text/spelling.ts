/**
 * Damerau-Levenshtein distance in its optimal string alignment form (a swap of neighbours counts one), given up
 * beyond `limit`: then `limit + 1` comes back. Counts UTF-16 units.
 */
export const distance = (left: string, right: string, limit: number): number => {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let older = new Uint8Array(right.length + 1);
  let old = Uint8Array.from({ length: right.length + 1 }, (_, at) => Math.min(at, 255));
  for (let row = 1; row <= left.length; row++) {
    const now = new Uint8Array(right.length + 1);
    now[0] = row;
    let best = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      let value = Math.min(old[column]! + 1, now[column - 1]! + 1, old[column - 1]! + same);
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        value = Math.min(value, older[column - 2]! + 1);
      }
      now[column] = value;
      if (value < best) best = value;
    }
    if (best > limit) return limit + 1;
    older = old;
    old = now;
  }
  return Math.min(old[right.length]!, limit + 1);
};

/** How many wrong letters a word of this length may hold: none below four, one up to seven, two beyond. */
export const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** In a word this short only two letters that changed places are taken for a slip. */
const SHORT = 4;

const isSwapOf = (word: string, known: string): boolean =>
  word.length === known.length && [...word].sort().join('') === [...known].sort().join('');

/** Of two words equally near, one met this many times as often is the one meant. */
const PLAINLY_OFTENER = 2;

/** A word given this many times is an everyday one. */
const COMMON = 10;

/** A vocabulary that finds near words. */
export type Speller = {
  has(word: string): boolean;
  /** Whether the word was given often enough to be an everyday one. */
  isCommon(word: string): boolean;
  correct(word: string): string | null;
};

/**
 * A speller over our own vocabulary; a word given more often is the likelier one. `correct` gives the nearest known
 * word within the slips allowed for its length, first letter alike (people rarely miss it), or null when there is none
 * or two are equally near and about equally common.
 */
export const createSpeller = (vocabulary: Iterable<string>): Speller => {
  const times = new Map<string, number>();
  for (const word of vocabulary) times.set(word, (times.get(word) ?? 0) + 1);
  const byStart = new Map<string, string[]>();
  for (const word of times.keys()) {
    if (word.length < SHORT) continue;
    const key = word[0]!;
    const group = byStart.get(key);
    if (group) group.push(word);
    else byStart.set(key, [word]);
  }
  const remembered = new Map<string, string | null>();
  const nearest = (word: string): string[] => {
    let limit = slipsAllowed(word.length);
    let found: string[] = [];
    for (const known of limit === 0 ? [] : (byStart.get(word[0]!) ?? [])) {
      const apart = distance(word, known, limit);
      if (apart > limit || (word.length === SHORT && !isSwapOf(word, known))) continue;
      if (apart < limit) found = [];
      limit = apart;
      found.push(known);
    }
    return found;
  };
  const search = (word: string): string | null => {
    const [best, next] = nearest(word).sort((a, b) => times.get(b)! - times.get(a)!);
    if (best === undefined) return null;
    return next === undefined || times.get(best)! >= PLAINLY_OFTENER * times.get(next)! ? best : null;
  };
  return {
    has: (word) => times.has(word),
    isCommon: (word) => (times.get(word) ?? 0) >= COMMON,
    correct: (word) => {
      if (times.has(word)) return word;
      // A figure is never a slip of another figure.
      if (word.length > 30 || /\d/u.test(word)) return null;
      const known = remembered.get(word);
      if (known !== undefined) return known;
      const found = search(word);
      if (remembered.size > 5_000) remembered.clear();
      remembered.set(word, found);
      return found;
    },
  };
};

/** A part of a run-together word is at least this long; but "vitamind" ends in a letter of its own. */
const SHORTEST_PART = 3;

/** "legcramps" as "leg cramps": the two everyday words that an unknown one runs together; else null. */
export const splitWord = ({ isCommon }: Speller, word: string): string | null => {
  if (word.length < 2 * SHORTEST_PART || word.length > 30) return null;
  for (let at = word.length - 1; at >= SHORTEST_PART; at--) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (
      (right.length >= SHORTEST_PART || (left === 'vitamin' && /^[bcdk]$/u.test(right))) &&
      isCommon(left) &&
      isCommon(right)
    )
      return `${left} ${right}`;
  }
  return null;
};
