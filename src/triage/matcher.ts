import { buildLexicon, type Lexicon, termOf, type Word } from './lexicon.js';
import { type Choice, type Pattern, PatternError, type Place } from './pattern.js';

/** Words `start` (inclusive) to `end` (exclusive) of a message. */
export type Span = { start: number; end: number };

type Step = {
  terms: ReadonlySet<number>;
  concepts: readonly number[];
  ranges: readonly (readonly [number, number])[];
  optional: boolean;
  gap: number;
};
type Way = {
  concept: number;
  parts: readonly (readonly Step[])[];
  /** Whether a negator is part of the sign ("cannot breathe"). */
  negator: boolean;
};

/** Patterns made ready for matching. Concepts are numbered in the order given. */
export type Matcher = {
  lexicon: Lexicon;
  ids: ReadonlyMap<string, number>;
  ways: readonly Way[];
  /** For each term, the ways that cannot match without one of the terms they are filed under. */
  waysOfTerm: readonly (readonly number[])[];
  waysOfNumber: readonly number[];
};

const NEGATORS = new Set(['not', 'no', 'never', 'without', 'none', 'nothing', 'nor', 'hardly', 'barely']);
/** Words that stand in nearly every message are a poor thing to file a pattern under. */
const COMMON = new Set(
  'i me my you your he she it we they a an the is are was be have has had do not no and or but to of in on at for with up out off down so when what how can will all now get go like just leg pain cramp'.split(
    ' ',
  ),
);
const COMMON_COST = 400;

type Filing = { cost: number; terms: Set<number>; numbers: boolean };

/** Under which of its terms a way is filed: the place whose terms turn up in the fewest patterns. */
const fileWays = (
  ways: readonly Way[],
  conceptWays: readonly number[][],
  terms: Map<string, number>,
): Filing[] => {
  const cost = new Float64Array(terms.size).fill(1);
  for (const way of ways) {
    for (const term of new Set(way.parts.flat().flatMap((step) => [...step.terms]))) cost[term]! += 1;
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
    for (const step of ways[at]!.parts.flat()) {
      if (step.optional) continue;
      const filing: Filing = { cost: 0, terms: new Set(step.terms), numbers: step.ranges.length > 0 };
      for (const term of step.terms) filing.cost += cost[term]!;
      if (filing.numbers) filing.cost += COMMON_COST;
      for (const concept of step.concepts) {
        for (const inner of conceptWays[concept]!) {
          const sub = filed(inner, deeper);
          for (const term of sub.terms) {
            if (filing.terms.has(term)) continue;
            filing.terms.add(term);
            filing.cost += cost[term]!;
          }
          filing.numbers ||= sub.numbers;
        }
      }
      if (!best || filing.cost < best.cost) best = filing;
    }
    filings[at] = best!;
    return best!;
  };
  return ways.map((_, at) => filed(at, new Set()));
};

/** Prepares concepts (a name and its ways of being said) for matching. Throws PatternError for an unknown reference. */
export const compileMatcher = (
  concepts: readonly (readonly [string, readonly Pattern[]])[],
  fillers: readonly string[],
  notSlips: readonly string[],
): Matcher => {
  const ids = new Map(concepts.map(([id], at) => [id, at]));
  const terms = new Map<string, number>();
  const words = new Set<string>();
  const stepOf = ({ choices, optional, gap }: Place): Step => {
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
    return { ...step, optional, gap };
  };
  const ways: Way[] = [];
  const conceptWays: number[][] = concepts.map(() => []);
  for (const [concept, [, patterns]] of concepts.entries()) {
    for (const pattern of patterns) {
      conceptWays[concept]!.push(ways.length);
      const negator = pattern.some((sequence) =>
        sequence.some(({ choices }) =>
          choices.some((choice) => choice.kind === 'word' && NEGATORS.has(choice.text)),
        ),
      );
      ways.push({ concept, parts: pattern.map((sequence) => sequence.map(stepOf)), negator });
    }
  }
  const waysOfTerm: number[][] = Array.from({ length: terms.size }, () => []);
  const waysOfNumber: number[] = [];
  for (const [way, filing] of fileWays(ways, conceptWays, terms).entries()) {
    for (const term of filing.terms) waysOfTerm[term]!.push(way);
    if (filing.numbers) waysOfNumber.push(way);
  }
  return { lexicon: buildLexicon(terms, words, fillers, notSlips), ids, ways, waysOfTerm, waysOfNumber };
};

/** How many fillers may stand between two words of a pattern. */
const MOST_FILLERS = 4;
/** How many words may stand between parts joined by `&`. */
const NEAR = 6;

