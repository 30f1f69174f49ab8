import type { Reply } from '../answers/reply.js';
import { plainText } from './plain.js';

/** A reply as other programs read it; the keys are a contract. */
export const toJson = (reply: Reply) => ({
  kind: reply.kind,
  topic: reply.topic,
  confidence: Math.round(reply.confidence * 10_000) / 10_000,
  nutrients: reply.nutrients,
  urgency: reply.urgency,
  redFlags: reply.redFlags,
  answerId: reply.answerId,
  matchedQuestion: reply.matchedQuestion,
  text: plainText(reply),
  suggestions: reply.suggestions,
  sources: reply.sources.map(({ id, title, url }) => ({ id, title, url })),
  disclaimer: reply.disclaimer,
});
