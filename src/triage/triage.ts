import type { Tier } from '../knowledge/schema/red-flags.js';
import { readWords } from './lexicon.js';
import { Reading, type Span } from './reading.js';
import type { Rule, TriageModel } from './rules.js';
import { counts, type Exception, type Scope, scopeOf } from './scope.js';

/** A red flag found, and the places in the message (UTF-16 units, end exclusive) that tell of it. */
export type Flag = { id: string; tier: Tier; evidence: { start: number; end: number }[] };

/** A sentence as a second opinion reads it: its words, and their stems with a sign where they are denied. */
export type Sentence = { words: string[]; stems: string[] };

/** What triage makes of a message: flags, the most urgent first, and how urgent they are together. */
export type Triage = {
  flags: Flag[];
  urgency: 'none' | 'soon' | 'urgent' | 'emergency';
  /** Somebody may harm themselves. */
  crisis: boolean;
};

const RANK: Record<Tier, number> = { emergency: 3, urgent: 2, soon: 1, 'self-care': 0 };

/** Flags, the most urgent first, and how urgent they are together. */
export const triageOf = (model: TriageModel, flags: readonly Flag[]): Triage => {
  const sorted = flags.toSorted(
    (left, right) =>
      RANK[right.tier] - RANK[left.tier] || model.order.get(left.id)! - model.order.get(right.id)!,
  );
  const top = sorted[0]?.tier;
  return {
    flags: sorted,
    urgency: top === undefined || top === 'self-care' ? 'none' : top,
    crisis: sorted.some(({ id }) => id === 'suicidal-crisis'),
  };
};

/** A message being judged: what it says, and how it speaks. */
type Hearing = {
  model: TriageModel;
  reading: Reading;
  scope: Scope;
  /** What was found for rules without exceptions of their own, by concept. */
  live: Map<number, readonly Span[]>;
};

const PLAIN: readonly Exception[] = [];
const CIRCUMSTANCE: readonly Exception[] = ['past', 'over'];

/** Where a concept is said so that it counts. */
const liveSpans = (
  { model, reading, scope, live }: Hearing,
  concept: number,
  evenIf: readonly Exception[],
): readonly Span[] => {
  const spans = reading.spans(concept);
  if (spans.length === 0) return spans;
  const known = evenIf.length === 0 ? live.get(concept) : undefined;
  if (known) return known;
  const own = model.circumstances.has(concept) ? CIRCUMSTANCE : PLAIN;
  const found = spans.filter((span) => counts(scope, span, evenIf.length === 0 ? own : [...own, ...evenIf]));
  if (evenIf.length === 0) live.set(concept, found);
  return found;
};

/** Signs that belong together stand at most so many sentences apart; circumstances may stand anywhere. */
const FARTHEST = 2;

/** Where the signs of one way stand, near each other; null where one is missing or one that must be absent is said. */
const findWay = (
  hearing: Hearing,
  signs: Rule['ways'][number],
  evenIf: readonly Exception[],
): Span[] | null => {
  const { reading } = hearing;
  const mayHold = signs.every(
    ({ anyOf, absent }) => absent || anyOf.some((concept) => reading.maySay(concept)),
  );
  if (!mayHold) return null;
  const { sentences } = reading;
  const anywhere: Span[] = [];
  const told: (readonly Span[])[] = [];
  for (const { anyOf, absent } of signs) {
    const spans =
      anyOf.length === 1
        ? liveSpans(hearing, anyOf[0]!, evenIf)
        : anyOf.flatMap((concept) => liveSpans(hearing, concept, evenIf));
    if (absent) {
      if (spans.length > 0) return null;
      continue;
    }
    if (spans.length === 0) return null;
    if (anyOf.some((concept) => hearing.model.circumstances.has(concept))) anywhere.push(spans[0]!);
    else told.push(spans);
  }
  const [first, ...others] = told;
  if (first === undefined) return anywhere;
  for (const span of first) {
    const isNear = ({ start }: Span): boolean =>
      Math.abs(sentences[start]! - sentences[span.start]!) <= FARTHEST;
    const near = others.map((spans) => spans.find(isNear));
    if (near.every((found) => found !== undefined)) return [span, ...near, ...anywhere];
  }
  return null;
};

/** Where the signs of a rule stand, if it fires. */
const findRule = (hearing: Hearing, rule: Rule): Span[] | null => {
  for (const signs of rule.ways) {
    const spans = findWay(hearing, signs, rule.evenIf);
    if (spans === null) continue;
    const isExcepted = rule.except !== null && liveSpans(hearing, rule.except, rule.evenIf).length > 0;
    return isExcepted ? null : spans;
  }
  return null;
};

const placeOf = (reading: Reading, { start, end }: Span): { start: number; end: number } => ({
  start: reading.words[start]!.token.start,
  end: reading.words[end - 1]!.token.end,
});

const flagsIn = (hearing: Hearing): Flag[] => {
  const { model, reading } = hearing;
  const found = new Map<string, Flag>();
  const note = (id: string, tier: Tier, spans: readonly Span[]): void => {
    const known = found.get(id);
    if (known && RANK[known.tier] >= RANK[tier]) return;
    found.set(id, { id, tier, evidence: spans.map((span) => placeOf(reading, span)) });
  };
  for (const rule of model.rules) {
    const hit = findRule(hearing, rule);
    if (hit === null) continue;
    note(rule.id, rule.tier, hit);
    for (const { when, to } of rule.raised) {
      const [span] = liveSpans(hearing, when, rule.evenIf);
      if (span === undefined) continue;
      if (to === null) note(rule.id, 'emergency', hit);
      else note(to, model.tiers.get(to)!, [...hit, span]);
    }
  }
  // A flag can make another one needless: a clot in the lung says all that a clot in the leg does.
  return [...found.values()].filter(({ id }) => !model.coveredBy.get(id)?.some((other) => found.has(other)));
};

/** Before the stem of a word that is denied. */
const DENIED = 'not ';

const sentencesIn = ({ reading, scope }: Hearing): Sentence[] => {
  const sentences: Sentence[] = [];
  for (const [at, { token }] of reading.words.entries()) {
    if (at === 0 || reading.sentences[at] !== reading.sentences[at - 1])
      sentences.push({ words: [], stems: [] });
    sentences.at(-1)!.words.push(token.text);
    sentences.at(-1)!.stems.push(scope.denied.has(at) ? DENIED + token.stem : token.stem);
  }
  return sentences;
};

/** The flags that the rules find in a message, and how it speaks. Pure; linear in the length of the message. */
export const readMessage = (
  model: TriageModel,
  message: string,
): { found: Triage; sentences: () => Sentence[] } => {
  const words = readWords(model.matcher.lexicon, message);
  if (words.length === 0) return { found: triageOf(model, []), sentences: () => [] };
  const reading = new Reading(model.matcher, words);
  const hearing: Hearing = { model, reading, scope: scopeOf(reading, model.scope), live: new Map() };
  return { found: triageOf(model, flagsIn(hearing)), sentences: () => sentencesIn(hearing) };
};

/** Red flags in a message by the rules alone: for a real person now, not denied, not over, not a question in general. */
export const triage = (model: TriageModel, message: string): Triage => readMessage(model, message).found;
