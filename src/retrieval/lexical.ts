import { createSpeller, type Speller } from '../text/spelling.js';
import { stem } from '../text/stem.js';
import type { Token } from '../text/tokenise.js';
import { tokenise } from '../text/tokenise.js';
import type { Entry, Passage } from './entry.js';
import { addScores, countOf, type Postings, type PostingsDraft, pack, post } from './postings.js';

/** BM25F: how soon a repeated term stops counting, how much length counts, what the answer's words are worth. */
const SATURATION = 0.9;
const LENGTH = 0.85;
const ANSWER_WEIGHT = 0.1;
/** A word mended by the speller counts a little less than one typed right. */
const MENDED = 0.8;
/** Two neighbouring words found together add this share of their rarity. */
const NEIGHBOURS = 0.5;
/** Up to so many words the order of words says what is asked ("what is …"); in longer questions ever less. */
const SHORT_QUESTION = 5;

/** Ranks passages by the stems they share with the query. */
export type Lexical = { postings: Postings; idf: Map<string, number>; unknownIdf: number; speller: Speller };

/** A stem or two neighbouring ones asked for, and how much it counts. */
export type Term = { term: string; weight: number };

/**
 * BM25F (Robertson & Zaragoza, 2009) over each wording as one field and the entry's answer as another; idf is counted
 * over entries. Neighbouring words of a wording count as terms too. No stop words: "what", "where", "how" carry a
 * short question. Constants: the best mean MRR over two public banks, a short-question and a long-question one.
 */
export const buildLexical = (entries: readonly Entry[], passages: readonly Passage[]): Lexical => {
  const answers = entries.map((entry) => stemsOf(tokenise(entry.answer)));
  const tokens = passages.map((passage) => tokenise(passage.text));
  const wordings = tokens.map(stemsOf);
  const neighbours = wordings.map(neighboursOf);
  const holders = answers.map((stems) => new Set(stems));
  passages.forEach((passage, at) => {
    for (const term of [...wordings[at]!, ...neighbours[at]!]) holders[passage.entry]!.add(term);
  });
  const rows = countOf(holders.flatMap((terms) => [...terms]));
  const idf = new Map(Array.from(rows, ([term, count]) => [term, Math.log(1 + entries.length / count)]));

  const meanWording = mean(wordings.map((stems) => stems.length));
  const meanAnswer = mean(answers.map((stems) => stems.length));
  const answerWeights = answers.map((stems) => {
    const norm = lengthNorm(stems.length, meanAnswer);
    return new Map(Array.from(countOf(stems), ([stem, count]) => [stem, (ANSWER_WEIGHT * count) / norm]));
  });
  const postings: PostingsDraft = new Map();
  passages.forEach((passage, at) => {
    const norm = lengthNorm(wordings[at]!.length, meanWording);
    const weights = new Map(answerWeights[passage.entry]);
    const add = (term: string, weight: number): void => {
      post(postings, term, at, (idf.get(term)! * weight) / (SATURATION + weight));
    };
    for (const [stem, count] of countOf(wordings[at]!))
      weights.set(stem, (weights.get(stem) ?? 0) + count / norm);
    for (const [stem, weight] of weights) add(stem, weight);
    for (const [pair, count] of countOf(neighbours[at]!)) add(pair, count / norm);
  });
  const vocabulary = tokens.flatMap((list) => list.map((token) => token.text));
  return {
    postings: pack(postings),
    idf,
    unknownIdf: Math.log(1 + 2 * entries.length),
    speller: createSpeller(vocabulary),
  };
};

const stemsOf = (tokens: readonly Token[]): string[] => tokens.map((token) => token.stem);

/** Each stem with the one after it, the edges of the question included; no stem holds a blank. */
const neighboursOf = (stems: readonly string[]): string[] => {
  const edged = ['', ...stems, ''];
  return edged.slice(1).map((stem, at) => `${edged[at]} ${stem}`);
};

const lengthNorm = (length: number, average: number): number =>
  1 - LENGTH + (LENGTH * length) / Math.max(average, 1);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a query asks for: its different stems, and its neighbouring stems the more the shorter it is. */
export type Query = { stems: Term[]; neighbours: Term[] };

/** The terms of a query; a word the bank does not know is mended where one known word is near. */
export const termsOf = ({ idf, speller }: Lexical, tokens: readonly Token[]): Query => {
  const stems = new Map<string, number>();
  const inOrder: string[] = [];
  for (const token of tokens) {
    const mended = idf.has(token.stem) ? null : speller.correct(token.text);
    const name = mended === null ? token.stem : stem(mended);
    inOrder.push(name);
    stems.set(name, Math.max(stems.get(name) ?? 0, mended === null ? 1 : MENDED));
  }
  const order = NEIGHBOURS * Math.min(1, ((SHORT_QUESTION + 2) / (tokens.length + 2)) ** 3);
  return {
    stems: Array.from(stems, ([term, weight]) => ({ term, weight })),
    neighbours: Array.from(new Set(neighboursOf(inOrder)), (term) => ({ term, weight: order })),
  };
};

/** Adds the BM25F score (0 or more) of every passage to `scores`, one place a passage. */
export const scoreLexical = ({ postings }: Lexical, query: Query, scores: Float64Array): void => {
  for (const { term, weight } of [...query.stems, ...query.neighbours]) {
    addScores(postings, term, weight, scores);
  }
};
