import { z } from 'zod';
import { names, sources } from './claim.js';
import { day, id, prose } from './common.js';

export const VERDICTS = ['helps', 'may-help', 'unknown', 'does-not-help', 'harmful'] as const;
export const CERTAINTIES = ['high', 'moderate', 'low', 'very-low', 'expert-opinion'] as const;

/** One treatment in one group of people: does it work, by how much, how sure. */
const verdict = z
  .strictObject({
    id,
    treatment: id,
    name: prose,
    /** Whether the name takes "do" rather than "does". */
    plural: z.boolean().default(false),
    names,
    /** The group the trials were in; absent when it is for anyone with ordinary cramps. */
    group: id.optional(),
    'group-words': prose,
    verdict: z.enum(VERDICTS),
    headline: prose,
    numbers: prose.optional(),
    words: prose,
    certainty: z.enum(CERTAINTIES),
    caution: prose.optional(),
    nutrient: id.optional(),
    sources,
    date: day,
  })
  .transform(({ 'group-words': groupWords, ...rest }) => ({ ...rest, groupWords }));

export const schema = z.array(verdict).min(1);
export type Verdict = z.output<typeof verdict>;
