import { americanise } from './american.js';
import { writeOut } from './chat-spellings.js';
import { blankMarkup } from './markup.js';
import { normaliseCharacter } from './normalise.js';
import { stem } from './stem.js';

/** What stands between a token and the one before it: nothing, a comma or bracket, or the end of a sentence. */
export type Break = '' | 'clause' | 'sentence';

/**
 * A word as we compare it. `start` (inclusive) and `end` (exclusive) count UTF-16 units in the original text, because
 * we quote what was typed; a contraction gives several tokens over the same place.
 */
export type Token = { text: string; stem: string; start: number; end: number; break: Break };

// "b 12", "b-12" and "d3" are one name; "1,300" and "2.5" are one number; "400mg" is a number and a unit.
const WORD =
  /(?<![\p{L}\p{N}])(?:b[ -]?12|b[ -]?6|d[ -]?3)(?![\p{L}\p{N}])|\d+(?:[.,]\d+)*|[\p{L}\p{M}\u00AD\u200B-\u200D]+(?:['’‘`´ʼ][\p{L}\p{M}]+)*\d*(?:\d*\+(?![\p{L}\p{N}]))?/giu;
const SENTENCE_END = /[.!?\n…]/u;
const CLAUSE_END = /[,;:()[\]"–—/]| - /u;

/** Words worth recognising when a letter is dragged out ("nooo", "heeelp"). */
const DRAGGED =
  /^(?:so|no|help|ow|ouch|hey|hi|hello|please|yes|stop|bye|thanks|what|why|how|ugh|pain|hurts?|bad|very|really)$/u;

const undrag = (word: string): string => {
  if (!/(.)\1\1/u.test(word)) return word;
  const single = word.replace(/(\D)\1{2,}/gu, '$1');
  return DRAGGED.test(single) ? single : word.replace(/(\D)\1{2,}/gu, '$1$1');
};

const even = (found: string): string => {
  let out = '';
  for (const character of found) out += normaliseCharacter(character);
  return undrag(out.replace(/^([bd])[ -](\d)/u, '$1$2'));
};

const breakIn = (between: string): Break =>
  SENTENCE_END.test(between) ? 'sentence' : CLAUSE_END.test(between) ? 'clause' : '';

/**
 * The words of a text in order: normalised, contractions and chat spellings written out, American spelling. Question
 * words, single letters, digits and negators are kept; Discord mark-up, links, emoji and punctuation are not words.
 */
export const tokenise = (original: string): readonly Token[] => {
  for (const { text, tokens } of recent) if (text === original) return tokens;
  const tokens = read(original);
  recent[turn] = { text: original, tokens };
  turn = (turn + 1) % recent.length;
  return tokens;
};

/** One message is read by several stages in turn, as typed and as mended; the last few texts need no second reading. */
const recent: { text: string; tokens: readonly Token[] }[] = Array.from({ length: 4 }, () => ({
  text: '',
  tokens: [],
}));
let turn = 0;

const read = (original: string): Token[] => {
  const text = blankMarkup(original);
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    let before: Break = tokens.length > 0 ? breakIn(text.slice(end, start)) : '';
    end = start + match[0].length;
    const word = even(match[0]);
    if (word === '') continue;
    for (const part of writeOut(word)) {
      const spelt = americanise(part);
      tokens.push({ text: spelt, stem: stem(spelt), start, end, break: before });
      before = '';
    }
  }
  return tokens;
};
