import { z } from 'zod';
import { day, id, prose } from './common.js';

/** Ways of saying a thing, in the pattern language of src/triage/pattern.ts; `;` separates ways on one line. */
const ways = z.array(z.string().trim().min(1)).min(1);

/** What else in the message raises a flag, and to which other flag; without `to` the flag itself becomes an emergency. */
const raise = z.strictObject({ when: ways, to: id.optional() });

const flag = z.strictObject({
  id,
  tier: z.enum(['emergency', 'urgent', 'soon', 'self-care']),
  'may-point-to': prose,
  /** Single signs strong enough to fire alone, whatever the second opinion says. */
  alone: ways.optional(),
  /** Single signs that fire unless the second opinion is sure of the contrary. */
  likely: ways.optional(),
  /** Signs that fire only in company: `sign + sign + !absent`, where `a / b` takes either. */
  together: ways.optional(),
  /** Signs that keep this flag down, whatever else is said. */
  except: ways.optional(),
  /** Readings in which it fires all the same: of what is over, of an "if", of a general question. */
  'even-if': z.array(z.enum(['over', 'hypothetical', 'general', 'past'])).optional(),
  raised: z.array(raise).optional(),
  /** What to do; the first sentence is the action. `{emergency}`, `{poison}` and `{crisis}` become the local numbers. */
  says: prose,
  sources: z.array(id).min(1),
});

/** The red flags and the vocabulary they are told by. */
export const schema = z
  .strictObject({
    reviewed: day,
    'review-by': day,
    /** Words that may stand between the words of a pattern. */
    fillers: z.array(z.string()),
    /** Right words that look like slips of ours. */
    'not-slips': z.array(z.string()),
    /** Circumstances, not signs: that they lie in the past takes nothing away. */
    circumstances: z.array(id),
    /** How a message shows that it speaks of no one's present trouble. */
    scope: z.strictObject({
      past: ways,
      over: ways,
      again: ways,
      hypothetical: ways,
      general: ways,
      personal: ways,
      fiction: ways,
    }),
    concepts: z.record(id, ways),
    flags: z.array(flag).min(1),
  })
  .superRefine((data, context) => {
    const flags = new Set(data.flags.map((known) => known.id));
    if (flags.size < data.flags.length)
      context.addIssue({ code: 'custom', message: 'two flags share an id' });
    for (const [at, { raised = [] }] of data.flags.entries()) {
      for (const { to } of raised) {
        if (to === undefined || flags.has(to)) continue;
        context.addIssue({
          code: 'custom',
          path: ['flags', at, 'raised'],
          message: `no flag is called "${to}"`,
        });
      }
    }
    const concepts = new Set(Object.keys(data.concepts));
    for (const name of data.circumstances) {
      if (concepts.has(name)) continue;
      context.addIssue({
        code: 'custom',
        path: ['circumstances'],
        message: `no concept is called "${name}"`,
      });
    }
  });
export type RedFlagData = z.output<typeof schema>;
export type Tier = RedFlagData['flags'][number]['tier'];
