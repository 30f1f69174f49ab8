import { z } from 'zod';
import { names } from './claim.js';
import { id, prose } from './common.js';

/** Where it hurts: our word and everyday ones, and whose steps of relief fit. */
const bodyPart = z.strictObject({ id, name: prose, names, relief: id });

export const schema = z.array(bodyPart).min(1);
export type BodyPart = z.output<typeof bodyPart>;
