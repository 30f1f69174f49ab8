import { z } from 'zod';
import { day, id, prose } from './common.js';

const entry = z
  .strictObject({
    id,
    question: prose,
    wordings: z.array(prose).min(5, 'expected at least five wordings, as people type them'),
    answer: prose,
    simple: prose.optional(),
    more: prose.optional(),
    nutrients: z.array(id).default([]),
    groups: z.array(id).default([]),
    sources: z.array(id).min(1, 'expected at least one source'),
    related: z.array(id).default([]),
    reviewed: day,
    'review-by': day,
  })
  .transform(({ 'review-by': reviewBy, ...rest }) => ({ ...rest, reviewBy }));

/** One file of answers: the entries of one topic. */
export const schema = z.array(entry).min(1, 'expected at least one entry');
export type FaqEntryData = z.output<typeof entry>;
