import { z } from 'zod';
import { names, sources } from './claim.js';
import { id, prose } from './common.js';

const dose = z
  .strictObject({
    'hold-seconds': z.number().positive().optional(),
    'rest-seconds': z.number().positive().optional(),
    repeats: z.number().positive().optional(),
    'times-a-day': z.number().positive().optional(),
    days: z.number().positive().optional(),
    text: prose,
  })
  .transform((row) => ({
    text: row.text,
    holdSeconds: row['hold-seconds'],
    restSeconds: row['rest-seconds'],
    repeats: row.repeats,
    timesADay: row['times-a-day'],
    days: row.days,
  }));

/** Something to do so that cramps come less often, with how sure we are: `trial` was tested, `advice` was not. */
const prevention = z.strictObject({
  id,
  name: prose,
  names,
  kind: z.enum(['stretch', 'habit']),
  how: z.array(prose).min(1),
  dose: dose.optional(),
  strength: z.enum(['trial', 'association', 'expert-review', 'advice']),
  result: prose,
  caution: prose.optional(),
  groups: z.array(id).default([]),
  sources,
});

export const schema = z.array(prevention).min(1);
export type Prevention = z.output<typeof prevention>;
