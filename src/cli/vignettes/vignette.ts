import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { faultLine } from '../../knowledge/fault.js';
import { readYaml } from '../../knowledge/read-yaml.js';

const codes = z.record(z.string(), z.array(z.string()));
/** One way of telling it: a story and nothing more, or an answer to each question that is asked. */
const told = z.union([z.array(z.string()), z.record(z.string(), z.string())]);

/** A person, what they would tap, what they would write, and what must come of it. */
const vignette = z.strictObject({
  id: z.string(),
  about: z.enum(['me', 'other']).default('me'),
  answers: codes,
  urgency: z.enum(['self-care', 'soon', 'urgent', 'emergency']),
  /** Flags that taps must raise. */
  flags: z.array(z.string()).optional(),
  /** Candidates with points, as published with a worked case. */
  shown: z.array(z.tuple([z.string(), z.int()])).optional(),
  /** The candidate that must come first; null where none may. */
  first: z.string().nullable().optional(),
  told: z.array(told).length(3),
});
export type Vignette = z.output<typeof vignette>;
export type Telling = z.output<typeof told>;

/** The candidate that a vignette expects first. */
export const firstOf = ({ first, shown = [] }: Vignette): string | null => first ?? shown[0]?.[0] ?? null;

/** The vignettes of a file, or what is wrong with it, a fault a line. */
export const readVignettes = (
  path: string,
): { ok: true; vignettes: Vignette[] } | { ok: false; problem: string } => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { ok: false, problem: `cannot read ${path}` };
  }
  const read = readYaml(path, text, z.array(vignette));
  return read.ok
    ? { ok: true, vignettes: read.value }
    : { ok: false, problem: read.faults.map(faultLine).join('\n') };
};
