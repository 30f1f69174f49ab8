/** An entry that may answer, with how likely it is to (0–1) and what of it matched. */
export type Scored = { id: string; topic: string; probability: number; matched: string };

/** What is known of a message when it has to be decided. */
export type Evidence = {
  /** Topics, likeliest first, probabilities summing to 1. */
  topics: readonly { label: string; probability: number }[];
  /** How likely it is (0–1, calibrated) that the likeliest topic is right. */
  confidence: number;
  /** Entries, likeliest first. */
  candidates: readonly Scored[];
  /** Whether structured knowledge answers the likeliest topic: to the point, only in general, or not at all. */
  composed: 'specific' | 'general' | null;
  /** The answer of the likeliest topic that serves where none is closer, if it has one. */
  general: Scored | null;
  /** Whether anybody spoke to the bot; in a channel it only overhears, it keeps quiet unless sure. */
  addressed: boolean;
};

/** The ways a turn can go once triage has let it pass. */
export type Decision =
  | { kind: 'smalltalk'; topic: Smalltalk }
  | { kind: 'composed'; topic: string }
  | { kind: 'entry'; entry: Scored }
  | { kind: 'clarify'; entries: Scored[] }
  | { kind: 'decline' }
  | { kind: 'silent' };

/** Where the lines are drawn, each a confidence from 0 to 1. Fitted on trials for a stated share of errors. */
export type Thresholds = {
  /** A topic this sure is answered at once. */
  answer: number;
  /** Below `answer` but above this we ask which is meant; below it we decline. */
  ask: number;
  /** Nobody asked us: only a topic this sure, with a close entry, breaks the silence. */
  unasked: number;
};

/** Topics answered with a word of courtesy. */
export type Smalltalk = 'greeting' | 'thanks' | 'goodbye';
const isSmalltalk = (topic: string): topic is Smalltalk =>
  topic === 'greeting' || topic === 'thanks' || topic === 'goodbye';

/** How many choices a clarifying question offers. */
const MOST_CHOICES = 3;

/** Given its topic, an entry this likely (0–1) is answered; it is likelier than all the others together, or nearly. */
const LIKELY_ENTRY = 0.4;

/** An entry less likely than this is no choice worth offering. */
const LEAST_ENTRY = 0.1;

/** Unasked, the entry itself must be about this likely (0–1): the words were nearly those of a question we know. */
const LEAST_UNASKED_ENTRY = 0.8;

/** Answer, ask, decline or stay silent. */
export const decide = (evidence: Evidence, thresholds: Thresholds): Decision => {
  const { candidates, confidence, composed, addressed } = evidence;
  const topic = evidence.topics[0]?.label ?? 'out-of-scope';
  const inTopic = candidates.find((candidate) => candidate.topic === topic);
  if (!addressed) {
    const sure =
      confidence >= thresholds.unasked &&
      inTopic !== undefined &&
      inTopic === candidates[0] &&
      inTopic.probability >= LEAST_UNASKED_ENTRY;
    return sure ? { kind: 'entry', entry: inTopic } : { kind: 'silent' };
  }
  if (isSmalltalk(topic))
    return confidence >= thresholds.ask ? { kind: 'smalltalk', topic } : { kind: 'decline' };
  if (topic === 'out-of-scope' || confidence < thresholds.ask) return { kind: 'decline' };
  if (confidence >= thresholds.answer) {
    if (composed === 'specific') return { kind: 'composed', topic };
    if (inTopic !== undefined && inTopic.probability >= LIKELY_ENTRY)
      return { kind: 'entry', entry: inTopic };
    if (composed === 'general') return { kind: 'composed', topic };
    if (evidence.general !== null) return { kind: 'entry', entry: evidence.general };
  }
  const choices = choicesFrom(candidates, evidence.topics);
  return choices.length > 0 ? { kind: 'clarify', entries: choices } : { kind: 'decline' };
};

/** The likeliest entry overall and the likeliest of each of the first two topics; then whatever else is close. */
const choicesFrom = (candidates: readonly Scored[], topics: Evidence['topics']): Scored[] => {
  const ofTopic = topics
    .slice(0, 2)
    .flatMap(({ label }) => candidates.find((candidate) => candidate.topic === label) ?? []);
  const chosen = new Set([...ofTopic, ...candidates.slice(0, MOST_CHOICES)]);
  return [...chosen].filter((candidate) => candidate.probability >= LEAST_ENTRY).slice(0, MOST_CHOICES);
};
