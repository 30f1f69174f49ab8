import type { WordList } from '../text/word-list.js';
import { buildLexicon, type Lexicon, termOf } from './lexicon.js';
import { type Choice, type Pattern, PatternError, type Place } from './pattern.js';

/** One of the things that may stand in a place; the same for every pattern that asks for the same. */
export type Step = { concepts: readonly number[]; ranges: readonly (readonly [number, number])[] };
/** A place in a sequence: which step, and how many words beside fillers may stand before it. */
export type Slot = { step: number; optional: boolean; gap: number };
export type SlotSequence = { slots: readonly Slot[]; atStart: boolean };
/** One way of saying a concept: sequences near each other. */
export type Way = { concept: number; parts: readonly SlotSequence[] };

/** Patterns made ready for matching. Concepts are numbered in the order given. */
export type Matcher = {
  lexicon: Lexicon;
  ids: ReadonlyMap<string, number>;
  /** How many concepts there are, with those that only take another back. */
  concepts: number;
  steps: readonly Step[];
  ways: readonly Way[];
  /** For each concept, what is no instance of it where their words meet; −1 for none. */
  unless: readonly number[];
  /** For each concept, what takes it back anywhere in the same sentence; −1 for none. */
  beside: readonly number[];
  /** For each term, the steps it fills. */
  stepsOfTerm: readonly (readonly number[])[];
  numberSteps: readonly number[];
  /** For each term, the ways that cannot match without one of the terms they are filed under. */
  waysOfTerm: readonly (readonly number[])[];
  waysOfNumber: readonly number[];
  /** For each concept that is a sign, whether a word of one of its ways denies ("cannot breathe"). */
  hasNegator: readonly boolean[];
};

/** A concept: its name, its ways of being said, the ways that are something else, and what takes it back. */
export type Concept = {
  id: string;
  says: readonly Pattern[];
  unless?: readonly Pattern[];
  beside?: readonly Pattern[];
};

const NEGATORS: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'without',
  'none',
  'nothing',
  'nor',
  'hardly',
  'barely',
]);
export const isNegator = (word: string): boolean => NEGATORS.has(word);

/** Words that stand in nearly every message are a poor thing to file a pattern under. */
const COMMON = new Set(
  'i me my you your he she it we they a an the is are was be have has had do not no and or but to of in on at for with up out off down so when what how can will all now get go like just leg pain cramp'.split(
    ' ',
  ),
);
const COMMON_COST = 400;

type Filing = { cost: number; terms: Set<number>; numbers: boolean };

/** Under which of its terms each way is filed: the place whose terms turn up in the fewest patterns. */
const fileWays = (
  ways: readonly Way[],
  steps: readonly (Step & { terms: ReadonlySet<number> })[],
  waysOf: readonly (readonly number[])[],
  terms: ReadonlyMap<string, number>,
): Filing[] => {
  const cost = new Float64Array(terms.size).fill(1);
  for (const { parts } of ways) {
    const own = parts.flatMap(({ slots }) => slots.flatMap(({ step }) => [...steps[step]!.terms]));
    for (const term of new Set(own)) cost[term]! += 1;
  }
  for (const word of COMMON) {
    for (const key of [word, `=${word}`]) {
      const term = terms.get(key);
      if (term !== undefined) cost[term]! += COMMON_COST;
    }
  }
  const filings: (Filing | undefined)[] = [];
  const filed = (at: number, path: ReadonlySet<number>): Filing => {
    const known = filings[at];
    if (known) return known;
    if (path.has(at)) throw new PatternError('concepts refer to each other in a circle');
    const deeper = new Set(path).add(at);
    let best: Filing | undefined;
    for (const { step, optional } of ways[at]!.parts.flatMap(({ slots }) => slots)) {
      if (optional) continue;
      const { terms: own, concepts, ranges } = steps[step]!;
      const filing: Filing = { cost: 0, terms: new Set(own), numbers: ranges.length > 0 };
      for (const term of own) filing.cost += cost[term]!;
      if (filing.numbers) filing.cost += COMMON_COST;
      for (const inner of concepts.flatMap((concept) => waysOf[concept]!)) {
        const sub = filed(inner, deeper);
        for (const term of sub.terms) {
          if (filing.terms.has(term)) continue;
          filing.terms.add(term);
          filing.cost += cost[term]!;
        }
        filing.numbers ||= sub.numbers;
      }
      if (!best || filing.cost < best.cost) best = filing;
    }
    filings[at] = best!;
    return best!;
  };
  return ways.map((_, at) => filed(at, new Set()));
};

