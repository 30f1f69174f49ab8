import {
  aboutReply,
  clarifyReply,
  type DeclineReason,
  declineReply,
  entryReply,
  isAbout,
  moreReply,
  smalltalkReply,
  withSoon,
} from '../answers/compose.js';
import type { Reply } from '../answers/reply.js';
import type { Turn } from '../answers/shelf.js';
import { type Structured, structuredReply } from '../answers/structured.js';
import { type Context, current } from '../dialogue/context.js';
import { complete } from '../dialogue/follow-up.js';
import { type Decision, decide, type Scored } from '../dialogue/policy.js';
import { type Entity, isMass } from '../entities/entity.js';
import { recognise } from '../entities/recognise.js';
import { normalise } from '../text/normalise.js';
import { tokenise } from '../text/tokenise.js';
import type { Triage } from '../triage/triage.js';
import type { Brain } from './brain.js';
import { soonOf, triageMessage, urgentOf } from './gate.js';
import { createStopwatch, type Stopwatch, type Timing } from './stopwatch.js';
import { understand } from './understand.js';

/** What was said, when (epoch milliseconds), whether it was said to us, and the country help is called from. */
export type Message = { text: string; at: number; addressed?: boolean; country?: string | null };

/** How the reply came about: for `--explain` and the developer's panel. It quotes the asker, so it is never logged. */
export type Trace = {
  completed: string | null;
  flags: string[];
  entities: readonly Entity[];
  topics: readonly { label: string; probability: number }[];
  confidence: number;
  candidates: readonly Scored[];
  decision: Decision['kind'] | 'urgent' | 'more' | 'empty';
  timings: readonly Timing[];
};

/** A turn's outcome: what to say (null: nobody asked us), what to remember, how it came about. */
export type Answered = { reply: Reply | null; context: Context; trace: Trace };

/** Beyond this many UTF-16 units only the safety gate reads on; Discord's longest message has 4,000. */
const LONGEST_READ = 4_000;

/** What triage finds in nothing. */
const NO_FLAGS: Triage = { flags: [], urgency: 'none', crisis: false };

const sameWords = (left: string, right: string): boolean => normalise(left).text === normalise(right).text;

