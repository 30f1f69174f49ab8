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

/** Where the lines are drawn; each a probability from 0 to 1. Fitted, not typed in: see `fitThresholds`. */
export type Thresholds = {
  /** An entry this likely answers at once. */
  answer: number;
  /** A topic this likely is answered by its best entry. */
  topic: number;
  /** Below `answer`, entries this likely are offered as choices. */
  ask: number;
  /** Nobody asked us: only an entry this likely breaks the silence. */
  unasked: number;
};

/** Topics answered with a word of courtesy. */
export type Smalltalk = 'greeting' | 'thanks' | 'goodbye';
const isSmalltalk = (topic: string): topic is Smalltalk =>
  topic === 'greeting' || topic === 'thanks' || topic === 'goodbye';

/** How many choices a clarifying question offers. */
const MOST_CHOICES = 3;

/** Answer, ask, decline or stay silent. */
export const decide = (evidence: Evidence, thresholds: Thresholds): Decision => {
  const { candidates, confidence, addressed } = evidence;
  const topic = evidence.topics[0]?.label ?? 'out-of-scope';
  const best = candidates[0];
  if (!addressed) {
    const sure =
      best !== undefined &&
      best.probability >= thresholds.unasked &&
      best.topic === topic &&
      confidence >= thresholds.topic;
    return sure ? { kind: 'entry', entry: best } : { kind: 'silent' };
  }
  if (isSmalltalk(topic) && confidence >= thresholds.ask) return { kind: 'smalltalk', topic };
  if (topic === 'out-of-scope' && (best === undefined || best.probability < thresholds.answer))
    return { kind: 'decline' };
  if (evidence.composed === 'specific' && confidence >= thresholds.ask) return { kind: 'composed', topic };
  if (best !== undefined && best.probability >= thresholds.answer) return { kind: 'entry', entry: best };
  if (evidence.composed === 'general' && confidence >= thresholds.ask) return { kind: 'composed', topic };
  const inTopic = candidates.find((candidate) => candidate.topic === topic);
  if (inTopic !== undefined && confidence >= thresholds.topic && inTopic.probability >= thresholds.ask)
    return { kind: 'entry', entry: inTopic };
  const close = candidates
    .filter((candidate) => candidate.probability >= thresholds.ask)
    .slice(0, MOST_CHOICES);
  return close.length > 0 ? { kind: 'clarify', entries: close } : { kind: 'decline' };
};
