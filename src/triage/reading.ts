import type { Word } from './lexicon.js';
import { isNegator, type Matcher, type Slot, type SlotSequence } from './matcher.js';

/** Words `start` (inclusive) to `end` (exclusive) of a message. */
export type Place = { start: number; end: number };
/** Where something is said, and which of the words there say it. */
export type Span = Place & { words: readonly number[] };

/** How many fillers may stand between two words of a pattern for nothing. */
const MOST_FILLERS = 4;
/** How many words may stand between parts joined by `&`. */
const NEAR = 6;
/** A sequence is followed in at most so many ways from one start, and one way of saying gives at most so many places. */
const MOST_PATHS = 3;
const MOST_SPANS = 24;

const NONE: readonly Span[] = [];

const meets = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end;
const byStart = (left: Span, right: Span): number => left.start - right.start || left.end - right.end;

/** What a message says, found as it is asked for. */
export class Reading {
  readonly words: readonly Word[];
  /** For each word, the number of its sentence and of its clause. */
  readonly sentences: readonly number[];
  readonly clauses: readonly number[];
  readonly #matcher: Matcher;
  /** Ways that may match, by concept. */
  readonly #candidates: (number[] | undefined)[];
  /** Concepts that may be said. */
  readonly #concepts: number[] = [];
  readonly #found: (readonly Span[] | undefined)[];
  /** Where each step is filled by words, and where by words or concepts. Plain arrays are the quickest here. */
  readonly #filled: (Span[] | undefined)[];
  readonly #places: (readonly Span[] | undefined)[];
  /** Fillers before each word. */
  readonly #fillers: Uint16Array;

  constructor(matcher: Matcher, words: readonly Word[]) {
    this.#matcher = matcher;
    this.words = words;
    const sentences: number[] = [];
    const clauses: number[] = [];
    let [sentence, clause] = [0, 0];
    this.#fillers = new Uint16Array(words.length + 1);
    this.#filled = new Array<Span[] | undefined>(matcher.steps.length);
    this.#places = new Array<readonly Span[] | undefined>(matcher.steps.length);
    this.#candidates = new Array<number[] | undefined>(matcher.concepts);
    this.#found = new Array<readonly Span[] | undefined>(matcher.concepts);
    const seenTerms = new Set<number>();
    const seenWays = new Uint8Array(matcher.ways.length);
    const consider = (way: number): void => {
      if (seenWays[way] === 1) return;
      seenWays[way] = 1;
      const { concept } = matcher.ways[way]!;
      const list = this.#candidates[concept];
      if (list) list.push(way);
      else {
        this.#candidates[concept] = [way];
        this.#concepts.push(concept);
      }
    };
    let numbers = false;
    for (const [at, word] of words.entries()) {
      if (at > 0 && word.token.break === 'sentence') sentence++;
      if (at > 0 && word.token.break !== '') clause++;
      sentences.push(sentence);
      clauses.push(clause);
      this.#fillers[at + 1] = this.#fillers[at]! + (word.filler ? 1 : 0);
      if (word.terms.length === 0 && word.number === null) continue;
      const here: Span = { start: at, end: at + 1, words: [at] };
      for (const term of word.terms) {
        for (const step of matcher.stepsOfTerm[term]!) this.#fill(step, here);
        if (seenTerms.has(term)) continue;
        seenTerms.add(term);
        for (const way of matcher.waysOfTerm[term]!) consider(way);
      }
      if (word.number === null) continue;
      if (!numbers) for (const way of matcher.waysOfNumber) consider(way);
      numbers = true;
      for (const step of matcher.numberSteps) {
        const fits = matcher.steps[step]!.ranges.some(
          ([from, to]) => word.number! >= from && word.number! <= to,
        );
        if (fits) this.#fill(step, here);
      }
    }
    this.sentences = sentences;
    this.clauses = clauses;
  }

  /** Concepts that may be said; all others are certainly not. */
  candidates(): Iterable<number> {
    return this.#concepts;
  }

  /** Whether a concept may be said; where not, it certainly is not. */
  maySay(concept: number): boolean {
    return this.#candidates[concept] !== undefined;
  }

