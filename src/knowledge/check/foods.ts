import type { Fault } from '../fault.js';
import { FILES, type Knowledge } from '../files.js';
import type { Food } from '../schema/food.js';
import { convert, fits } from '../units.js';

/**
 * More than 100 g of any common food holds, in mg: a figure above it has slipped its point or its unit. Rounded up from
 * the richest rows of the table (usda-sr28): hemp seeds, fortified cereal, dried apricots, salt, cod liver oil, beef liver.
 */
const MOST_IN_100_G: ReadonlyMap<string, number> = new Map([
  ['magnesium', 1000],
  ['calcium', 4000],
  ['potassium', 3500],
  ['sodium', 39_400],
  ['vitamin-d', 0.3],
  ['vitamin-b12', 0.15],
]);

const checkAmounts = (food: Food, units: ReadonlyMap<string, string>): string[] =>
  food.amounts.flatMap(({ nutrient, amount, unit }) => {
    if (!units.has(nutrient)) return [`no daily value is set for ${nutrient}`];
    if (!fits(unit, nutrient)) return [`${unit} has no meaning for ${nutrient}`];
    const inMg = convert({ amount, unit }, 'mg', nutrient);
    const most = MOST_IN_100_G.get(nutrient);
    if (!inMg.ok || most === undefined || food.grams === undefined) return [];
    const per100 = (inMg.amount / food.grams) * 100;
    return per100 > most
      ? [`${amount} ${unit} of ${nutrient} in ${food.grams} g is more than food holds`]
      : [];
  });

const checkDiets = (food: Food): string[] =>
  food.diets.includes('vegan')
    ? (['vegetarian', 'dairy-free'] as const)
        .filter((diet) => !food.diets.includes(diet))
        .map((diet) => `is vegan but not ${diet}`)
    : [];

/** Foods that stand twice, hold what no food can, give no amount, or contradict themselves in their diets. */
export const checkFoods = (knowledge: Knowledge): Fault[] => {
  const file = FILES.foods.path;
  const units = new Map(knowledge.dailyValues.map(({ nutrient, unit }) => [nutrient, unit]));
  const ids = new Set<string>();
  const rows = new Set<string>();
  return knowledge.foods.flatMap((food) => {
    const fault = (field: string, problem: string): Fault => ({ file, entry: food.id, field, problem });
    const faults: Fault[] = [];
    const row = `${food.name} ${food.serving}`.toLowerCase();
    if (ids.has(food.id)) faults.push(fault('id', 'stands here twice'));
    if (rows.has(row)) faults.push(fault('name', 'this food and serving stand here twice'));
    ids.add(food.id);
    rows.add(row);
    if (food.amounts.length === 0) faults.push(fault('', 'gives no amount'));
    if (food.aliases.length === 0) faults.push(fault('aliases', 'nobody can ask for it'));
    if (new Set(food.aliases).size < food.aliases.length)
      faults.push(fault('aliases', 'an alias stands here twice'));
    const inServing = /([\d.]+) g\)$/u.exec(food.serving)?.[1];
    if (inServing !== undefined && Number(inServing) !== food.grams) {
      faults.push(fault('grams', `is ${food.grams} where the serving says ${inServing} g`));
    }
    return [
      ...faults,
      ...checkAmounts(food, units).map((problem) => fault('amounts', problem)),
      ...checkDiets(food).map((problem) => fault('diets', problem)),
    ];
  });
};
