import { z } from 'zod';
import { day, id, prose } from './common.js';
import { ways } from './red-flag-signs.js';

/** What else in the message raises a flag, and to which other flag; without `to` the flag itself becomes an emergency. */
const raise = z.strictObject({ when: ways, to: id.optional() });

const flag = z.strictObject({
  id,
  tier: z.enum(['emergency', 'urgent', 'soon', 'self-care']),
  'may-point-to': prose,
  /** Single signs strong enough to fire alone. */
  alone: ways.optional(),
  /** Signs that fire in company: `sign + sign + !absent`, where `a / b` takes either. */
  together: ways.optional(),
  /** Signs that keep this flag down, whatever else is said. */
  except: ways.optional(),
  /** Readings in which it fires all the same: of what is over, of an "if", of a general question. */
  'even-if': z.array(z.enum(['over', 'hypothetical', 'general', 'past', 'idiom'])).optional(),
  raised: z.array(raise).optional(),
  /** Flags beside which this one says nothing more. */
  'covered-by': z.array(id).optional(),
  /** What to do; the first sentence is the action. `{emergency}`, `{poison}` and `{crisis}` become the local numbers. */
  says: prose,
  sources: z.array(id).min(1),
});

/** The red flags: which signs, alone or together, call for what. */
export const schema = z
  .strictObject({ reviewed: day, 'review-by': day, flags: z.array(flag).min(1) })
  .superRefine((data, context) => {
    const flags = new Set(data.flags.map((known) => known.id));
    if (flags.size < data.flags.length)
      context.addIssue({ code: 'custom', message: 'two flags share an id' });
    for (const [at, known] of data.flags.entries()) {
      const named = [...(known.raised ?? []).map(({ to }) => to), ...(known['covered-by'] ?? [])];
      for (const to of named) {
        if (to === undefined || flags.has(to)) continue;
        context.addIssue({ code: 'custom', path: ['flags', at], message: `no flag is called "${to}"` });
      }
    }
  });
export type RedFlagData = z.output<typeof schema>;
export type Tier = RedFlagData['flags'][number]['tier'];
