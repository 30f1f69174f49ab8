import { z } from 'zod';
import { id, prose } from './common.js';

/** Messages in which a flag is meant, and messages that only sound like it. */
const phrases = z.strictObject({
  id,
  says: z.array(prose).default([]),
  harmless: z.array(prose).default([]),
});

export const schema = z.array(phrases).min(1);
export type RedFlagPhrases = z.output<typeof schema>;
