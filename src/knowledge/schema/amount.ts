import { z } from 'zod';

/** Units of mass in which amounts of a nutrient are kept; vitamin D is kept in mcg and shown in IU too. */
export const massUnit = z.enum(['mg', 'mcg']);
export const SEXES = ['female', 'male'] as const;
export const STATES = ['pregnant', 'breastfeeding'] as const;

const span = z.union([
  z
    .tuple([z.number().min(0), z.number().min(0)])
    .refine(([from, to]) => from <= to, 'the first age is above the last'),
  z.tuple([z.number().min(0)]),
]);

/**
 * Whom a figure is for. Written `years: [19, 30]` (both included), `years: [51]` (and over) or `months: [0, 6]`;
 * read as months of age, from `fromMonths` up to but not including `toMonths` (absent: no upper end).
 */
export const group = z
  .strictObject({
    years: span.optional(),
    months: span.optional(),
    sex: z.enum(SEXES).optional(),
    state: z.enum(STATES).optional(),
  })
  .refine(
    ({ years, months }) => (years === undefined) !== (months === undefined),
    'expected years or months, not both',
  )
  .transform(({ years, months, sex, state }) => {
    const [first, last] = years ?? months ?? [0];
    const size = years === undefined ? 1 : 12;
    // "7 to 12 months" ends at the first birthday, where "1 to 3 years" begins.
    const end =
      last === undefined ? undefined : years === undefined ? Math.min(last + 1, 12) : (last + 1) * 12;
    return {
      fromMonths: first * size,
      ...(end === undefined ? {} : { toMonths: end }),
      ...(sex === undefined ? {} : { sex }),
      ...(state === undefined ? {} : { state }),
    };
  });
export type Group = z.output<typeof group>;

/** `rda` covers nearly all healthy people, `ai` is the best estimate, `cdrr` the level above which to cut down. */
export const dailyRow = z.strictObject({
  group,
  amount: z.number().positive(),
  unit: massUnit,
  kind: z.enum(['rda', 'ai', 'cdrr']),
});
export type DailyRow = z.output<typeof dailyRow>;

export const limitRow = z.strictObject({ group, amount: z.number().positive(), unit: massUnit });
export type LimitRow = z.output<typeof limitRow>;
