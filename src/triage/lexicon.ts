import { readNumber } from '../entities/quantity.js';
import { createSpeller, type Speller } from '../text/spelling.js';
import { stem } from '../text/stem.js';
import { type Token, tokenise } from '../text/tokenise.js';
import type { WordList } from '../text/word-list.js';
import type { Choice } from './pattern.js';

/** A word of a message as the patterns see it: its terms, its number if it is one, and where it stands. */
export type Word = {
  token: Token;
  /** Terms of the lexicon it is an instance of. */
  terms: readonly number[];
  number: number | null;
  filler: boolean;
};

/** Every word of every pattern, numbered. */
export type Lexicon = {
  terms: Map<string, number>;
  fillers: Set<string>;
  speller: Speller;
  known: Set<string>;
  /** Right words of English, which are no slips of ours ("purring" is none of "purging"). */
  english: WordList;
};

const keyOf = (text: string, exact: boolean): string => (exact ? `=${text}` : stem(text));

/** The term of a word in a pattern; made when it is new. */
export const termOf = (terms: Map<string, number>, choice: Choice & { kind: 'word' }): number => {
  const key = keyOf(choice.text, choice.exact);
  const known = terms.get(key);
  if (known !== undefined) return known;
  terms.set(key, terms.size);
  return terms.size - 1;
};

/** A lexicon over the words of the patterns. */
export const buildLexicon = (
  terms: Map<string, number>,
  words: Iterable<string>,
  fillers: readonly string[],
  english: WordList,
): Lexicon => {
  const known = new Set([...words, ...fillers]);
  return { terms, fillers: new Set(fillers), known, speller: createSpeller(known), english };
};

const NO_TERMS: readonly number[] = [];

const termsOf = ({ terms }: Lexicon, text: string, stemmed: string): readonly number[] => {
  const general = terms.get(stemmed);
  const exact = terms.get(`=${text}`);
  if (general === undefined) return exact === undefined ? NO_TERMS : [exact];
  return exact === undefined ? [general] : [general, exact];
};

/** Short words that people run into the next one. */
const RUN_TOGETHER = /^(cant|wont|dont|isnt|my|im|his|her|the|is|and|leg|pain|no|not|so|too)(\p{L}{3,})$/u;

/** A run-together word as two, where both are known; else null. */
const splitRun = (lexicon: Lexicon, text: string): string | null => {
  const short = RUN_TOGETHER.exec(text);
  if (short && lexicon.known.has(short[2]!)) return `${short[1]} ${short[2]}`;
  for (let at = 4; at <= text.length - 4; at++) {
    const [left, right] = [text.slice(0, at), text.slice(at)];
    if (lexicon.known.has(left) && lexicon.known.has(right)) return `${left} ${right}`;
  }
  return null;
};

const wordOf = (lexicon: Lexicon, token: Token): Word => {
  const filler = lexicon.fillers.has(token.text);
  return {
    token,
    terms: termsOf(lexicon, token.text, token.stem),
    number: readNumber(token.text),
    filler,
  };
};

/** Words of a message with slips of the pen put right: one letter in words of five to seven, two in longer ones. */
export const readWords = (lexicon: Lexicon, message: string): Word[] =>
  tokenise(message).flatMap((token): Word[] => {
    const word = wordOf(lexicon, token);
    if (word.terms.length > 0 || word.filler || word.number !== null || token.text.length < 5) return [word];
    if (lexicon.known.has(token.text)) return [word];
    const corrected = lexicon.speller.correct(token.text);
    if (corrected !== null && !lexicon.english.has(token.text)) {
      return [
        {
          ...word,
          terms: termsOf(lexicon, corrected, stem(corrected)),
          filler: lexicon.fillers.has(corrected),
        },
      ];
    }
    if (token.text.length < 7 || token.text.length > 24) return [word];
    const split = splitRun(lexicon, token.text);
    if (split === null || lexicon.english.has(token.text)) return [word];
    return tokenise(split).map((part, at) =>
      wordOf(lexicon, { ...part, start: token.start, end: token.end, break: at === 0 ? token.break : '' }),
    );
  });
