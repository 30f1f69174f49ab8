import { z } from 'zod';
import { id } from './common.js';

/** Ways of saying a thing, in the pattern language of src/triage/pattern.ts; `;` separates ways on one line. */
export const ways = z.array(z.string().trim().min(1)).min(1);

/**
 * A concept: its ways of being said, or these with the ways that are something else wherever their words meet
 * (`unless`) and what takes it back anywhere in the same sentence (`beside`).
 */
const concept = z.union([
  ways,
  z.strictObject({ says: ways, unless: ways.optional(), beside: ways.optional() }),
]);
export type Ways = z.output<typeof concept>;

/** The vocabulary that the red flags are told by. */
export const schema = z
  .strictObject({
    /** Words that may stand between the words of a pattern. */
    fillers: z.array(z.string()),
    /** Circumstances, not signs: that they lie in the past takes nothing away. */
    circumstances: z.array(id),
    /** How a message shows that it speaks of no one's present trouble, and what takes that back. */
    scope: z.strictObject({
      idiom: concept,
      past: concept,
      over: concept,
      present: concept,
      hypothetical: concept,
      general: concept,
      personal: concept,
      fiction: concept,
      real: concept,
      animal: concept,
    }),
    concepts: z.record(id, concept),
  })
  .superRefine((data, context) => {
    for (const name of data.circumstances) {
      if (name in data.concepts) continue;
      context.addIssue({
        code: 'custom',
        path: ['circumstances'],
        message: `no concept is called "${name}"`,
      });
    }
  });
export type RedFlagSigns = z.output<typeof schema>;
