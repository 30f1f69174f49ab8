import type { Entity } from '../entities/entity.js';
import { type Speller, splitWord } from '../text/spelling.js';
import { tokenise } from '../text/tokenise.js';

/** Words of courtesy at the edges of a message, which say nothing of what is asked. */
const GREETING =
  /^\s*(?:(?:hey|hi|hello|hiya|yo|ok|okay|so|um|good (?:morning|evening|afternoon))[\s,!.]+)+(?:(?:bot|footnote|there|all|guys|everyone|folks|doc|doctor|sir|team)\b[\s,!.]*)?/iu;
const PLEA =
  /[\s,.!?]+(?:(?:can|could) (?:you|anyone|someone) help(?: me)?|(?:pls|plz|please)(?: help(?: me)?)?|help(?: me)?(?: (?:pls|plz|please))?|any (?:help|ideas|advice)(?: appreciated)?|thanks(?: in advance)?|thank you|thx|ty|cheers)[\s.!?]*$/iu;

/** A message of fewer words than this may be nothing but courtesy, and keeps it. */
const FEWEST_WORDS = 3;

/** The text without the names it denies: "I am not pregnant" is not about pregnancy. */
const withoutDenied = (text: string, entities: readonly Entity[]): string =>
  entities
    .filter(({ negated }) => negated)
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, text);

const withoutCourtesy = (text: string): string => {
  const bare = text.replace(GREETING, '').replace(PLEA, '');
  return tokenise(bare).length >= FEWEST_WORDS ? bare : text;
};

const mended = (text: string, speller: Speller): string =>
  tokenise(text).reduceRight((rest, { text: word, start, end }) => {
    // A contraction or a chat spelling written out stands for more than its place in the text.
    if (speller.has(word) || text.slice(start, end).toLowerCase() !== word) return rest;
    const right = speller.correct(word) ?? splitWord(speller, word);
    return right === null ? rest : `${rest.slice(0, start)}${right}${rest.slice(end)}`;
  }, text);

/** What is left to understand of a message: affirmed, without courtesies, slips of the keys mended. */
export const wordingOf = (text: string, entities: readonly Entity[], speller: Speller): string =>
  mended(withoutCourtesy(withoutDenied(text, entities)), speller);
