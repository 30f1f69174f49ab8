/** Units a person may give an amount in. `meq` and `mmol` count charge and particles, `iu` effect. */
export type Unit = 'g' | 'mg' | 'mcg' | 'iu' | 'meq' | 'mmol';
export type Quantity = { amount: number; unit: Unit };
export type Converted = { ok: true; amount: number; unit: Unit } | { ok: false; problem: string };

const SPELLINGS: ReadonlyMap<string, Unit> = new Map([
  ...['g', 'gr', 'gram', 'grams', 'gramme', 'grammes', 'gm', 'gms'].map((word) => [word, 'g'] as const),
  ...['mg', 'mgs', 'milligram', 'milligrams', 'milligramme', 'milligrammes', 'miligram', 'miligrams'].map(
    (word) => [word, 'mg'] as const,
  ),
  // µ is typed as the micro sign (U+00B5) or the Greek letter mu (U+03BC).
  ...[
    'mcg',
    'mcgs',
    '\u00b5g',
    '\u03bcg',
    'ug',
    'microgram',
    'micrograms',
    'microgramme',
    'microgrammes',
  ].map((word) => [word, 'mcg'] as const),
  ...['iu', 'ius', 'i.u.', 'ui', 'international unit', 'international units'].map(
    (word) => [word, 'iu'] as const,
  ),
  ...['meq', 'meqs', 'milliequivalent', 'milliequivalents'].map((word) => [word, 'meq'] as const),
  ...['mmol', 'mmols', 'millimole', 'millimoles', 'mmoles'].map((word) => [word, 'mmol'] as const),
]);

/** The words read as units, longest first, for whoever looks for amounts in a text. */
export const UNIT_WORDS: readonly string[] = [...SPELLINGS.keys()].sort((a, b) => b.length - a.length);

/** The unit a word stands for, in any case; undefined when it is none. */
export const parseUnit = (word: string): Unit | undefined => SPELLINGS.get(word.trim().toLowerCase());

/** How a unit is written to people. */
export const unitLabel = (unit: Unit): string => (unit === 'iu' ? 'IU' : unit === 'meq' ? 'mEq' : unit);

/** Milligrams in one of each mass unit: the metric prefixes. */
const MILLIGRAMS = { g: 1000, mg: 1, mcg: 0.001 } as const;

/** 1 mcg of vitamin D is 40 IU. Source: ods-d. */
const IU_PER_MCG: ReadonlyMap<string, number> = new Map([['vitamin-d', 40]]);

/** Milligrams in one millimole (standard atomic weight), and charges on one ion. Source: calc. */
const IONS: ReadonlyMap<string, { milligrams: number; charge: number }> = new Map([
  ['potassium', { milligrams: 39.098, charge: 1 }],
  ['sodium', { milligrams: 22.99, charge: 1 }],
  ['magnesium', { milligrams: 24.305, charge: 2 }],
  ['calcium', { milligrams: 40.078, charge: 2 }],
]);

/** Milligrams in one `unit` of `nutrient`; undefined where the unit has no meaning for it. */
const milligramsIn = (unit: Unit, nutrient: string): number | undefined => {
  if (unit === 'g' || unit === 'mg' || unit === 'mcg') return MILLIGRAMS[unit];
  if (unit === 'iu') {
    const perMcg = IU_PER_MCG.get(nutrient);
    return perMcg === undefined ? undefined : MILLIGRAMS.mcg / perMcg;
  }
  const ion = IONS.get(nutrient);
  if (ion === undefined) return undefined;
  return unit === 'mmol' ? ion.milligrams : ion.milligrams / ion.charge;
};

/**
 * An amount of a nutrient in another unit, unrounded. Refuses what has no meaning: IU of anything but vitamin D,
 * mEq or mmol of anything but potassium, sodium, magnesium and calcium, and amounts that are no number of 0 or more.
 */
export const convert = (quantity: Quantity, to: Unit, nutrient: string): Converted => {
  const { amount, unit } = quantity;
  if (!Number.isFinite(amount) || amount < 0) return { ok: false, problem: `${amount} is not an amount` };
  const from = milligramsIn(unit, nutrient);
  if (from === undefined) return { ok: false, problem: `${unitLabel(unit)} has no meaning for ${nutrient}` };
  const into = milligramsIn(to, nutrient);
  if (into === undefined) return { ok: false, problem: `${unitLabel(to)} has no meaning for ${nutrient}` };
  return { ok: true, amount: unit === to ? amount : (amount * from) / into, unit: to };
};

/** Whether amounts of the nutrient may be given in the unit. */
export const fits = (unit: Unit, nutrient: string): boolean => milligramsIn(unit, nutrient) !== undefined;
