/** A text evened out, and for each of its UTF-16 units the place in the original it came from. */
export type Normalised = { text: string; offsets: number[] };

const INVISIBLE = /[\p{Cf}\p{Cc}\p{Variation_Selector}]/u;
const QUOTES = /[‘’‛ʼ`´′]/u;

/**
 * One character as we compare it: compatibility form, lower case, accents and invisible characters dropped, curly
 * quotes straight. May be empty or several units long.
 */
export const normaliseCharacter = (character: string): string => {
  if (character <= '\u007f' && character >= ' ') return character === '`' ? "'" : character.toLowerCase();
  if (INVISIBLE.test(character)) return '';
  if (QUOTES.test(character)) return "'";
  return character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
};

/** Case, accents, widths and spacing evened out; runs of white space become one blank. */
export const normalise = (text: string): Normalised => {
  let out = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const even = /\s/u.test(character) ? ' ' : normaliseCharacter(character);
    if (!(even === ' ' && (out === '' || out.endsWith(' ')))) {
      out += even;
      for (let unit = 0; unit < even.length; unit++) offsets.push(at);
    }
    at += character.length;
  }
  if (!out.endsWith(' ')) return { text: out, offsets };
  return { text: out.slice(0, -1), offsets: offsets.slice(0, -1) };
};
