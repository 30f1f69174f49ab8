import { createSpeller, type Speller } from '../text/spelling.js';
import { stem } from '../text/stem.js';
import type { Token } from '../text/tokenise.js';
import { tokenise } from '../text/tokenise.js';
import type { Entry, Passage } from './entry.js';
import { countOf, type Postings, post } from './postings.js';

/** BM25F: how soon a repeated term stops counting, how much length counts, what the answer's words are worth. */
const SATURATION = 0.9;
const LENGTH = 0.75;
const ANSWER_WEIGHT = 0.1;
/** A word mended by the speller counts a little less than one typed right. */
const MENDED = 0.8;

/** Ranks passages by the stems they share with the query. */
export type Lexical = { postings: Postings; idf: Map<string, number>; unknownIdf: number; speller: Speller };

/** A stem asked for, and how much it counts. */
export type Term = { stem: string; weight: number };

/**
 * BM25F (Robertson & Zaragoza, 2009) over each wording as one field and the entry's answer as another; idf is counted
 * over entries. No stop words: "what", "where", "how" carry a short question.
 */
export const buildLexical = (entries: readonly Entry[], passages: readonly Passage[]): Lexical => {
  const answers = entries.map((entry) => stemsOf(tokenise(entry.answer)));
  const tokens = passages.map((passage) => tokenise(passage.text));
  const wordings = tokens.map(stemsOf);
  const holders = entries.map((_, entry) => new Set(answers[entry]));
  passages.forEach((passage, at) => {
    for (const stem of wordings[at]!) holders[passage.entry]!.add(stem);
  });
  const rows = countOf(holders.flatMap((stems) => [...stems]));
  const idfOf = (count: number): number => Math.log(1 + (entries.length - count + 0.5) / (count + 0.5));
  const idf = new Map(Array.from(rows, ([stem, count]) => [stem, idfOf(count)]));

  const meanWording = mean(wordings.map((stems) => stems.length));
  const meanAnswer = mean(answers.map((stems) => stems.length));
  const lengthNorm = (length: number, average: number): number =>
    1 - LENGTH + (LENGTH * length) / Math.max(average, 1);
  const answerWeights = answers.map((stems) => {
    const norm = lengthNorm(stems.length, meanAnswer);
    return new Map(Array.from(countOf(stems), ([stem, count]) => [stem, (ANSWER_WEIGHT * count) / norm]));
  });
  const postings: Postings = new Map();
  passages.forEach((passage, at) => {
    const stems = wordings[at]!;
    const norm = lengthNorm(stems.length, meanWording);
    const weights = new Map(answerWeights[passage.entry]);
    for (const [stem, count] of countOf(stems)) weights.set(stem, (weights.get(stem) ?? 0) + count / norm);
    for (const [stem, weight] of weights) {
      post(postings, stem, at, (idf.get(stem)! * weight) / (SATURATION + weight));
    }
  });
  const vocabulary = tokens.flatMap((list) => list.map((token) => token.text));
  return { postings, idf, unknownIdf: idfOf(0), speller: createSpeller(vocabulary) };
};

const stemsOf = (tokens: readonly Token[]): string[] => tokens.map((token) => token.stem);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The different stems a query asks for; a word the bank does not know is mended where one known word is near. */
export const termsOf = ({ idf, speller }: Lexical, tokens: readonly Token[]): Term[] => {
  const terms = new Map<string, number>();
  for (const token of tokens) {
    const mended = idf.has(token.stem) ? null : speller.correct(token.text);
    const name = mended === null ? token.stem : stem(mended);
    terms.set(name, Math.max(terms.get(name) ?? 0, mended === null ? 1 : MENDED));
  }
  return Array.from(terms, ([name, weight]) => ({ stem: name, weight }));
};

/** Adds the BM25F score (0 or more) of every passage to `scores`, one place a passage. */
export const scoreLexical = ({ postings }: Lexical, terms: readonly Term[], scores: Float64Array): void => {
  for (const { stem, weight } of terms) {
    const list = postings.get(stem);
    if (!list) continue;
    const { passages, impacts } = list;
    for (let at = 0; at < passages.length; at++) {
      const passage = passages[at]!;
      scores[passage] = scores[passage]! + weight * impacts[at]!;
    }
  }
};
