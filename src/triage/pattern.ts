import { tokenise } from '../text/tokenise.js';

/**
 * How signs are written in the data:
 *
 *     swollen|puffy        either word, in any of its inflections (compared by stem)
 *     =legs                this form only
 *     <leg>                any way of saying the concept "leg"
 *     <38-42> <n>          a number in a range, any number
 *     the?                 may be missing
 *     ^ what is            at the beginning of a clause
 *     leg .. cold          up to two other words between; `...` up to five
 *     leg & cold           near each other in one sentence, in any order
 *
 * Filler words ("is really so") may stand anywhere between two words.
 */
export type Choice =
  | { kind: 'word'; text: string; exact: boolean }
  | { kind: 'concept'; id: string }
  | { kind: 'number'; from: number; to: number };

/** One place in a sequence. `gap` is how many words beside fillers may stand before it. */
export type Place = { choices: Choice[]; optional: boolean; gap: number };
/** Places in order; `atStart` where the first must begin a clause. */
export type Sequence = { places: Place[]; atStart: boolean };
/** Sequences that stand near each other. */
export type Pattern = Sequence[];

/** A pattern that cannot be read. */
export class PatternError extends Error {}

const GAPS = new Map([
  ['..', 2],
  ['...', 5],
]);

const readReference = (inside: string, pattern: string): Choice => {
  if (inside === 'n') return { kind: 'number', from: 0, to: Number.MAX_SAFE_INTEGER };
  const range = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/u.exec(inside);
  if (range) return { kind: 'number', from: Number(range[1]), to: Number(range[2]) };
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(inside)) return { kind: 'concept', id: inside };
  throw new PatternError(`"<${inside}>" in "${pattern}" is neither a concept nor a range`);
};

const readChoice = (written: string, pattern: string): Choice => {
  const reference = /^<([^<>]+)>$/u.exec(written);
  if (reference) return readReference(reference[1]!, pattern);
  const exact = written.startsWith('=');
  const word = exact ? written.slice(1) : written;
  const parts = /[-/]/u.test(word) ? [] : tokenise(word);
  // Of a contraction the negator counts ("won't" stands for any "not"), else its first word ("he's" for "he").
  const token = parts.find(({ text }) => text === 'not') ?? parts[0];
  if (!token) throw new PatternError(`"${word}" in "${pattern}" is not one word`);
  return { kind: 'word', text: token.text, exact };
};

const readSequence = (written: string, pattern: string): Sequence => {
  const places: Place[] = [];
  const pieces = written.trim().split(/\s+/u);
  const atStart = pieces[0] === '^';
  let gap = 0;
  for (const piece of atStart ? pieces.slice(1) : pieces) {
    const wide = GAPS.get(piece);
    if (wide !== undefined) {
      gap = wide;
      continue;
    }
    const optional = piece.endsWith('?');
    const bare = optional ? piece.slice(0, -1) : piece;
    const words = /[|<=]/u.test(bare) ? [] : tokenise(bare);
    if (words.length > 1 && !words.some(({ text }) => text === 'not')) {
      // "it's" and the like stand for several words.
      for (const { text } of words) {
        places.push({ choices: [{ kind: 'word', text, exact: false }], optional, gap });
        gap = 0;
      }
      continue;
    }
    places.push({ choices: bare.split('|').map((choice) => readChoice(choice, pattern)), optional, gap });
    gap = 0;
  }
  if (places.every(({ optional }) => optional)) throw new PatternError(`"${pattern}" asks for nothing`);
  return { places, atStart };
};

/** Reads one way of saying a thing. Throws PatternError for what cannot be read. */
export const readPattern = (written: string): Pattern =>
  written.split(/\s&\s/u).map((part) => readSequence(part, written));

/** Reads lines of ways, several on a line separated by `;`. */
export const readWays = (lines: readonly string[]): Pattern[] =>
  lines
    .flatMap((line) => line.split(';'))
    .map((way) => way.trim())
    .filter((way) => way !== '')
    .map(readPattern);
