import { coversAge, coversSex, type Who } from './group.js';
import type { DailyRow, LimitRow } from './schema/amount.js';
import type { DailyValue, LabelBand } from './schema/daily-value.js';
import type { Diet, Food, FoodAmount } from './schema/food.js';
import type { Medicine, NutrientEffect } from './schema/medicine.js';
import type { Nutrient } from './schema/nutrient.js';
import { convert, type Quantity, type Unit } from './units.js';

/** Rows for a person: those of their state when they are in one, else those of their sex. */
const rowsFor = <Row extends { group: LimitRow['group'] }>(rows: readonly Row[], who: Who): Row[] =>
  rows.filter(
    ({ group }) =>
      coversAge(group, who.age) &&
      group.state === who.state &&
      (who.state !== undefined || coversSex(group, who.sex)),
  );

/**
 * How much of a nutrient a day, published for a person. Several rows when age or sex leaves it open; without an age,
 * those of adults. Empty when nothing is published, such as for a pregnancy at 55.
 */
export const dailyAmount = (nutrient: Nutrient, who: Who = {}): DailyRow[] =>
  rowsFor(
    nutrient.daily.rows.filter((row) => row.kind !== 'cdrr'),
    who,
  );

/** The level above which to cut down to protect health; only sodium has one. Empty when there is none. */
export const reduceAbove = (nutrient: Nutrient, who: Who = {}): DailyRow[] =>
  rowsFor(
    nutrient.daily.rows.filter((row) => row.kind === 'cdrr'),
    who,
  );

/** `not-set` means that there is a limit, but none for this age. */
export type UpperLimit =
  | {
      kind: 'limit';
      rows: LimitRow[];
      counts: 'supplements' | 'all-sources' | 'added-folic-acid';
      sources: string[];
    }
  | { kind: 'not-set'; sources: string[] }
  | { kind: 'none'; why: string; sources: string[] };

/** The most a day that is unlikely to harm, and what it counts; several rows when the age leaves it open. */
export const upperLimit = (nutrient: Nutrient, who: Who = {}): UpperLimit => {
  const { limit } = nutrient;
  if (limit.kind === 'none') return limit;
  const own = rowsFor(limit.rows, who);
  const { state: _state, ...plain } = who;
  // A table without rows for pregnancy means the same figure in pregnancy.
  const rows = own.length > 0 ? own : rowsFor(limit.rows, plain);
  return rows.length === 0
    ? { kind: 'not-set', sources: limit.sources }
    : { kind: 'limit', rows, counts: limit.counts, sources: limit.sources };
};

/** An amount against the limit. `depends`: above it at some of the ages left open. Amounts are in the limit's unit. */
export type LimitVerdict =
  | {
      kind: 'above' | 'within' | 'depends';
      amount: number;
      unit: Unit;
      limit: UpperLimit & { kind: 'limit' };
    }
  | { kind: 'no-limit'; limit: Exclude<UpperLimit, { kind: 'limit' }> }
  | { kind: 'refused'; problem: string };

/** Whether a daily amount is above the published limit for a person. */
export const compareWithLimit = (nutrient: Nutrient, quantity: Quantity, who: Who = {}): LimitVerdict => {
  const limit = upperLimit(nutrient, who);
  if (limit.kind !== 'limit') return { kind: 'no-limit', limit };
  const unit = limit.rows[0]!.unit;
  const converted = convert(quantity, unit, nutrient.id);
  if (!converted.ok) return { kind: 'refused', problem: converted.problem };
  const { amount } = converted;
  const above = limit.rows.filter((row) => amount > row.amount).length;
  const kind = above === 0 ? 'within' : above === limit.rows.length ? 'above' : 'depends';
  return { kind, amount, unit, limit };
};

/**
 * Percent of the label's daily value, rounded to a whole number; undefined when the table has none for this nutrient
 * and age band, or the unit does not convert.
 */
export const percentDailyValue = (
  values: readonly DailyValue[],
  nutrient: string,
  quantity: Quantity,
  band: LabelBand = 'age4',
): number | undefined => {
  const value = values.find((row) => row.nutrient === nutrient);
  const whole = value?.bands[band];
  if (value === undefined || whole === undefined) return undefined;
  const converted = convert(quantity, value.unit, nutrient);
  return converted.ok ? Math.round((converted.amount / whole) * 100) : undefined;
};

/** What one serving holds of a nutrient; undefined when the table does not say, which is not zero. */
export const amountIn = (food: Food, nutrient: string): FoodAmount | undefined =>
  food.amounts.find((row) => row.nutrient === nutrient);

/** Whether a food fits every diet named. */
export const suits = (food: Food, diets: readonly Diet[]): boolean =>
  diets.every((diet) => food.diets.includes(diet));

export type RichFood = { food: Food; amount: number; unit: 'mg' | 'mcg' };

/** Foods known to hold a nutrient, most in one serving first, that fit every diet named. */
export const foodsRich = (
  foods: readonly Food[],
  nutrient: string,
  { diets = [] }: { diets?: readonly Diet[] } = {},
): RichFood[] =>
  foods
    .flatMap((food): RichFood[] => {
      const found = suits(food, diets) ? amountIn(food, nutrient) : undefined;
      return found === undefined ? [] : [{ food, amount: found.amount, unit: found.unit }];
    })
    .sort((a, b) => b.amount - a.amount);

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/gu, ' ');

/** Foods by id, full name or alias, in any case; the one most often meant comes first. Empty when unknown. */
export const food = (foods: readonly Food[], name: string): Food[] => {
  const wanted = plain(name);
  const exact = foods.filter((row) => row.id === wanted || plain(row.name) === wanted);
  return exact.length > 0
    ? exact
    : foods.filter((row) => row.aliases.some((alias) => plain(alias) === wanted));
};

/** What medicines do to one nutrient, class by class, in the order of the file. */
export const medicinesAffecting = (
  medicines: readonly Medicine[],
  nutrient: string,
): { medicine: Medicine; effect: NutrientEffect }[] =>
  medicines.flatMap((medicine) =>
    medicine.nutrients
      .filter((effect) => effect.nutrient === nutrient)
      .map((effect) => ({ medicine, effect })),
  );
