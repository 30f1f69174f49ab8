import { findNegations } from '../../entities/negation.js';
import type { CheckQuestion } from '../../knowledge/schema/symptom-check.js';
import type { Reading } from '../../triage/reading.js';
import type { CheckWords, Way } from './words.js';

/** What is being asked: a question and the answers offered (its menu may show only some). */
export type Asked = { question: CheckQuestion; offered: readonly string[] };

/** Words `start` (inclusive) to `end` (exclusive) of a message. */
export type Stretch = { start: number; end: number };

/** Where a message gives an answer, or says that it is not so. */
export type Hit = Way & Stretch & { denied: boolean };

const isInside = (inner: Stretch, outer: Stretch): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;

/** A longer find of so many words leaves no word of its own unread. */
const CLOSE = 5;

/**
 * Whether a find is only a part of a longer one: "feet" in "tingling in both feet". Of another question only a single
 * word is, and only one that the longer find needs: it opens or closes it, or is one of few.
 */
const isPartOf = (hit: Hit, other: Hit, asked: Asked | null): boolean => {
  if (other.beside || !isInside(hit, other)) return false;
  if (hit.question === other.question) return hit.code !== other.code;
  if (hit.end - hit.start > 1 || hit.question === asked?.question.id) return false;
  return hit.start === other.start || hit.end === other.end || other.end - other.start <= CLOSE;
};

/** The words each negator reaches, but for signs that hold a negator of their own. */
const deniedWords = (reading: Reading): Set<number> => {
  const own = reading.ownNegators();
  const denied = new Set<number>();
  for (const { negator, from, to } of findNegations(reading.words.map(({ token }) => token))) {
    if (own.has(negator)) continue;
    for (let at = from; at < to; at++) denied.add(at);
  }
  return denied;
};

/** Words told of a relative while the check is about oneself: from the relative to the end of the clause. */
const othersWords = (reading: Reading, kin: number): Set<number> => {
  const words = new Set<number>();
  for (const { end } of reading.spans(kin)) {
    for (let at = end; at < reading.words.length; at++) {
      const { token } = reading.words[at]!;
      if (token.break === 'sentence' || /^(?:i|my|but)$/u.test(token.text)) break;
      words.add(at);
    }
  }
  return words;
};

/** In more words than this somebody tells a story: words that count only as an answer are not taken for one. */
const LONGEST_ANSWER = 12;

/** Every answer that a message gives or denies, to whichever question; parts of longer finds are left out. `isHeard`: questions listened to. */
export const hitsIn = (
  words: CheckWords,
  reading: Reading,
  asked: Asked | null,
  about: 'me' | 'other',
  isHeard: (question: string) => boolean = () => true,
): Hit[] => {
  const denied = deniedWords(reading);
  const elsewhere = about === 'me' ? othersWords(reading, words.kin) : new Set<number>();
  const isStory = reading.words.length > LONGEST_ANSWER;
  const swallowed = reading.spans(words.swallow);
  const hits = words.ways.flatMap((way): Hit[] => {
    if (!isHeard(way.question)) return [];
    if (way.when === 'here' && (way.question !== asked?.question.id || isStory)) return [];
    return reading
      .spans(way.concept)
      .filter(({ start }) => !elsewhere.has(start))
      .map(({ start, end }) => {
        let isDenied = false;
        for (let at = start; at < end; at++) isDenied ||= denied.has(at);
        return { ...way, start, end, denied: isDenied };
      });
  });
  return hits.filter(
    (hit) =>
      !swallowed.some((span) => isInside(hit, span)) && !hits.some((other) => isPartOf(hit, other, asked)),
  );
};

/** Whether these spans and filler words are all there is to a message. */
export const coversAll = (reading: Reading, spans: readonly Stretch[]): boolean =>
  spans.length > 0 &&
  reading.words.every(({ filler }, at) => filler || spans.some(({ start, end }) => start <= at && at < end));
