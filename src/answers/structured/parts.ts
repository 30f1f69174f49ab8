import type { Entity, NamedKind } from '../../entities/entity.js';
import { type Block, blank, type Draft } from '../reply.js';
import { citations, finish, type Shelf, type Turn } from '../shelf.js';

/** The ids of one kind of name in a message, in order, each once; negated ones left out. */
export const idsOf = (entities: readonly Entity[], kind: NamedKind): string[] => [
  ...new Set(entities.flatMap((entity) => (entity.kind === kind && !entity.negated ? [entity.id] : []))),
];

/** A name as it begins a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A list in words: "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** A statement as it may be said: one that was not checked against its source is marked as uncertain. */
export const stated = ({ text, verified }: { text: string; verified?: false | undefined }): string =>
  verified === false ? `It is thought, though not checked at its source: ${text}` : text;

/** An answer put together from structured facts. */
export type Facts = {
  id: string;
  topic: string;
  question: string;
  blocks: Block[];
  sources: Iterable<string>;
  suggestions?: string[];
  nutrients?: string[];
  more?: string | null;
  reviewed?: string;
};

/** The id of an answer of facts, told apart from that of any written answer: "@magnesium-foods". */
export const factsKey = (id: string): string => `@${id}`;

/** Facts as a reply: the same form as a written answer, and as well sourced. */
export const factsReply = (shelf: Shelf, facts: Facts, turn: Turn) => {
  const draft: Draft = {
    ...blank,
    kind: 'answer',
    topic: facts.topic,
    confidence: turn.confidence,
    title: facts.question,
    blocks: facts.blocks,
    nutrients: facts.nutrients ?? turn.nutrients,
    answerId: factsKey(facts.id),
    matchedQuestion: facts.question,
    more: facts.more ?? null,
    reviewed: facts.reviewed ?? null,
    suggestions: (facts.suggestions ?? []).slice(0, 3),
    sources: citations(shelf, facts.sources),
  };
  return finish(shelf, draft);
};
