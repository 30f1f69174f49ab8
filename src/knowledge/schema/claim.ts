import { z } from 'zod';
import { id, prose } from './common.js';

/** Where a statement stands: ids of data/sources.yaml. */
export const sources = z.array(id).min(1, 'expected at least one source');

/** Left out when the statement was checked against its source; `false` makes every answer word it as uncertain. */
export const verified = z.literal(false).optional();

/** One statement in our own words. */
export const claim = z.strictObject({ text: prose, sources, verified });
export type Claim = z.output<typeof claim>;

/** Several short points from the same sources. */
export const points = z.strictObject({ points: z.array(prose).min(1), sources, verified });
export type Points = z.output<typeof points>;

/** How people name a thing: the first words are ours, the rest what they type, misspellings too. */
export const names = z.array(prose.pipe(z.string().max(60))).min(1, 'expected at least one name');