/** What a message says, found as it is asked for. */
export class Reading {
  readonly words: readonly Word[];
  readonly #matcher: Matcher;
  /** Ways that may match, by concept. */
  readonly #candidates = new Map<number, number[]>();
  readonly #found = new Map<number, readonly Span[]>();

  constructor(matcher: Matcher, words: readonly Word[]) {
    this.#matcher = matcher;
    this.words = words;
    const seen = new Set<number>();
    const consider = (way: number): void => {
      if (seen.has(way)) return;
      seen.add(way);
      const { concept } = matcher.ways[way]!;
      const list = this.#candidates.get(concept);
      if (list) list.push(way);
      else this.#candidates.set(concept, [way]);
    };
    const terms = new Set<number>();
    let numbers = false;
    for (const word of words) {
      for (const term of word.terms) terms.add(term);
      numbers ||= word.number !== null;
    }
    for (const term of terms) for (const way of matcher.waysOfTerm[term]!) consider(way);
    if (numbers) for (const way of matcher.waysOfNumber) consider(way);
  }

  /** Concepts that may be said; all others are certainly not. */
  candidates(): Iterable<number> {
    return this.#candidates.keys();
  }

  maySay(concept: number): boolean {
    return this.#candidates.has(concept);
  }

  /** Where a concept is said, by start. */
  spans(concept: number): readonly Span[] {
    const known = this.#found.get(concept);
    if (known) return known;
    const found: Span[] = [];
    for (const way of this.#candidates.get(concept) ?? [])
      found.push(...this.#waySpans(this.#matcher.ways[way]!));
    if (found.length > 1) found.sort((left, right) => left.start - right.start || left.end - right.end);
    this.#found.set(concept, found);
    return found;
  }

  /** Words inside signs that hold a negator of their own: it denies nothing else. */
  ownNegators(): Set<number> {
    const own = new Set<number>();
    for (const ways of this.#candidates.values()) {
      for (const at of ways) {
        const way = this.#matcher.ways[at]!;
        if (!way.negator) continue;
        for (const { start, end } of this.#waySpans(way))
          for (let word = start; word < end; word++) own.add(word);
      }
    }
    return own;
  }

  #waySpans({ parts }: Way): Span[] {
    const [first, ...others] = parts;
    let joined = this.#sequenceSpans(first!);
    for (const other of others) {
      if (joined.length === 0) return joined;
      const more = this.#sequenceSpans(other);
      joined = joined.flatMap((span) => {
        const near = more.find((candidate) => this.#isNear(span, candidate));
        return near ? [{ start: Math.min(span.start, near.start), end: Math.max(span.end, near.end) }] : [];
      });
    }
    return joined;
  }

  #isNear(left: Span, right: Span): boolean {
    const [one, two] = left.start <= right.start ? [left, right] : [right, left];
    if (two.start - one.end > NEAR) return false;
    for (let at = one.start + 1; at <= two.start; at++) {
      if (this.words[at]!.token.break === 'sentence') return false;
    }
    return true;
  }

  #sequenceSpans(steps: readonly Step[]): Span[] {
    const found: Span[] = [];
    for (let start = 0; start < this.words.length; start++) {
      const end = this.#ends(steps, 0, start);
      if (end > start) found.push({ start, end });
    }
    return found;
  }

  /** Where a sequence from `step` on ends when it goes on at word `at`; −1 where it does not. */
  #ends(steps: readonly Step[], step: number, at: number): number {
    if (step === steps.length) return at;
    const place = steps[step]!;
    let skipped = 0;
    let fillers = 0;
    for (let here = at; here < this.words.length; here++) {
      if (here > at || step > 0) {
        if (this.words[here]!.token.break === 'sentence') break;
      }
      for (const end of this.#placeEnds(place, here)) {
        const last = this.#ends(steps, step + 1, end);
        if (last >= 0) return last;
      }
      if (step === 0) break;
      if (this.words[here]!.filler && fillers < MOST_FILLERS) fillers++;
      else if (++skipped > place.gap) break;
    }
    return place.optional ? this.#ends(steps, step + 1, at) : -1;
  }

  #placeEnds(place: Step, at: number): readonly number[] {
    const word = this.words[at]!;
    for (const term of word.terms) if (place.terms.has(term)) return [at + 1];
    if (word.number !== null) {
      for (const [from, to] of place.ranges) if (word.number >= from && word.number <= to) return [at + 1];
    }
    if (place.concepts.length === 0) return [];
    const ends: number[] = [];
    for (const concept of place.concepts) {
      if (!this.maySay(concept)) continue;
      for (const span of this.spans(concept)) if (span.start === at) ends.push(span.end);
    }
    return ends;
  }
}
