import { z } from 'zod';
import { massUnit } from './amount.js';
import { sources } from './claim.js';
import { id } from './common.js';

const amount = z.number().positive().optional();

/** The one amount on US labels for each nutrient, by the four age bands labels use; percents are worked out from it. */
const value = z
  .strictObject({
    nutrient: id,
    unit: massUnit,
    'age-4-and-over': z.number().positive(),
    infants: amount,
    'age-1-to-3': amount,
    'pregnant-or-breastfeeding': amount,
    sources,
  })
  .transform((row) => ({
    nutrient: row.nutrient,
    unit: row.unit,
    bands: {
      age4: row['age-4-and-over'],
      infants: row.infants,
      age1to3: row['age-1-to-3'],
      pregnant: row['pregnant-or-breastfeeding'],
    },
    sources: row.sources,
  }));

export const schema = z.array(value).min(1);
export type DailyValue = z.output<typeof value>;
export type LabelBand = keyof DailyValue['bands'];
