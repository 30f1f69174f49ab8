import { z } from 'zod';
import { id } from './common.js';

/** Words that stand for the same idea when topics are told apart; small letters, one word each. */
const theme = z.strictObject({ id, words: z.array(z.string().min(1)).min(1) });

export const schema = z.array(theme).min(1);
export type Theme = z.output<typeof theme>;
