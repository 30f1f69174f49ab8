import type { Token } from '../text/tokenise.js';
import { tokenise } from '../text/tokenise.js';
import type { Passage } from './entry.js';
import { countOf } from './postings.js';

const SHORTEST = 3;
const LONGEST = 5;
/** A group of letters in more than this share of the entries tells them apart too little for the time it costs. */
const COMMON_SHARE = 0.3;
/** In a bank this small every group counts. */
const SPARSE = 20;
/** A word this long says no more by its further letters, and costs time. */
const LONGEST_WORD = 30;

/** Enough for the words people really use; a flood of made-up ones starts the memory anew. */
const MOST_REMEMBERED = 20_000;

/** Ranks passages by the groups of letters they share with the query: typos and word forms still match. */
export type Letters = {
  /** By the number of the group: its rarity, the passages that hold it, and what it adds to the score of each. */
  idf: Float64Array;
  passages: readonly Int32Array[];
  impacts: readonly Float32Array[];
  /** The numbers of the telling groups in a word, one for each time it holds one; remembered, since words come again. */
  groupsOf: (word: string) => readonly number[];
};

/** Sublinear tf × idf vectors of the 3- to 5-letter groups inside padded words, brought to length 1. */
export const buildLetters = (passages: readonly Passage[], entries: number): Letters => {
  const grams = passages.map((passage) =>
    countOf(tokenise(passage.text).flatMap((token) => gramsIn(token.text))),
  );
  const holders = Array.from({ length: entries }, () => new Set<string>());
  passages.forEach((passage, at) => {
    for (const gram of grams[at]!.keys()) holders[passage.entry]!.add(gram);
  });
  const rows = countOf(holders.flatMap((set) => [...set]));
  const telling = [...rows].filter(([, count]) => count <= Math.max(SPARSE, COMMON_SHARE * entries));
  const numbers = new Map(telling.map(([gram], number) => [gram, number]));
  const idf = Float64Array.from(telling, ([, count]) => Math.log((1 + entries) / (1 + count)) + 1);
  const drafts = telling.map(() => ({ passages: [] as number[], impacts: [] as number[] }));
  grams.forEach((counts, at) => {
    const weights = Array.from(counts).flatMap(([gram, count]) => {
      const number = numbers.get(gram);
      return number === undefined ? [] : [[number, (1 + Math.log(count)) * idf[number]!] as const];
    });
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    for (const [number, weight] of weights) {
      drafts[number]!.passages.push(at);
      drafts[number]!.impacts.push(weight / length);
    }
  });
  return {
    idf,
    passages: drafts.map((draft) => Int32Array.from(draft.passages)),
    impacts: drafts.map((draft) => Float32Array.from(draft.impacts)),
    groupsOf: remembering((word) => gramsIn(word).flatMap((gram) => numbers.get(gram) ?? [])),
  };
};

const remembering = <Found>(find: (word: string) => Found): ((word: string) => Found) => {
  const remembered = new Map<string, Found>();
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const found = find(word);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word, found);
    return found;
  };
};

const gramsIn = (word: string): string[] => {
  const grams: string[] = [];
  const padded = ` ${word.slice(0, LONGEST_WORD)} `;
  for (let size = SHORTEST; size <= LONGEST; size++) {
    for (let at = 0; at + size <= padded.length; at++) grams.push(padded.slice(at, at + size));
  }
  return grams;
};

/** Adds the cosine (0–1) of every passage with the query to `scores`, one place a passage. */
export const scoreLetters = (
  { idf, passages, impacts, groupsOf }: Letters,
  tokens: readonly Token[],
  scores: Float64Array,
): void => {
  const counts = new Map<number, number>();
  for (const { text } of tokens) {
    for (const number of groupsOf(text)) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const weights = Array.from(
    counts,
    ([number, count]) => [number, (1 + Math.log(count)) * idf[number]!] as const,
  );
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
  for (const [number, weight] of weights) {
    const share = weight / length;
    const held = passages[number]!;
    const added = impacts[number]!;
    for (let at = 0; at < held.length; at++) {
      const passage = held[at]!;
      scores[passage] = scores[passage]! + share * added[at]!;
    }
  }
};