const denies = (pattern: Pattern): boolean =>
  pattern.some(({ places }) =>
    places.some(({ choices }) => choices.some((choice) => choice.kind === 'word' && isNegator(choice.text))),
  );

/** Prepares concepts for matching. Throws PatternError for an unknown reference. */
export const compileMatcher = (
  concepts: readonly Concept[],
  fillers: readonly string[],
  english: WordList,
): Matcher => {
  const ids = new Map(concepts.map(({ id }, at) => [id, at]));
  const terms = new Map<string, number>();
  const words = new Set<string>();
  const steps: (Step & { terms: Set<number> })[] = [];
  const stepIds = new Map<string, number>();
  const stepOf = ({ choices }: Place): number => {
    const step = { terms: new Set<number>(), concepts: [] as number[], ranges: [] as [number, number][] };
    const add = (choice: Choice): void => {
      if (choice.kind === 'number') step.ranges.push([choice.from, choice.to]);
      else if (choice.kind === 'word') {
        words.add(choice.text);
        step.terms.add(termOf(terms, choice));
      } else {
        const concept = ids.get(choice.id);
        if (concept === undefined) throw new PatternError(`no concept is called "${choice.id}"`);
        step.concepts.push(concept);
      }
    };
    for (const choice of choices) add(choice);
    const key = JSON.stringify([[...step.terms].sort(), step.concepts, step.ranges]);
    const known = stepIds.get(key);
    if (known !== undefined) return known;
    stepIds.set(key, steps.length);
    return steps.push(step) - 1;
  };

  const ways: Way[] = [];
  const waysOf: number[][] = concepts.map(() => []);
  const addWays = (concept: number, patterns: readonly Pattern[]): void => {
    for (const pattern of patterns) {
      const parts = pattern.map(({ places, atStart }) => ({
        atStart,
        slots: places.map((place) => ({
          step: stepOf(place),
          optional: place.optional,
          gap: place.gap,
        })),
      }));
      waysOf[concept]!.push(ways.push({ concept, parts }) - 1);
    }
  };
  for (const [concept, { says }] of concepts.entries()) addWays(concept, says);
  /** What takes a concept back is a concept of its own, numbered after those with a name. */
  const opposed = (patterns: readonly Pattern[] = []): number => {
    if (patterns.length === 0) return -1;
    const own = waysOf.push([]) - 1;
    addWays(own, patterns);
    return own;
  };
  const unless = concepts.map((concept) => opposed(concept.unless));
  const beside = concepts.map((concept) => opposed(concept.beside));

  const stepsOfTerm: number[][] = Array.from({ length: terms.size }, () => []);
  for (const [at, step] of steps.entries()) for (const term of step.terms) stepsOfTerm[term]!.push(at);
  const waysOfTerm: number[][] = Array.from({ length: terms.size }, () => []);
  const waysOfNumber: number[] = [];
  for (const [way, filing] of fileWays(ways, steps, waysOf, terms).entries()) {
    for (const term of filing.terms) waysOfTerm[term]!.push(way);
    if (filing.numbers) waysOfNumber.push(way);
  }
  return {
    lexicon: buildLexicon(terms, words, fillers, english),
    ids,
    concepts: waysOf.length,
    steps,
    ways,
    unless,
    beside,
    stepsOfTerm,
    numberSteps: [...steps.keys()].filter((at) => steps[at]!.ranges.length > 0),
    waysOfTerm,
    waysOfNumber,
    hasNegator: concepts.map(({ id, says }) => !/^scope | except$/u.test(id) && says.some(denies)),
  };
};
