import { type Block, blank, type Reply } from './reply.js';
import { citations, type FaqEntry, finish, type Shelf, type Turn } from './shelf.js';

const MOST_SUGGESTIONS = 3;

const relatedQuestions = (shelf: Shelf, entry: FaqEntry): string[] =>
  entry.related.flatMap((id) => shelf.faq.get(id)?.question ?? []).slice(0, MOST_SUGGESTIONS);

/** The written answer of one entry. */
export const entryReply = (shelf: Shelf, entry: FaqEntry, turn: Turn): Reply =>
  finish(shelf, {
    ...blank,
    kind: 'answer',
    topic: entry.topic,
    confidence: turn.confidence,
    title: entry.question,
    blocks: [{ kind: 'text', text: entry.answer }],
    nutrients: turn.nutrients,
    answerId: entry.id,
    matchedQuestion: entry.question,
    simple: entry.simple ?? null,
    more: entry.more ?? null,
    suggestions: relatedQuestions(shelf, entry),
    sources: citations(shelf, entry.sources),
    reviewed: entry.reviewed,
  });

/** "Why?" after an answer: its further detail, or the answer once more where there is none. */
export const moreReply = (shelf: Shelf, entry: FaqEntry, turn: Turn): Reply => {
  const reply = entryReply(shelf, entry, turn);
  return finish(shelf, { ...reply, blocks: [{ kind: 'text', text: entry.more ?? entry.answer }] });
};

/** Which of these did you mean? The choices are questions that can be asked as they stand. */
export const clarifyReply = (shelf: Shelf, entries: readonly FaqEntry[], turn: Turn): Reply =>
  finish(shelf, {
    ...blank,
    kind: 'clarify',
    topic: turn.topic,
    confidence: turn.confidence,
    blocks: [{ kind: 'text', text: shelf.phrases['clarify-lead'] }],
    nutrients: turn.nutrients,
    suggestions: entries.map((entry) => entry.question),
  });

/** Hello, thanks, goodbye: short and never medical. */
export const smalltalkReply = (shelf: Shelf, kind: 'greeting' | 'thanks' | 'goodbye', turn: Turn): Reply =>
  finish(shelf, {
    ...blank,
    kind: 'smalltalk',
    topic: kind,
    confidence: turn.confidence,
    blocks: [{ kind: 'text', text: shelf.phrases.smalltalk[kind] }],
    suggestions: kind === 'greeting' ? shelf.phrases['what-i-can-do'] : [],
  });

/** Why we decline; each has its own words. */
export type DeclineReason =
  | 'nothing-fits'
  | 'not-our-subject'
  | 'other-cramps'
  | 'other-language'
  | 'empty'
  | 'not-me-ask-again';

/** Says that there is no answer here, and what can be asked instead. */
export const declineReply = (shelf: Shelf, reason: DeclineReason, turn: Turn): Reply =>
  finish(shelf, {
    ...blank,
    kind: 'out-of-scope',
    topic: turn.topic,
    confidence: turn.confidence,
    blocks: [{ kind: 'text', text: shelf.phrases[reason] }],
    nutrients: turn.nutrients,
    suggestions: shelf.phrases['what-i-can-do'],
  });

/** A danger: nothing but what to do now and whom to call. */
export const urgentReply = (
  shelf: Shelf,
  urgent: {
    text: string;
    urgency: 'urgent' | 'emergency';
    redFlags: string[];
    sources: string[];
    notMe: string;
    topic: string;
  },
): Reply =>
  finish(shelf, {
    ...blank,
    kind: 'urgent',
    topic: urgent.topic,
    blocks: [{ kind: 'text', text: urgent.text }],
    urgency: urgent.urgency,
    redFlags: urgent.redFlags,
    suggestions: [urgent.notMe],
    sources: citations(shelf, urgent.sources),
  });

/** An ordinary reply with the "see somebody soon" lines of the flags that call for one. */
export const withSoon = (shelf: Shelf, reply: Reply, soon: { redFlags: string[]; lines: string[] }): Reply =>
  soon.redFlags.length === 0
    ? reply
    : finish(shelf, {
        ...reply,
        urgency: 'soon',
        redFlags: soon.redFlags,
        blocks: [
          ...reply.blocks,
          ...soon.lines.map((line) => ({
            kind: 'text' as const,
            text: `${shelf.phrases['soon-lead']} ${line}`,
          })),
        ],
      });

/** Topics on which the bot speaks of itself or of what it can do for somebody. */
export type AboutTopic = 'bot-help' | 'bot-privacy' | 'symptom-check';

export const isAbout = (topic: string): topic is AboutTopic =>
  topic === 'bot-help' || topic === 'bot-privacy' || topic === 'symptom-check';

/** What the bot is, what it keeps, or how to go about symptoms it may not judge. */
export const aboutReply = (shelf: Shelf, topic: AboutTopic, turn: Turn): Reply =>
  finish(shelf, {
    ...blank,
    kind: 'answer',
    topic,
    confidence: turn.confidence,
    blocks: [{ kind: 'text', text: shelf.phrases.about[topic] }],
    nutrients: turn.nutrients,
    answerId: topic,
    suggestions:
      topic === 'symptom-check'
        ? ['When should I see a doctor about cramps?', 'What causes leg cramps?']
        : shelf.phrases['what-i-can-do'],
    sources: topic === 'symptom-check' ? citations(shelf, ['nhs-cramp']) : [],
  });

/** Something the bot says of itself or of its knowledge: never an answer about anybody's body. */
export const infoReply = (
  shelf: Shelf,
  title: string,
  blocks: Block[],
  { sources = [], suggestions = [] }: { sources?: readonly string[]; suggestions?: string[] } = {},
): Reply =>
  finish(shelf, {
    ...blank,
    kind: 'answer',
    topic: 'bot-help',
    title,
    blocks,
    suggestions,
    sources: citations(shelf, sources),
  });
