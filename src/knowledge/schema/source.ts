import { z } from 'zod';
import { id, prose } from './common.js';

const source = z.strictObject({
  id,
  title: prose,
  publisher: prose,
  /** A year, or words where the page has none: "current page", "undated". */
  year: z.union([z.int().min(1900).max(2100), prose]),
  url: z.url({ protocol: /^https?$/u }).optional(),
  /** How closely the source was read when its facts were taken down. */
  read: z.enum(['text', 'second-hand', 'not-read']),
  note: prose.optional(),
});

/** All sources; other files point to them by id. */
export const schema = z.array(source).min(1, 'expected at least one source');
export type Source = z.output<typeof source>;
