import { z } from 'zod';
import { id, prose } from './common.js';

/** One topic: what it means and how people say it. */
export const schema = z.strictObject({
  id,
  meaning: prose,
  /** The answer of this topic that serves where it is sure but no answer of it is closer. */
  general: id.optional(),
  utterances: z.array(prose).min(25, 'expected at least 25 utterances'),
  /** Questions kept out of training, on which confidence is calibrated; `also`: other topics that are right too. */
  trials: z
    .array(z.strictObject({ text: prose, also: z.array(id).default([]) }))
    .min(3, 'expected at least 3 trials'),
});
export type IntentData = z.output<typeof schema>;
