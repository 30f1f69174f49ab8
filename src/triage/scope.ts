import { findNegations } from '../entities/negation.js';
import type { Reading, Span } from './matcher.js';

/** Concepts of how a message speaks: of the past, of what may be, in general, of a story. */
export type ScopeConcepts = Record<
  'past' | 'over' | 'again' | 'hypothetical' | 'general' | 'personal' | 'fiction',
  number
>;
export type Exception = 'over' | 'hypothetical' | 'general' | 'past';

/** For each word of a message, why a sign said there does not count; empty where it does. */
export type Scope = {
  denied: ReadonlySet<number>;
  unreal: readonly (readonly Exception[])[];
  fiction: boolean;
};

/** The number of the sentence each word stands in. */
const sentencesOf = (reading: Reading): number[] => {
  let sentence = 0;
  return reading.words.map((word, at) => (at > 0 && word.token.break === 'sentence' ? ++sentence : sentence));
};

export const scopeOf = (reading: Reading, concepts: ScopeConcepts): Scope => {
  const own = reading.ownNegators();
  const tokens = reading.words.map((word) => word.token);
  const denied = new Set<number>();
  for (const { negator, from, to } of findNegations(tokens)) {
    if (own.has(negator)) continue;
    for (let at = from; at < to; at++) denied.add(at);
  }
  const sentences = sentencesOf(reading);
  const said = (name: keyof ScopeConcepts): Set<number> =>
    new Set(reading.spans(concepts[name]).map((span: Span) => sentences[span.start]!));
  const past = said('past');
  const over = said('over');
  const again = said('again');
  const hypothetical = said('hypothetical');
  const general = said('general');
  const personal = said('personal');
  const unreal = sentences.map((sentence): Exception[] => {
    const found: Exception[] = [];
    if (past.has(sentence) && !again.has(sentence)) found.push('past');
    if (over.has(sentence) && !again.has(sentence)) found.push('over');
    if (hypothetical.has(sentence)) found.push('hypothetical');
    if (general.has(sentence) && !personal.has(sentence)) found.push('general');
    return found;
  });
  return { denied, unreal, fiction: reading.spans(concepts.fiction).length > 0 };
};

/** Whether a sign said over this span counts, but for the readings in which its flag fires all the same. */
export const counts = (scope: Scope, { start, end }: Span, evenIf: readonly Exception[]): boolean => {
  for (let at = start; at < end; at++) if (scope.denied.has(at)) return false;
  return (scope.unreal[start] ?? []).every((reason) => evenIf.includes(reason));
};
