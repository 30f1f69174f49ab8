/** What speaks for one entry as the answer to a query. */
export type Evidence = {
  /** BM25F score of its best wording, 0 or more. */
  lexical: number;
  /** The same as a share of all that the query asks for (Σ idf of its words, known or not). */
  covered: number;
  /** Cosine of letter groups, 0–1. */
  letters: number;
  /** Its fused score less that of the best other entry: above 0 for the first alone. */
  lead: number;
  /** How near fuse.js finds it, 0–1; 0 where it was not asked. */
  fuzzy: number;
  /** How much of what the query is about the entry is about too, 0–1; 0 where the index knows no ideas. */
  ideas: number;
  /** What the caller knows beside the words, 0–1: the probability of the entry's topic, say. */
  agreement: number;
};

/** Weights of the evidence in the probability that an entry answers the query (a logistic regression). */
export type FusionWeights = Evidence & { bias: number };

/** Weight of the letter groups beside the words, each divided by its best for the query. */
const LETTERS_WEIGHT = 0.3;
/** Weight of a fuse.js match beside them. It only runs for short input that the words leave open. */
const FUZZY_WEIGHT = 0.3;
/** Weight of shared ideas. This and the next: the best first places for wordings kept out of our own bank. */
const IDEAS_WEIGHT = 0.5;
/** Weight of what the caller knows. */
const AGREEMENT_WEIGHT = 0.6;

/** Score of one wording. Sums of scores beat reciprocal ranks by 2–6 points of MRR on the public banks measured. */
export const fuseWording = (lexical: number, letters: number, fuzzy: number): number =>
  lexical + LETTERS_WEIGHT * letters + FUZZY_WEIGHT * fuzzy;

/** What an entry as a whole adds to the score of its best wording. */
export const fuseEntry = (ideas: number, agreement: number): number =>
  IDEAS_WEIGHT * ideas + AGREEMENT_WEIGHT * agreement;

/** Probability (0–1) that the entry with this evidence answers the query. */
export const probabilityOf = (evidence: Evidence, weights: FusionWeights): number =>
  1 /
  (1 +
    Math.exp(
      -(
        weights.lexical * evidence.lexical +
        weights.covered * evidence.covered +
        weights.letters * evidence.letters +
        weights.lead * evidence.lead +
        weights.fuzzy * evidence.fuzzy +
        weights.ideas * evidence.ideas +
        weights.agreement * evidence.agreement +
        weights.bias
      ),
    ));

/** Where nothing was fitted to the bank itself. */
export const DEFAULT_WEIGHTS: FusionWeights = {
  lexical: 0.1,
  covered: 4,
  letters: 3,
  lead: 2,
  fuzzy: 1,
  ideas: 1,
  agreement: 1,
  bias: -4,
};
