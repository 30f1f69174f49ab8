import { z } from 'zod';
import { claim, names, sources } from './claim.js';
import { id, prose } from './common.js';

/** A group of people or an illness that changes what is right to say. */
const condition = z.strictObject({
  id,
  name: prose,
  names,
  kind: z.enum(['stage-of-life', 'activity', 'illness', 'medicine', 'diet']),
  cramps: claim.optional(),
  do: z.array(prose).min(1),
  avoid: z.array(prose).default([]),
  watch: z.array(z.strictObject({ nutrient: id, text: prose, sources })).default([]),
  sources,
});

export const schema = z.array(condition).min(1);
export type Condition = z.output<typeof condition>;
