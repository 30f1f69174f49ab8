import { z } from 'zod';
import { sources } from './claim.js';
import { id, prose } from './common.js';

/** What to do while a muscle cramps: three steps at once, the rest when it lets go. */
const relief = z.strictObject({
  id,
  name: prose,
  'body-parts': z.array(id).default([]),
  steps: z.tuple([prose, prose, prose]),
  afterwards: z.array(prose).default([]),
  caution: prose,
  sources,
});

export const schema = z
  .array(relief.transform(({ 'body-parts': bodyParts, ...rest }) => ({ ...rest, bodyParts })))
  .min(1);
export type Relief = z.output<typeof schema>[number];
