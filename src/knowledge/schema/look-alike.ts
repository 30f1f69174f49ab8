import { z } from 'zod';
import { URGENCIES } from './cause.js';
import { names, sources } from './claim.js';
import { id, prose } from './common.js';

/** Something that can pass for a cramp, and how the two differ. */
const lookAlike = z.strictObject({
  id,
  name: prose,
  names,
  clue: prose,
  difference: prose,
  urgency: z.enum(URGENCIES),
  action: prose,
  sources,
});

export const schema = z.array(lookAlike).min(1);
export type LookAlike = z.output<typeof lookAlike>;
