import { z } from 'zod';
import { claim, names, sources } from './claim.js';
import { id, prose } from './common.js';

export const URGENCIES = ['none', 'soon', 'urgent', 'emergency'] as const;

/** One thing that brings cramps on, or is thought to. */
const cause = z.strictObject({
  id,
  name: prose,
  names,
  what: prose,
  clues: z.array(prose).min(1),
  who: prose.optional(),
  helps: z.array(prose).min(1),
  evidence: claim.optional(),
  nutrients: z.array(id).default([]),
  /** How soon to see someone when the clues fit. */
  see: z.enum(URGENCIES),
  sources,
});

export const schema = z.array(cause).min(1);
export type Cause = z.output<typeof cause>;
