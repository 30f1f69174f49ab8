import { z } from 'zod';
import { day, prose } from './common.js';

/** How well the bot does, as `npm run safety` and `npm run evaluate` measured it: shown by /about. */
export const schema = z.strictObject({
  measured: day,
  rows: z
    .array(z.strictObject({ label: prose, value: prose }))
    .min(1)
    .max(6),
});
