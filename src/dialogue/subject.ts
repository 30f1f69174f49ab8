import type { Phrases } from '../knowledge/schema/phrases.js';
import type { Token } from '../text/tokenise.js';
import type { Context } from './context.js';

const PRONOUN = /^(?:it|them|these|those|they|this|that)$/u;

/** Whether a topic is about a nutrient, so that "it" means the nutrient. */
export const isOfNutrients = (topic: string): boolean =>
  topic.startsWith('nutrient-') || topic === 'deficiency-cause';

/** What the conversation is about, in words: its nutrient, what else it named, or the cramps of its topic. */
export const subjectOf = (phrases: Phrases, { topic, nutrients, subject }: Context): string => {
  const nutrient = nutrients[0]?.replaceAll('-', ' ');
  if (nutrient !== undefined && topic !== null && isOfNutrients(topic)) return nutrient;
  const named =
    topic !== null && Object.hasOwn(phrases.subjects, topic) ? phrases.subjects[topic] : undefined;
  return subject ?? named ?? 'leg cramps';
};

/** The first pronoun of a message with the subject in its place; null where it has none. */
export const withSubject = (tokens: readonly Token[], subject: string): string | null => {
  const at = tokens.findIndex((token) => PRONOUN.test(token.text));
  if (at < 0) return null;
  return tokens.map((token, place) => (place === at ? subject : token.text)).join(' ');
};
