import { z } from 'zod';
import { names, sources, verified } from './claim.js';
import { id, prose } from './common.js';

/** Hours between the medicine and the mineral: `before` the mineral is swallowed, and `after` it. */
const spacing = z
  .strictObject({
    'hours-before': z.number().nonnegative(),
    'hours-after': z.number().nonnegative(),
    'hours-after-at-most': z.number().positive().optional(),
    'hours-before-at-most': z.number().positive().optional(),
  })
  .transform((row) => ({
    hoursBefore: row['hours-before'],
    hoursAfter: row['hours-after'],
    hoursBeforeAtMost: row['hours-before-at-most'],
    hoursAfterAtMost: row['hours-after-at-most'],
  }));

/** What a medicine does to one nutrient: changes its level, or is itself taken up less well beside it. */
const effect = z.strictObject({
  nutrient: id,
  kind: z.enum(['lowers', 'raises', 'binds', 'less-absorbed', 'caution']),
  text: prose,
  spacing: spacing.optional(),
  sources,
  verified,
});
export type NutrientEffect = z.output<typeof effect>;

const crampLink = z.strictObject({
  strength: z.enum(['strong', 'moderate', 'weak', 'listed', 'indirect']),
  numbers: prose.optional(),
  text: prose,
  sources,
  verified,
});

/** A class of medicines: what people call them, and what they do to cramps and nutrients. */
const medicine = z.strictObject({
  id,
  name: prose,
  names,
  examples: z.array(prose).min(1),
  brands: z.array(prose).default([]),
  misspellings: z.array(prose).default([]),
  cramps: crampLink.optional(),
  nutrients: z.array(effect).default([]),
  advice: prose,
});

export const schema = z.array(medicine).min(1);
export type Medicine = z.output<typeof medicine>;
