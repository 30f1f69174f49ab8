import { z } from 'zod';
import { id, prose } from './common.js';

export const DIETS = ['vegan', 'vegetarian', 'dairy-free', 'gluten-free', 'nut-free'] as const;
export type Diet = (typeof DIETS)[number];

const words = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** An empty cell is not known, which is not zero. */
const cell = z
  .string()
  .refine(
    (text) => text === '' || /^\d+(?:\.\d+)?$/u.test(text),
    'expected a number such as 17 or 2.4, or nothing',
  )
  .transform((text) => (text === '' ? undefined : Number(text)));

/** The amount columns: which nutrient, and in which unit. */
export const COLUMNS = [
  { column: 'magnesium_mg', nutrient: 'magnesium', unit: 'mg' },
  { column: 'calcium_mg', nutrient: 'calcium', unit: 'mg' },
  { column: 'potassium_mg', nutrient: 'potassium', unit: 'mg' },
  { column: 'sodium_mg', nutrient: 'sodium', unit: 'mg' },
  { column: 'vitamin_d_mcg', nutrient: 'vitamin-d', unit: 'mcg' },
  { column: 'vitamin_b12_mcg', nutrient: 'vitamin-b12', unit: 'mcg' },
] as const;

export type FoodAmount = { nutrient: string; amount: number; unit: 'mg' | 'mcg' };

/** One row of foods.csv: what one serving of a food holds. */
export const schema = z
  .strictObject({
    id,
    name: prose,
    serving: prose,
    grams: cell,
    magnesium_mg: cell,
    calcium_mg: cell,
    potassium_mg: cell,
    sodium_mg: cell,
    vitamin_d_mcg: cell,
    vitamin_b12_mcg: cell,
    diets: z
      .string()
      .transform((text) => words(text, /\s+/u))
      .pipe(z.array(z.enum(DIETS))),
    sources: z
      .string()
      .transform((text) => words(text, /\s+/u))
      .pipe(
        z
          .array(z.string().regex(/^[a-z0-9-]+(?::\d+)?$/u, 'expected a source id'))
          .min(1, 'expected a source'),
      ),
    aliases: z.string().transform((text) => words(text, /;/u)),
    note: z.string().trim(),
  })
  .transform((row) => ({
    id: row.id,
    name: row.name,
    serving: row.serving,
    ...(row.grams === undefined ? {} : { grams: row.grams }),
    amounts: COLUMNS.flatMap(({ column, nutrient, unit }): FoodAmount[] => {
      const amount = row[column];
      return amount === undefined ? [] : [{ nutrient, amount, unit }];
    }),
    diets: row.diets,
    /** Source ids, the food's own number in its table cut off. */
    sources: row.sources.map((source) => source.replace(/:\d+$/u, '')),
    aliases: row.aliases,
    ...(row.note === '' ? {} : { note: row.note }),
  }));
export type Food = z.output<typeof schema>;
