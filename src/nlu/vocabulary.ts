import { tokenise } from '../text/tokenise.js';

/** How messages become features. Chosen on validation rows; see learn.ts. */
export type FeatureSettings = {
  /** A feature is kept when at least this many rows hold it. */
  leastRows: number;
  /** Weight of the block of unordered word pairs beside the other two. */
  pairWeight: number;
  /** Only the first so many different stems are paired: pairs grow with the square of the length. */
  mostPaired: number;
  /** Length of the character n-grams inside padded words. */
  shortestGram: number;
  longestGram: number;
};

/** Every feature the model knows, by number: stems first, then bigrams, pairs and character n-grams. */
export type Vocabulary = {
  settings: FeatureSettings;
  /** Stem → number; the two numbers after the last stem stand for the edges of the message. */
  stems: Map<string, number>;
  /** `left * span + right` → number, span being the count of stems and edges. */
  bigrams: Map<number, number>;
  /** As bigrams, the smaller stem number first. */
  pairs: Map<number, number>;
  grams: Map<string, number>;
  /** Smoothed inverse document frequency of each feature, at least 1. */
  idf: Float32Array;
};

/** More words than this say nothing new about what is asked, and cost time. */
const MOST_WORDS = 400;

/** Words and stems of one message, in order, and marks: ideas it is known to hold, which read like further stems. */
export type Words = { words: string[]; stems: string[]; marks: readonly string[] };

/** The words of a message as the features need them. */
export const wordsOf = (text: string, marks: readonly string[] = []): Words => {
  const tokens = tokenise(text).slice(0, MOST_WORDS);
  return { words: tokens.map((token) => token.text), stems: tokens.map((token) => token.stem), marks };
};

/** The character n-grams inside one word, padded with a blank on both sides; calls `take` for each. */
export const eachGram = (word: string, settings: FeatureSettings, take: (gram: string) => void): void => {
  const padded = ` ${word} `;
  for (let size = settings.shortestGram; size <= settings.longestGram; size++) {
    for (let at = 0; at + size <= padded.length; at++) take(padded.slice(at, at + size));
  }
};

/** Counts in how many rows each key stands, however often it stands in one; rows come in order. */
const createRowCounter = <Key>() => {
  const places = new Map<Key, number>();
  const rows: number[] = [];
  const last: number[] = [];
  return {
    places,
    rows,
    add: (key: Key, row: number): void => {
      let place = places.get(key);
      if (place === undefined) {
        place = rows.length;
        places.set(key, place);
        rows.push(0);
        last.push(-1);
      }
      if (last[place] === row) return;
      last[place] = row;
      rows[place] = rows[place]! + 1;
    },
  };
};
type RowCounter<Key> = ReturnType<typeof createRowCounter<Key>>;

/** The features of these messages that enough of them hold, with their idf. */
export const buildVocabulary = (messages: readonly Words[], settings: FeatureSettings): Vocabulary => {
  const idf: number[] = [];
  const keep = <Key>({ places, rows }: RowCounter<Key>): Map<Key, number> => {
    const kept = new Map<Key, number>();
    for (const [key, place] of places) {
      const held = rows[place]!;
      if (held < settings.leastRows) continue;
      kept.set(key, idf.length);
      idf.push(Math.log((1 + messages.length) / (1 + held)) + 1);
    }
    return kept;
  };

  const stemRows = createRowCounter<string>();
  const gramRows = createRowCounter<string>();
  const gramsOf = new Map<string, string[]>();
  messages.forEach(({ words, stems, marks }, row) => {
    for (const stem of stems) stemRows.add(stem, row);
    for (const mark of marks) stemRows.add(mark, row);
    for (const word of words) {
      let grams = gramsOf.get(word);
      if (grams === undefined) {
        grams = [];
        eachGram(word, settings, (gram) => grams!.push(gram));
        gramsOf.set(word, grams);
      }
      for (const gram of grams) gramRows.add(gram, row);
    }
  });
  const stems = keep(stemRows);

  const bigramRows = createRowCounter<number>();
  const pairRows = createRowCounter<number>();
  const span = stems.size + 2;
  messages.forEach((message, row) => {
    const numbers = message.stems.map((stem) => stems.get(stem) ?? -1);
    eachBigram(numbers, span, (key) => bigramRows.add(key, row));
    const marks = message.marks.map((mark) => stems.get(mark) ?? -1);
    eachPair([...marks, ...numbers], span, settings.mostPaired, (key) => pairRows.add(key, row));
  });
  const bigrams = keep(bigramRows);
  const pairs = keep(pairRows);
  const grams = keep(gramRows);
  return { settings, stems, bigrams, pairs, grams, idf: Float32Array.from(idf) };
};

/** Neighbouring stems, the edges included; −1 (a stem we do not know) makes the key −1. */
export const eachBigram = (stems: readonly number[], span: number, take: (key: number) => void): void => {
  let left = span - 2;
  for (const right of stems) {
    take(left < 0 || right < 0 ? -1 : left * span + right);
    left = right;
  }
  take(left < 0 ? -1 : left * span + span - 1);
};

/** Unordered pairs of the first `most` different known stems. */
export const eachPair = (
  stems: readonly number[],
  span: number,
  most: number,
  take: (key: number) => void,
): void => {
  const different: number[] = [];
  for (const stem of stems) {
    if (stem >= 0 && !different.includes(stem)) different.push(stem);
    if (different.length === most) break;
  }
  for (let left = 0; left < different.length; left++) {
    for (let right = left + 1; right < different.length; right++) {
      const a = different[left]!;
      const b = different[right]!;
      take(a < b ? a * span + b : b * span + a);
    }
  }
};
