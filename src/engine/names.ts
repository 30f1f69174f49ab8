import { distance, slipsAllowed } from '../text/spelling.js';
import type { Brain } from './brain.js';

/** A nutrient somebody may mean, under the name they know it by. */
export type NutrientMatch = { id: string; name: string };

const even = (text: string): string => text.trim().toLowerCase().replace(/\s+/gu, ' ').slice(0, 60);

/** How far a name is from what was typed: 0 the same, then beginnings, then words inside, then slips; null too far. */
const rank = (name: string, typed: string): number | null => {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (name.includes(` ${typed}`)) return 2;
  const slips = slipsAllowed(typed.length);
  if (slips > 0 && distance(name.slice(0, typed.length), typed, slips) <= slips) return 3;
  if (slips > 0 && distance(name, typed, slips) <= slips) return 3;
  return null;
};

/** Things with names among which one is looked for. */
type Nameable = { id: string; name: string; names?: readonly string[]; misspellings?: readonly string[] };

/** Things whose names are near what was typed, best first; all of them for nothing typed. */
export const matchNames = (things: readonly Nameable[], typed: string): NutrientMatch[] => {
  const wanted = even(typed);
  if (wanted === '') return things.map(({ id, name }) => ({ id, name }));
  return things
    .flatMap(({ id, name, names = [], misspellings = [] }) => {
      const ranks = [name, ...names, ...misspellings].flatMap((known) => rank(even(known), wanted) ?? []);
      return ranks.length === 0 ? [] : [{ id, name, rank: Math.min(...ranks) }];
    })
    .sort((left, right) => left.rank - right.rank)
    .map(({ id, name }) => ({ id, name }));
};

/** Nutrients by any of their names, aliases or misspellings. */
export const matchNutrients = (brain: Brain, typed: string): NutrientMatch[] =>
  matchNames([...brain.shelf.nutrients.values()], typed);

/** Foods by name or alias. */
export const matchFoods = (brain: Brain, typed: string): NutrientMatch[] =>
  matchNames(
    [...brain.shelf.foods.values()].map(({ id, name, aliases }) => ({ id, name, names: aliases })),
    typed,
  );

/** Verdicts on treatments by any name of the treatment, shown by their headline; an id counts as a name. */
export const matchVerdicts = (brain: Brain, typed: string): NutrientMatch[] => {
  const { verdicts } = brain.shelf;
  const found = matchNames(
    verdicts.map(({ id, name, names }) => ({ id, name, names: [...names, id] })),
    typed,
  );
  return found.map(({ id, name }) => ({
    id,
    name: verdicts.find((known) => known.id === id)?.headline ?? name,
  }));
};
