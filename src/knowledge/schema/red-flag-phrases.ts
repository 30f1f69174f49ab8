import { z } from 'zod';
import { prose } from './common.js';

/** Messages in which the flag that the file is named after is meant, and messages that only sound like it. */
export const schema = z.strictObject({
  says: z.array(prose).default([]),
  harmless: z.array(prose).default([]),
});
export type RedFlagPhrases = z.output<typeof schema>;
