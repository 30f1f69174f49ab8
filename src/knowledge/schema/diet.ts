import { z } from 'zod';
import { names } from './claim.js';
import { DIETS } from './food.js';

/** Ways of eating by the names people give them. */
export const schema = z.array(z.strictObject({ id: z.enum(DIETS), names })).min(1);
