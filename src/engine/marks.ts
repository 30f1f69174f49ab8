import { findDurations } from '../entities/duration.js';
import { findNames, type Gazetteer } from '../entities/gazetteer.js';
import { findPersonFacts } from '../entities/person.js';
import { findQuantities } from '../entities/quantity.js';
import type { Theme } from '../knowledge/schema/theme.js';
import { stem } from '../text/stem.js';
import { tokenise } from '../text/tokenise.js';

/** Stem of a word → the themes it belongs to. */
export type Themes = ReadonlyMap<string, readonly string[]>;

export const themesOf = (themes: readonly Theme[]): Themes => {
  const found = new Map<string, string[]>();
  for (const { id, words } of themes) {
    for (const key of new Set(words.map(stem))) found.set(key, [...(found.get(key) ?? []), id]);
  }
  return found;
};

const SELF = new Set(['my', 'i', 'me']);
/** Marks of the things this bot knows about; a message without any seldom asks for one. */
const SUBJECT = /^kind:(?:nutrient|food|body-part|medicine|group|condition|treatment)$|^theme:cramp$/u;
/** Longer messages tell a story rather than ask for a fact. */
const LONG = 18;

/**
 * The ideas a message holds: the kinds of things it names ("kind:medicine"), its nutrients and groups by name, and the
 * themes of its words. From them the classifier learns from one medicine what holds for all of them. Applied alike to
 * what it learns from and what it reads.
 */
export const marksOf = (gazetteer: Gazetteer, themes: Themes, text: string): string[] => {
  const tokens = tokenise(text);
  const marks = new Set<string>();
  for (const { kind, id } of findNames(gazetteer, tokens)) {
    marks.add(`kind:${kind}`);
    if (kind === 'nutrient' || kind === 'group') marks.add(`${kind}:${id}`);
  }
  for (const { unit } of findQuantities(tokens))
    marks.add(/^(?:mg|mcg|g|IU|mEq|mmol|tablets)$/u.test(unit) ? 'kind:amount' : 'kind:volume');
  if (findDurations(tokens, 0).length > 0) marks.add('kind:time');
  for (const { kind } of findPersonFacts(tokens)) marks.add(`kind:${kind}`);
  for (const token of tokens) for (const theme of themes.get(token.stem) ?? []) marks.add(`theme:${theme}`);
  if (![...marks].some((mark) => SUBJECT.test(mark))) marks.add('kind:nothing');
  if (tokens.some((token) => SELF.has(token.text))) marks.add('kind:self');
  if (tokens.length > LONG) marks.add('kind:long');
  return [...marks];
};
