import { type Token, tokenise } from '../text/tokenise.js';
import { findDurations } from './duration.js';
import type { Entity } from './entity.js';
import { findNames, type Gazetteer } from './gazetteer.js';
import { findNegations } from './negation.js';
import { findPersonFacts } from './person.js';
import { findQuantities } from './quantity.js';

type Span = { from: number; to: number };

const isStuff = (entity: Entity): boolean => entity.kind === 'nutrient' || entity.kind === 'food';

/**
 * "What if I do not get magnesium" is about magnesium all the same: a denied nutrient or food stays denied only beside
 * one that is not ("not magnesium, what about calcium").
 */
const keepSubject = (found: readonly Entity[]): Entity[] => {
  const contrast = found.some((entity) => isStuff(entity) && !entity.negated);
  return found.map((entity) => (isStuff(entity) && !contrast ? { ...entity, negated: false } : entity));
};

/**
 * Everything we can name in a text: nutrients, foods, body parts, medicines, people, amounts, times. `at` is the present
 * (epoch milliseconds), for "since Tuesday". Things of different kinds may share a place; the same thing is told once.
 */
export const recognise = (gazetteer: Gazetteer, text: string, at: number): Entity[] => {
  const tokens = tokenise(text);
  const negations = findNegations(tokens);
  const place = ({ from, to }: Span) => ({
    start: tokens[from]!.start,
    end: (tokens[Math.min(to, tokens.length) - 1] as Token).end,
    negated: negations.some((denied) => denied.from <= from && to <= denied.to),
  });
  const found: Entity[] = [];
  const told = new Set<string>();
  for (const { kind, id, near, ...span } of findNames(gazetteer, tokens)) {
    // "Spinach" names it raw and boiled; the first in the table is the one most often meant.
    const key = kind === 'food' ? `food ${span.from}` : `${kind} ${id} ${span.from}`;
    if (told.has(key)) continue;
    told.add(key);
    found.push({ kind, id, near, ...place(span) });
  }
  for (const { amount, unit, perDay, ...span } of findQuantities(tokens))
    found.push({ kind: 'quantity', amount, unit, perDay, ...place(span) });
  const facts = findPersonFacts(tokens);
  // "A 70 year old" tells an age, not how long something has lasted.
  const isAge = ({ from }: Span): boolean => facts.some((fact) => fact.kind === 'age' && fact.from === from);
  for (const { milliseconds, ...span } of findDurations(tokens, at))
    if (!isAge(span)) found.push({ kind: 'duration', milliseconds, ...place(span) });
  for (const fact of facts) {
    found.push(
      fact.kind === 'age'
        ? { kind: 'age', years: fact.years, ...place(fact) }
        : { kind: 'sex', sex: fact.sex, ...place(fact) },
    );
  }
  return keepSubject(found.sort((left, right) => left.start - right.start));
};
