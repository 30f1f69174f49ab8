import type { Token } from '../text/tokenise.js';
import { tokenise } from '../text/tokenise.js';
import type { Passage } from './entry.js';
import { addScores, countOf, type Postings, type PostingsDraft, pack, post } from './postings.js';

const SHORTEST = 3;
const LONGEST = 5;
/** A group of letters in more than this share of the entries tells them apart too little for the time it costs. */
const COMMON_SHARE = 0.3;
/** In a bank this small every group counts. */
const SPARSE = 20;
/** A word this long says no more by its further letters, and costs time. */
const LONGEST_WORD = 30;

/** Ranks passages by the groups of letters they share with the query: typos and word forms still match. */
export type Letters = { postings: Postings; idf: Map<string, number> };

/** Sublinear tf × idf vectors of the 3- to 5-letter groups inside padded words, brought to length 1. */
export const buildLetters = (passages: readonly Passage[], entries: number): Letters => {
  const grams = passages.map((passage) => countOf(gramsOf(tokenise(passage.text))));
  const holders = Array.from({ length: entries }, () => new Set<string>());
  passages.forEach((passage, at) => {
    for (const gram of grams[at]!.keys()) holders[passage.entry]!.add(gram);
  });
  const rows = countOf(holders.flatMap((set) => [...set]));
  const telling = [...rows].filter(([, count]) => count <= Math.max(SPARSE, COMMON_SHARE * entries));
  const idf = new Map(telling.map(([gram, count]) => [gram, Math.log((1 + entries) / (1 + count)) + 1]));
  const postings: PostingsDraft = new Map();
  grams.forEach((counts, at) => {
    const weights = Array.from(counts).flatMap(([gram, count]) => {
      const rarity = idf.get(gram);
      return rarity === undefined ? [] : [[gram, (1 + Math.log(count)) * rarity] as const];
    });
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    for (const [gram, weight] of weights) post(postings, gram, at, weight / length);
  });
  return { postings: pack(postings), idf };
};

const gramsOf = (tokens: readonly Token[]): string[] => {
  const grams: string[] = [];
  for (const { text } of tokens) {
    const padded = ` ${text.slice(0, LONGEST_WORD)} `;
    for (let size = SHORTEST; size <= LONGEST; size++) {
      for (let at = 0; at + size <= padded.length; at++) grams.push(padded.slice(at, at + size));
    }
  }
  return grams;
};

/** Adds the cosine (0–1) of every passage with the query to `scores`, one place a passage. */
export const scoreLetters = (
  { postings, idf }: Letters,
  tokens: readonly Token[],
  scores: Float64Array,
): void => {
  const known: { gram: string; weight: number }[] = [];
  let squares = 0;
  for (const [gram, count] of countOf(gramsOf(tokens))) {
    const rarity = idf.get(gram);
    if (rarity === undefined) continue;
    const weight = (1 + Math.log(count)) * rarity;
    squares += weight * weight;
    known.push({ gram, weight });
  }
  const length = Math.sqrt(squares);
  for (const { gram, weight } of known) {
    addScores(postings, gram, weight / length, scores);
  }
};
