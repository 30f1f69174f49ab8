import type { Token } from '../text/tokenise.js';

/** A word that denies, and the words `from` (inclusive) to `to` (exclusive) that it denies. */
export type Negation = { negator: number; from: number; to: number };

const words = (list: string): Set<string> => new Set(list.split(' '));

const NEGATORS = words('no not never without none nor neither negative denies denied zero nothing nowhere');
/** Verbs whose "not" says a thing cannot be done or does not end, and denies nothing beyond itself. */
const MODALS = words('can could will would should shall may might must');
/** What "cannot" denies all the same: "cannot see any swelling". */
const PERCEIVING = words('see notice spot detect find');
/** After a negator these make a phrase of their own ("no idea", "not sure", "does not stop"). */
const OWN_PHRASE = words(
  'know care want understand remember like go going stop stopping let ease easing help helping work working heal healing respond responding wake waking recognize make making even just only drink drinking eat eating settle settling fit fitting able sure slept sleeping sleep eaten peed weed improved improving improve better good well right normal idea clue matter reason point relief feeling pulse longer wonder doubt joke kidding one use good enough much long sense wait think mean lie exaggerating being funny trust bear stand walk move lift breathe clear release relaxing relax budge changed until till because believe say ask ready taken been due vaccinated jabbed covered protected washed cleaned way energy strength appetite more big trying even warning',
);
const STOPS = words(
  'but though although except however yet still because since until only anyway just now instead',
);
const SUBJECTS = words('i he she we they it');
const OWNERS = words('my his her our their the this that there');
const PREPOSITIONS = words(
  'in on at of from around with near under over behind inside to for between down up across through by',
);
const JOINERS = words('or nor and');
const FINITE = words(
  'is are was were am has have had feel feels felt look looks went gone keep keeps kept hurt hurts got gets started turned goes can could will do does did seems',
);
/** Longest reach in words. */
const REACH = 12;

const opensOwnPhrase = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  if (!next || next.break === 'sentence') return true;
  if (tokens[at]!.text === 'not' && at > 0 && MODALS.has(tokens[at - 1]!.text))
    return !PERCEIVING.has(next.text);
  return OWN_PHRASE.has(next.text);
};

/** Whether a new clause begins at `at`, some words after the negator. */
const newClause = (tokens: readonly Token[], negator: number, at: number): boolean => {
  const { text } = tokens[at]!;
  if (STOPS.has(text)) return true;
  if (at === negator + 1) return SUBJECTS.has(text) && tokens[negator]!.text !== 'nor';
  const before = tokens[at - 1]!.text;
  if (SUBJECTS.has(text)) return !PREPOSITIONS.has(before);
  if (OWNERS.has(text))
    return !PREPOSITIONS.has(before) && !(JOINERS.has(before) && before !== 'and') && at > negator + 2;
  if (text !== 'and') return MODALS.has(text);
  for (let ahead = at + 1; ahead < Math.min(tokens.length, at + 5); ahead++) {
    const next = tokens[ahead]!;
    if (next.break !== '' || next.text === 'or') return false;
    if (FINITE.has(next.text) || (ahead === at + 1 && SUBJECTS.has(next.text))) return true;
  }
  return false;
};

/** Whether the list a "no" began goes on behind a comma: short, without a verb, and closed by "or" or "and". */
const listGoesOn = (tokens: readonly Token[], at: number): boolean => {
  if (tokens[at]!.text === 'or' || tokens[at]!.text === 'nor') return true;
  let comma = at;
  for (let ahead = at; ahead < Math.min(tokens.length, at + 12); ahead++) {
    const token = tokens[ahead]!;
    if (ahead > at && token.break === 'sentence') return false;
    if (ahead > at && token.break === 'clause') comma = ahead;
    if (token.text === 'or' || token.text === 'nor') return true;
    if (FINITE.has(token.text) || SUBJECTS.has(token.text) || STOPS.has(token.text) || ahead - comma > 4)
      return false;
  }
  return false;
};

const reachOf = (tokens: readonly Token[], negator: number): number => {
  const listing = tokens[negator]!.text !== 'not' || tokens[negator - 1]?.text !== 'do';
  let at = negator + 1;
  for (; at < tokens.length && at <= negator + REACH; at++) {
    const token = tokens[at]!;
    if (token.break === 'sentence') break;
    if (token.break === 'clause' && at > negator + 1 && !(listing && listGoesOn(tokens, at))) break;
    if (newClause(tokens, negator, at)) break;
  }
  return at;
};

/**
 * What each negator of a message denies: across "or" and "and", until "but", a new subject, or the end of the clause.
 * "Cannot breathe" and "no idea" deny nothing beyond themselves and are left out.
 */
export const findNegations = (tokens: readonly Token[]): Negation[] => {
  const found: Negation[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!NEGATORS.has(tokens[at]!.text) || opensOwnPhrase(tokens, at)) continue;
    const to = reachOf(tokens, at);
    if (to > at + 1) found.push({ negator: at, from: at + 1, to });
  }
  return found;
};
