import { eachBigram, eachGram, eachPair, type Vocabulary, type Words } from './vocabulary.js';

/** Rows of a sparse matrix: row r holds the entries from `starts[r]` to `starts[r + 1]`. */
export type Sparse = { starts: Int32Array; ids: Int32Array; values: Float32Array };

/** The features of one message, and the share (0–1) of what was typed that training never saw. */
export type Features = { ids: Int32Array; values: Float32Array; unseen: number };

/**
 * Words → features of unit length. Three blocks (stems with bigrams and edges; pairs of stems; character n-grams),
 * each of sublinear term frequency × idf and brought to its own weight, so that no block drowns the others.
 * The function that comes back holds buffers of its own and must not be called within itself.
 */
export const createFeaturiser = (vocabulary: Vocabulary): ((message: Words) => Features) => {
  const { settings, stems, bigrams, pairs, idf } = vocabulary;
  const span = stems.size + 2;
  const counts = new Uint16Array(idf.length);
  const ids = new Int32Array(idf.length + 1);
  const gramsOf = createGramMemory(vocabulary);
  let used = 0;
  let seen = 0;
  let all = 0;
  const add = (id: number | undefined): void => {
    all++;
    if (id === undefined) return;
    seen++;
    if (counts[id]!++ === 0) ids[used++] = id;
  };
  const addBigram = (key: number): void => add(bigrams.get(key));
  const addPair = (key: number): void => {
    const id = pairs.get(key);
    if (id !== undefined && counts[id]!++ === 0) ids[used++] = id;
  };
  const addGram = (id: number): void => add(id < 0 ? undefined : id);

  return (message) => {
    used = 0;
    seen = 0;
    all = 0;
    const numbers: number[] = [];
    for (const stem of message.stems) {
      const id = stems.get(stem);
      add(id);
      numbers.push(id ?? -1);
    }
    eachBigram(numbers, span, addBigram);
    const marks = message.marks.map((mark) => stems.get(mark) ?? -1);
    for (const mark of marks) if (mark >= 0) add(mark);
    const afterWords = used;
    eachPair([...marks, ...numbers], span, settings.mostPaired, addPair);
    const afterPairs = used;
    for (const word of message.words) gramsOf(word).forEach(addGram);

    const values = new Float32Array(used);
    const weigh = (from: number, to: number, weight: number): number => {
      let squares = 0;
      for (let at = from; at < to; at++) {
        const id = ids[at]!;
        const value = (1 + Math.log(counts[id]!)) * idf[id]!;
        values[at] = value;
        squares += value * value;
        counts[id] = 0;
      }
      if (squares === 0) return 0;
      const scale = weight / Math.sqrt(squares);
      for (let at = from; at < to; at++) values[at] = values[at]! * scale;
      return weight * weight;
    };
    const length = Math.sqrt(
      weigh(0, afterWords, 1) +
        weigh(afterWords, afterPairs, settings.pairWeight) +
        weigh(afterPairs, used, 1),
    );
    for (let at = 0; at < used; at++) values[at] = values[at]! / length;
    return { ids: ids.slice(0, used), values, unseen: all === 0 ? 1 : 1 - seen / all };
  };
};

/** Enough for the words people really use; a flood of made-up ones starts the memory anew. */
const MOST_REMEMBERED = 20_000;

/** Word → numbers of its character n-grams (−1 for one we do not know), remembered, since words come again. */
const createGramMemory = ({ grams, settings }: Vocabulary): ((word: string) => number[]) => {
  const remembered = new Map<string, number[]>();
  return (word) => {
    const known = remembered.get(word);
    if (known) return known;
    const found: number[] = [];
    eachGram(word, settings, (gram) => found.push(grams.get(gram) ?? -1));
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word, found);
    return found;
  };
};

/** Rows put one under the other. */
export const stack = (rows: readonly Features[]): Sparse => {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = starts[at]! + row.ids.length;
  });
  const ids = new Int32Array(starts[rows.length]!);
  const values = new Float32Array(starts[rows.length]!);
  rows.forEach((row, at) => {
    ids.set(row.ids, starts[at]!);
    values.set(row.values, starts[at]!);
  });
  return { starts, ids, values };
};
