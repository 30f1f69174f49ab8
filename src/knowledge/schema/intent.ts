import { z } from 'zod';
import { id, prose } from './common.js';

/** One topic: what it means and how people say it. */
export const schema = z.strictObject({
  id,
  meaning: prose,
  utterances: z.array(prose).min(25, 'expected at least 25 utterances'),
});
export type IntentData = z.output<typeof schema>;
