import { createSpeller, type Speller } from '../text/spelling.js';
import { type Token, tokenise } from '../text/tokenise.js';
import type { NamedKind } from './entity.js';

/** A thing and every name people give it. */
export type Named = { kind: NamedKind; id: string; names: readonly string[] };
type Name = { kind: NamedKind; id: string; stems: string[] };

/** Names indexed by their first stem, longest first, and the words worth correcting towards. */
export type Gazetteer = { byStem: Map<string, Name[]>; speller: Speller };

/** A name found over tokens `from` (inclusive) to `to` (exclusive). */
export type Finding = { kind: NamedKind; id: string; from: number; to: number; near: boolean };

/** A name as short as this is compared as it stands: the stem of "nos" is "no". */
const SHORT = 3;
const keyOf = ({ text, stem }: Token): string => (text.length <= SHORT ? text : stem);

export const buildGazetteer = (things: Iterable<Named>, knownWords: Iterable<string> = []): Gazetteer => {
  const byStem = new Map<string, Name[]>();
  const words = [...knownWords];
  for (const { kind, id, names } of things) {
    for (const name of names) {
      const tokens = tokenise(name);
      const first = tokens[0];
      if (!first) continue;
      for (const token of tokens) words.push(token.text);
      const group = byStem.get(keyOf(first)) ?? [];
      group.push({ kind, id, stems: tokens.map(keyOf) });
      byStem.set(keyOf(first), group);
    }
  }
  for (const group of byStem.values()) group.sort((left, right) => right.stems.length - left.stems.length);
  return { byStem, speller: createSpeller(words) };
};

const longestAt = (gazetteer: Gazetteer, stems: readonly string[], at: number): Name[] => {
  const fits = (gazetteer.byStem.get(stems[at]!) ?? []).filter((name) =>
    name.stems.every((part, offset) => stems[at + offset] === part),
  );
  return fits.filter((name) => name.stems.length === fits[0]!.stems.length);
};

/**
 * Names in a row of tokens: the longest wins where several begin at one place, none overlap. A word that is no known
 * word is also tried as its nearest known one.
 */
export const findNames = (gazetteer: Gazetteer, tokens: readonly Token[]): Finding[] => {
  const found: Finding[] = [];
  const stems = tokens.map(keyOf);
  const corrected = tokens.map((token) => {
    if (gazetteer.byStem.has(keyOf(token))) return keyOf(token);
    const near = gazetteer.speller.correct(token.text);
    const meant = near === null || near === token.text ? token : (tokenise(near)[0] ?? token);
    return keyOf(meant);
  });
  let at = 0;
  while (at < tokens.length) {
    const exact = longestAt(gazetteer, stems, at);
    const names = exact.length > 0 ? exact : longestAt(gazetteer, corrected, at);
    const length = names[0]?.stems.length ?? 1;
    for (const name of names) {
      found.push({ kind: name.kind, id: name.id, from: at, to: at + length, near: exact.length === 0 });
    }
    at += length;
  }
  return found;
};
