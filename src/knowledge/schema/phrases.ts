import { z } from 'zod';
import { id, prose } from './common.js';

/** What the bot says of itself: greetings, refusals, clarifying questions. Lists are alternatives. */
export const schema = z.strictObject({
  disclaimer: prose,
  'soon-lead': prose,
  'clarify-lead': prose,
  'nothing-fits': prose,
  'not-our-subject': prose,
  'other-cramps': prose,
  'other-language': prose,
  'not-me': prose,
  'not-me-ask-again': prose,
  empty: prose,
  'what-i-can-do': z.array(prose).min(3),
  smalltalk: z.strictObject({
    greeting: prose,
    thanks: prose,
    goodbye: prose,
  }),
  about: z.strictObject({ 'bot-help': prose, 'bot-privacy': prose, 'symptom-check': prose }),
  'not-reviewed': prose,
  'follow-ups': z.record(id, prose),
  'follow-up-cues': z.record(id, z.array(prose)),
  'follow-up-names': z.record(id, z.array(prose)),
  'follow-up-words': z.array(z.string()),
  subjects: z.record(id, prose),
});
export type Phrases = z.output<typeof schema>;
