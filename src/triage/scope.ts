import { findNegations } from '../entities/negation.js';
import type { Reading, Span } from './reading.js';

/** Ways in which a message may speak of no one's present trouble, and what takes each of them back. */
export const SCOPES = [
  'idiom',
  'past',
  'over',
  'present',
  'hypothetical',
  'general',
  'personal',
  'fiction',
  'real',
  'animal',
] as const;
export type ScopeConcepts = Record<(typeof SCOPES)[number], number>;

/** Why a sign does not count although it is said. */
export type Exception = 'idiom' | 'past' | 'over' | 'hypothetical' | 'general' | 'fiction' | 'animal';

/** For each word of a message, whether it is denied and why else a sign said there does not count. */
export type Scope = { denied: ReadonlySet<number>; unreal: readonly (readonly Exception[])[] };

const NO_REASON: readonly Exception[] = [];

/** Words after which a new thought begins even without a comma. */
const TURNS = new Set(['but', 'though', 'although', 'however', 'except', 'anyway', 'yet', 'whereas']);
const CLAUSE_JOINERS = new Set(['and', 'so', 'because', 'while', 'then', 'plus', 'since']);
const PRESENT_VERBS = new Set(['is', 'are', 'am', 'feels', 'hurts', 'keeps', 'looks', 'has', 'can', 'will']);
const PAST_VERBS = new Set(
  'was were had did felt went got came took broke recovered survived fell gave lasted hurt swelled passed'.split(
    ' ',
  ),
);
const FIRST_PERSON = new Set(['i', 'my', 'me', 'we', 'our']);
/** Subjects that point back to what was said before ("it went away", "fine now"). */
const BACKWARD = new Set('it that this they all he she i we everything'.split(' '));

/** The number of the thought each word belongs to: finer than clauses, since many people write without commas. */
const thoughtsOf = ({ words, clauses }: Reading): number[] => {
  const thoughts: number[] = [];
  let thought = 0;
  for (const [at, { token }] of words.entries()) {
    const turns =
      at > 0 &&
      (clauses[at] !== clauses[at - 1] ||
        TURNS.has(token.text) ||
        (CLAUSE_JOINERS.has(token.text) &&
          words.slice(at + 1, at + 5).some((word) => PRESENT_VERBS.has(word.token.text))));
    if (turns) thought++;
    thoughts.push(thought);
  }
  return thoughts;
};

export const scopeOf = (reading: Reading, concepts: ScopeConcepts): Scope => {
  const { words, sentences } = reading;
  const denied = new Set<number>();
  const negations = findNegations(words.map((word) => word.token));
  const own = negations.length > 0 ? reading.ownNegators() : new Set<number>();
  for (const { negator, from, to } of negations) {
    if (own.has(negator)) continue;
    for (let at = from; at < to; at++) denied.add(at);
  }
  const said = (name: keyof ScopeConcepts): readonly Span[] => reading.spans(concepts[name]);
  const unreal: (readonly Exception[])[] = words.map(() => NO_REASON);
  const note = (reason: Exception, at: number): void => {
    if (!unreal[at]!.includes(reason)) unreal[at] = [...unreal[at]!, reason];
  };

  // Only its own words: what stands between them ("sat here with chest pain and a numb arm") may be meant.
  for (const { words: own } of said('idiom')) for (const at of own) note('idiom', at);

  const thoughts = thoughtsOf(reading);
  const present = new Set(said('present').map(({ start }) => thoughts[start]!));
  const inThought = (thought: number): number[] => [...words.keys()].filter((at) => thoughts[at] === thought);
  const isPastTold = (members: readonly number[]): boolean =>
    members.some((at) => PAST_VERBS.has(words[at]!.token.text)) &&
    !members.some((at) => PRESENT_VERBS.has(words[at]!.token.text));

  /** Whether a thought tells of the writer, or of this moment. */
  const isOwnPresent = (thought: number): boolean => {
    const members = inThought(thought);
    const has = (list: ReadonlySet<string>): boolean => members.some((at) => list.has(words[at]!.token.text));
    return present.has(thought) || (has(FIRST_PERSON) && has(PRESENT_VERBS));
  };

  for (const { start, end } of said('past')) {
    const thought = thoughts[start]!;
    const nowAt = said('present').find(
      (span) => span.start >= end && thoughts[span.start] === thought,
    )?.start;
    if (said('present').some((span) => span.start < start && thoughts[span.start] === thought)) continue;
    for (const at of inThought(thought)) if (nowAt === undefined || at < nowAt) note('past', at);
    for (const step of [-1, 1]) {
      for (let next = thought + step; ; next += step) {
        const members = inThought(next);
        if (members.length === 0 || sentences[members[0]!] !== sentences[start]) break;
        if (present.has(next) || !isPastTold(members)) break;
        for (const at of members) note('past', at);
      }
    }
  }

  for (const { start, end } of said('over')) {
    if ([...denied].some((at) => at >= start && at < end)) continue;
    const thought = thoughts[start]!;
    const members = inThought(thought);
    for (const at of members) note('over', at);
    const before = members.filter((at) => at < start);
    const pointsBack = before.every(
      (at) => words[at]!.filler || BACKWARD.has(words[at]!.token.text) || TURNS.has(words[at]!.token.text),
    );
    if (!pointsBack) continue;
    // "Fainted at football. Fine now." reaches back one sentence; "…, fine now" to the start of its own.
    const opens = members[0] === 0 || sentences[members[0]!] !== sentences[members[0]! - 1];
    const reached = opens ? sentences[start]! - 1 : sentences[start]!;
    for (let at = 0; at < start; at++) if (sentences[at]! >= reached) note('over', at);
  }

  const personal = new Set(said('personal').map(({ start }) => sentences[start]!));
  for (const { start } of said('hypothetical')) {
    for (let at = 0; at < words.length; at++)
      if (sentences[at] === sentences[start]) note('hypothetical', at);
  }
  for (const { start } of said('general')) {
    if (personal.has(sentences[start]!)) continue;
    for (let at = 0; at < words.length; at++) if (sentences[at] === sentences[start]) note('general', at);
  }

  for (const fiction of said('fiction')) {
    const real = said('real').find(({ start }) => start >= fiction.end)?.start ?? words.length;
    const from = sentences.indexOf(sentences[fiction.start]!);
    for (let at = from; at < real; at++) {
      // "My essay is due and I cannot breathe": what somebody then says of themselves now is no part of the tale.
      if (at >= fiction.end && thoughts[at] !== thoughts[at - 1] && isOwnPresent(thoughts[at]!)) break;
      note('fiction', at);
    }
  }
  for (const { start } of said('animal')) {
    for (const at of inThought(thoughts[start]!)) if (at >= start) note('animal', at);
  }
  return { denied, unreal };
};

/** Whether a sign counts, but for the readings in which its flag fires all the same. */
export const counts = (scope: Scope, { words }: Span, evenIf: readonly Exception[]): boolean =>
  words.every((at) => {
    if (scope.denied.has(at)) return false;
    for (const reason of scope.unreal[at]!) if (!evenIf.includes(reason)) return false;
    return true;
  });
