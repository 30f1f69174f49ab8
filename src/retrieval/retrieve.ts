import { type Token, tokenise } from '../text/tokenise.js';
import { type Entry, type Passage, passagesOf } from './entry.js';
import {
  DEFAULT_WEIGHTS,
  type Evidence,
  type FusionWeights,
  fuseEntry,
  fuseWording,
  probabilityOf,
} from './fusion.js';
import { createFuzzyFinder, type FuzzyMatch, LONGEST_FUZZY_QUERY } from './fuzzy.js';
import { buildIdeas, type Ideas, scoreIdeas } from './ideas.js';
import { buildLetters, type Letters, scoreLetters } from './letters.js';
import { buildLexical, type Lexical, scoreLexical, termsOf } from './lexical.js';

/** A bank of entries, ready to be asked. */
export type Index = {
  entries: readonly Entry[];
  passages: readonly Passage[];
  /** The entry of each passage, by number. */
  entryOf: Int32Array;
  lexical: Lexical;
  letters: Letters;
  fuzzy: (query: string, limit?: number) => FuzzyMatch<Passage>[];
  ideas: Ideas | null;
  weights: FusionWeights;
};

/** An entry that may answer, and the question or wording of it that is nearest to what was asked. */
export type Candidate = {
  id: string;
  /** Fused score: only good for comparing candidates of one query. */
  score: number;
  /** Probability (0–1) that this entry answers the query. */
  probability: number;
  matched: string;
  evidence: Evidence;
};

/** What may be told beside the query. */
export type RetrieveOptions = {
  limit?: number;
  /** What the query is about, in the names that `ideasOf` gave the index. */
  ideas?: readonly string[];
  /** Entry id → 0–1, for what is known beside the words: the probability of the entry's topic, say. */
  agreement?: (id: string) => number;
  /** Leaves out wordings: used to measure and to calibrate. */
  skip?: (passage: Passage) => boolean;
};

/** Words beyond these say nothing new about what is asked. */
const MOST_WORDS = 120;
/** fuse.js is asked about input of at most so many words: names, titles, near-exact wordings. */
const SHORT = 3;

/** What an index may be told beside its entries. */
export type IndexOptions = {
  weights?: FusionWeights;
  /** The ideas in a text, by any names: they find an entry whose wordings use other words for them. */
  ideasOf?: (text: string) => readonly string[];
};

/** An index over these entries. Ids and words may be any strings. */
export const buildIndex = (
  entries: readonly Entry[],
  { weights = DEFAULT_WEIGHTS, ideasOf }: IndexOptions = {},
): Index => {
  const passages = passagesOf(entries);
  return {
    entries,
    passages,
    entryOf: Int32Array.from(passages, ({ entry }) => entry),
    lexical: buildLexical(entries, passages),
    letters: buildLetters(passages, entries.length),
    fuzzy: lazily(() => createFuzzyFinder(questionsAmong(passages), (passage) => [passage.text])),
    ideas: ideasOf
      ? buildIdeas(entries.map(({ question, wordings }) => [question, ...wordings].map(ideasOf)))
      : null,
    weights,
  };
};

/** The first passage of each entry: fuse.js looks at titles alone, since its time grows with what it looks at. */
const questionsAmong = (passages: readonly Passage[]): Passage[] =>
  passages.filter(({ entry }, at) => passages[at - 1]?.entry !== entry);

const lazily = <Found>(make: () => (query: string, limit?: number) => Found) => {
  let made: ((query: string, limit?: number) => Found) | undefined;
  return (query: string, limit?: number): Found => {
    made ??= make();
    return made(query, limit);
  };
};

/** The entries that may answer the query, best first, at most `limit` (5); none where nothing is shared with it. */
export const retrieve = (
  index: Index,
  query: string,
  { limit = 5, agreement = () => 0, ideas = [], skip }: RetrieveOptions = {},
): Candidate[] => {
  const tokens = tokenise(query).slice(0, MOST_WORDS);
  if (tokens.length === 0) return [];
  const { passages, entries, entryOf } = index;
  const words = new Float64Array(passages.length);
  const letters = new Float64Array(passages.length);
  const terms = termsOf(index.lexical, tokens);
  scoreLexical(index.lexical, terms, words);
  scoreLetters(index.letters, tokens, letters);
  if (skip) {
    passages.forEach((passage, at) => {
      if (!skip(passage)) return;
      words[at] = 0;
      letters[at] = 0;
    });
  }
  const near = fuzzyScores(index, query, tokens, skip);
  const shared = index.ideas && scoreIdeas(index.ideas, ideas);
  const mostWords = Math.max(largest(words), 1e-9);
  const mostLetters = Math.max(largest(letters), 1e-9);
  const bestOf = new Int32Array(entries.length).fill(-1);
  const scoreOf = new Float64Array(entries.length);
  for (let at = 0; at < passages.length; at++) {
    const close = near === undefined ? 0 : (near.get(passages[at]!) ?? 0);
    if (words[at]! === 0 && letters[at]! === 0 && close === 0) continue;
    const score = fuseWording(words[at]! / mostWords, letters[at]! / mostLetters, close);
    const entry = entryOf[at]!;
    if (bestOf[entry]! >= 0 && score <= scoreOf[entry]!) continue;
    bestOf[entry] = at;
    scoreOf[entry] = score;
  }
  const best: { passage: number; score: number }[] = [];
  bestOf.forEach((passage, entry) => {
    if (passage < 0) return;
    const score = scoreOf[entry]! + fuseEntry(shared?.[entry] ?? 0, agreement(entries[entry]!.id));
    best.push({ passage, score });
  });
  best.sort((a, b) => b.score - a.score);
  const first = best[0]?.score ?? 0;
  const second = best[1]?.score ?? 0;
  const asked = terms.stems.reduce(
    (sum, { term, weight }) => sum + weight * (index.lexical.idf.get(term) ?? index.lexical.unknownIdf),
    0,
  );
  return best.slice(0, limit).map(({ passage, score }, rank) => {
    const { entry, text } = passages[passage]!;
    const { id } = entries[entry]!;
    const evidence: Evidence = {
      lexical: words[passage]!,
      covered: words[passage]! / Math.max(asked, 1e-9),
      letters: letters[passage]!,
      lead: score - (rank === 0 ? second : first),
      fuzzy: near?.get(passages[passage]!) ?? 0,
      ideas: shared?.[entry] ?? 0,
      agreement: agreement(id),
    };
    return { id, score, probability: probabilityOf(evidence, index.weights), matched: text, evidence };
  });
};

const largest = (values: Float64Array): number => {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
};

/** What fuse.js makes of short input; undefined where the input is too long for it. */
const fuzzyScores = (
  index: Index,
  query: string,
  tokens: readonly Token[],
  skip: ((passage: Passage) => boolean) | undefined,
): Map<Passage, number> | undefined => {
  if (tokens.length > SHORT || query.length > LONGEST_FUZZY_QUERY) return undefined;
  const { idf, speller } = index.lexical;
  if (tokens.every((token) => idf.has(token.stem) || speller.correct(token.text) !== null)) return undefined;
  const found = index.fuzzy(query, 20).filter(({ item }) => !skip?.(item));
  return new Map(found.map(({ item, nearness }) => [item, nearness]));
};
