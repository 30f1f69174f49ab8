import { z } from 'zod';
import { names, sources } from './claim.js';
import { id, prose } from './common.js';

/** A test a clinician may order for cramps, and when it makes sense. */
const test = z.strictObject({
  id,
  name: prose,
  names,
  what: prose,
  when: prose,
  nutrients: z.array(id).default([]),
  sources,
});

export const schema = z.array(test).min(1);
export type Test = z.output<typeof test>;