  /** Where a concept is said, by start. */
  spans(concept: number): readonly Span[] {
    const known = this.#found[concept];
    if (known) return known;
    const ways = this.#candidates[concept];
    if (!ways) return NONE;
    let found: Span[] = [];
    for (const way of ways) for (const span of this.#waySpans(way)) found.push(span);
    const others = this.#opposed(this.#matcher.unless[concept]);
    if (others.length > 0) found = found.filter((span) => !others.some((other) => meets(span, other)));
    const beside = this.#opposed(this.#matcher.beside[concept]);
    if (beside.length > 0) {
      const taken = new Set(beside.map(({ start }) => this.sentences[start]));
      found = found.filter(({ start }) => !taken.has(this.sentences[start]));
    }
    if (found.length > 1) found.sort(byStart);
    this.#found[concept] = found;
    return found;
  }

  /**
   * Negators that are part of a sign themselves ("cannot breathe"): they deny nothing else. The "no" of "no brown urine"
   * is no part of "no urine": it denies what comes next.
   */
  ownNegators(): Set<number> {
    const own = new Set<number>();
    for (const concept of this.#concepts) {
      if (!this.#matcher.hasNegator[concept]) continue;
      for (const { words } of this.spans(concept)) {
        for (const word of words) {
          if (!isNegator(this.words[word]!.token.text)) continue;
          let next = word + 1;
          while (this.words[next]?.filler && !words.includes(next)) next++;
          if (words.includes(next)) own.add(word);
        }
      }
    }
    return own;
  }

  #opposed(concept: number | undefined): readonly Span[] {
    return concept === undefined || concept < 0 ? NONE : this.spans(concept);
  }

  #fill(step: number, span: Span): void {
    const list = this.#filled[step];
    if (list === undefined) this.#filled[step] = [span];
    else if (list[list.length - 1] !== span) list.push(span);
  }

  /** Where a step is filled, by its words or by its concepts. */
  #at(step: number): readonly Span[] {
    const { concepts } = this.#matcher.steps[step]!;
    if (concepts.length === 0) return this.#filled[step] ?? NONE;
    const known = this.#places[step];
    if (known) return known;
    const found = [...(this.#filled[step] ?? NONE)];
    for (const concept of concepts) for (const span of this.spans(concept)) found.push(span);
    found.sort(byStart);
    this.#places[step] = found;
    return found;
  }

  #waySpans(at: number): Span[] {
    const { parts } = this.#matcher.ways[at]!;
    for (const { slots } of parts) {
      for (const { step, optional } of slots) if (!optional && this.#at(step).length === 0) return [];
    }
    let joined = this.#sequenceSpans(parts[0]!);
    for (const part of parts.slice(1)) {
      if (joined.length === 0) return joined;
      const more = this.#sequenceSpans(part);
      const next: Span[] = [];
      for (const span of joined) {
        for (const other of more) {
          if (next.length < MOST_SPANS && this.#isNear(span, other)) {
            next.push({
              start: Math.min(span.start, other.start),
              end: Math.max(span.end, other.end),
              words: [...span.words, ...other.words],
            });
          }
        }
      }
      joined = next;
    }
    return joined;
  }

  #isNear(left: Span, right: Span): boolean {
    const [one, two] = left.start <= right.start ? [left, right] : [right, left];
    return two.start - one.end <= NEAR && this.sentences[one.start] === this.sentences[two.start];
  }

  #startsClause(at: number): boolean {
    for (let before = at; ; before--) {
      if (before === 0 || this.words[before]!.token.break !== '') return true;
      if (!this.words[before - 1]!.filler) return false;
    }
  }

  #sequenceSpans({ slots, atStart }: SlotSequence): Span[] {
    const found: Span[] = [];
    for (let slot = 0; slot === 0 || slots[slot - 1]?.optional; slot++) {
      for (const first of this.#at(slots[slot]!.step)) {
        if (found.length >= MOST_SPANS) return found;
        if (atStart && !this.#startsClause(first.start)) continue;
        this.#follow(slots, slot + 1, first, found, found.length + MOST_PATHS);
      }
    }
    return found;
  }

  /** Adds to `found` where a sequence said so far over `span` goes on from slot `at` to its end. */
  #follow(slots: readonly Slot[], at: number, span: Span, found: Span[], most: number): void {
    if (found.length >= most) return;
    if (at === slots.length) {
      found.push(span);
      return;
    }
    const { step, optional, gap } = slots[at]!;
    for (const next of this.#at(step)) {
      if (next.start < span.end) continue;
      if (next.start > span.end + gap + MOST_FILLERS || found.length >= most) break;
      if (!this.#reaches(span.end, next.start, gap)) continue;
      this.#follow(
        slots,
        at + 1,
        { start: span.start, end: next.end, words: [...span.words, ...next.words] },
        found,
        most,
      );
    }
    if (optional) this.#follow(slots, at + 1, span, found, most);
  }

  /** Whether from the end of one word to the start of the next there are few enough words, in one sentence. */
  #reaches(end: number, start: number, gap: number): boolean {
    if (this.sentences[end - 1] !== this.sentences[start]) return false;
    const fillers = Math.min(this.#fillers[start]! - this.#fillers[end]!, MOST_FILLERS);
    return start - end - fillers <= gap;
  }
}