const OTHER_CRAMPS =
  /\b(?:period|menstrual|stomach|tummy|abdominal|belly|uterine|implantation|ovulation|pms|writer'?s)\b/iu;
const LATIN = /\p{Script=Latin}/u;
const LETTER = /\p{L}/u;

const declineReason = (text: string, topic: string): DeclineReason => {
  if (tokenise(text).length === 0) return 'empty';
  if (LETTER.test(text) && !LATIN.test(text)) return 'other-language';
  if (OTHER_CRAMPS.test(text)) return 'other-cramps';
  return topic === 'out-of-scope' ? 'not-our-subject' : 'nothing-fits';
};

const nutrientsOf = (entities: readonly Entity[]): string[] => [
  ...new Set(
    entities.flatMap((entity) => (entity.kind === 'nutrient' && !entity.negated ? [entity.id] : [])),
  ),
];

const groupsOf = (entities: readonly Entity[]): string[] => [
  ...new Set(entities.flatMap((entity) => (entity.kind === 'group' && !entity.negated ? [entity.id] : []))),
];

/** Topics about something the asker named, so that "it" means that thing and not the cramp. */
const OF_A_THING = /^(?:nutrient-|home-remedy|cause-medication|hydration|cause-footwear)/u;

/** The first thing beside a nutrient that a text names, in its own words. */
const subjectIn = (topic: string, text: string, entities: readonly Entity[]): string | null => {
  if (!OF_A_THING.test(topic)) return null;
  const named = entities.find(({ kind }) => kind === 'treatment' || kind === 'medicine' || kind === 'food');
  return named === undefined ? null : text.slice(named.start, named.end);
};

/** What one turn is known to be about once it has been read. */
type Reading = {
  text: string;
  entities: readonly Entity[];
  turn: Turn;
  decision: Decision;
  evidence: Pick<Trace, 'topics' | 'candidates' | 'confidence'>;
  composed: Structured | null;
};

/** What is composed of a nutrient that was named is closer than an entry whose question is about nutrients at large. */
const kindOf = (
  brain: Brain,
  composed: Structured | null,
  nutrients: readonly string[],
  entry: Scored | undefined,
): 'specific' | 'general' | null => {
  if (composed === null || composed.specific) return composed === null ? null : 'specific';
  const asked = entry === undefined ? undefined : brain.asked.get(entry.id)?.nutrients;
  const atLarge = asked !== undefined && nutrients.length > 0 && !nutrients.some((id) => asked.has(id));
  return atLarge ? 'specific' : 'general';
};

/** The answer of a topic that serves where none is closer. */
const generalOf = (brain: Brain, topic: string): Scored | null => {
  const entry = brain.shelf.faq.get(brain.general.get(topic) ?? '');
  return entry === undefined ? null : { id: entry.id, topic, probability: 0, matched: entry.question };
};

/** Understands the text and decides what to do; nothing is said yet. */
const read = (brain: Brain, text: string, addressed: boolean, watch: Stopwatch, at: number): Reading => {
  const entities = recognise(brain.gazetteer, text, at);
  watch.lap('entities');
  const { topics, confidence, candidates } = understand(brain, text, entities);
  watch.lap('understand');
  const topic = topics[0]?.label ?? 'out-of-scope';
  const turn: Turn = { topic, confidence, nutrients: nutrientsOf(entities) };
  const composed = isAbout(topic)
    ? { reply: aboutReply(brain.shelf, topic, turn), specific: true }
    : structuredReply(brain.shelf, topic, entities, turn);
  watch.lap('compose');
  const decision = decide(
    {
      topics,
      confidence,
      candidates,
      composed: kindOf(
        brain,
        composed,
        turn.nutrients,
        candidates.find((candidate) => candidate.topic === topic),
      ),
      general: generalOf(brain, topic),
      addressed,
    },
    brain.judgement.thresholds,
  );
  return { text, entities, turn, decision, evidence: { topics, candidates, confidence }, composed };
};

const replyTo = (brain: Brain, { text, turn, decision, composed }: Reading): Reply | null => {
  const { shelf } = brain;
  const entryOf = (scored: Scored) => shelf.faq.get(scored.id)!;
  switch (decision.kind) {
    case 'silent':
      return null;
    case 'smalltalk':
      return smalltalkReply(shelf, decision.topic, turn);
    case 'composed':
      return composed?.reply ?? null;
    case 'entry':
      return entryReply(shelf, entryOf(decision.entry), turn);
    case 'clarify':
      return clarifyReply(shelf, decision.entries.map(entryOf), turn);
    case 'decline':
      return declineReply(shelf, declineReason(text, turn.topic), turn);
  }
};

/** Whether a reply gives a follow-up something to stand on. */
const remember = (reply: Reply, { text, entities }: Reading, before: Context, at: number): Context => {
  const base = { ...before, updatedAt: at, held: null, choices: [] };
  if (reply.kind === 'answer') {
    return {
      ...base,
      topic: reply.topic,
      nutrients: reply.nutrients.length > 0 ? reply.nutrients : before.nutrients,
      groups: groupsOf(entities),
      subject: subjectIn(reply.topic, text, entities),
      unit: entities.find(isMass)?.unit ?? before.unit,
      answerId: reply.answerId,
    };
  }
  return reply.kind === 'clarify' ? { ...base, choices: reply.suggestions } : base;
};

/**
 * One message, from typed to answered: triage, follow-up, understanding, retrieval, policy, composition. The same
 * message, context and brain give the same reply; nothing is read or written outside. Never throws, whatever the text.
 * Triage sees all of the text and cannot be outvoted.
 */
export const answer = (message: Message, before: Context, brain: Brain): Answered => {
  const { shelf } = brain;
  const watch = createStopwatch();
  const context = current(before, message.at);
  const addressed = message.addressed ?? true;

  // The way back from an urgent reply: the question it put aside, answered without stopping at the same flags again.
  const dismissed = sameWords(message.text, shelf.phrases['not-me']);
  const typed = (dismissed ? (context.held ?? '') : message.text).slice(0, LONGEST_READ);
  const found = dismissed ? NO_FLAGS : triageMessage(brain, message.text);
  watch.lap('triage');
  const trace = (part: Pick<Trace, 'decision'> & Partial<Trace>): Trace => ({
    completed: null,
    flags: found.flags.map((flag) => flag.id),
    entities: [],
    topics: [],
    confidence: 1,
    candidates: [],
    timings: watch.laps(),
    ...part,
  });

  const urgent = urgentOf(brain, found, message.country ?? null);
  if (urgent !== null) {
    return {
      reply: urgent,
      context: { ...context, updatedAt: message.at, held: typed },
      trace: trace({ decision: 'urgent' }),
    };
  }

  if (dismissed && typed === '') {
    const reply = declineReply(shelf, 'not-me-ask-again', {
      topic: 'symptom-check',
      confidence: 1,
      nutrients: [],
    });
    return { reply, context: { ...context, updatedAt: message.at }, trace: trace({ decision: 'empty' }) };
  }

  const completion = complete(shelf.phrases, typed, recognise(brain.gazetteer, typed, message.at), context);
  watch.lap('follow-up');
  if (completion.kind === 'more') {
    const entry = shelf.faq.get(context.answerId ?? '');
    if (entry) {
      const reply = moreReply(shelf, entry, {
        topic: entry.topic,
        confidence: 1,
        nutrients: entry.nutrients,
      });
      return { reply, context: { ...context, updatedAt: message.at }, trace: trace({ decision: 'more' }) };
    }
  }

  const completed = completion.kind === 'completed' ? completion.question : null;
  const reading = read(brain, completed ?? typed, addressed, watch, message.at);
  const reply = replyTo(brain, reading);
  watch.lap('reply');
  const told = trace({
    decision: reading.decision.kind,
    completed,
    entities: reading.entities,
    ...reading.evidence,
  });
  if (reply === null) return { reply, context: before, trace: told };
  const whole = withSoon(shelf, reply, soonOf(brain, found));
  return { reply: whole, context: remember(whole, reading, context, message.at), trace: told };
};
