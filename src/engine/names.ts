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

/** Nutrients whose names, aliases or misspellings are near what was typed, best first; all of them for nothing typed. */
export const matchNutrients = (brain: Brain, typed: string): NutrientMatch[] => {
  const wanted = even(typed);
  const nutrients = [...brain.shelf.nutrients.values()];
  if (wanted === '') return nutrients.map(({ id, name }) => ({ id, name }));
  return nutrients
    .flatMap((nutrient) => {
      const ranks = [nutrient.name, ...nutrient.names, ...nutrient.misspellings].flatMap(
        (name) => rank(even(name), wanted) ?? [],
      );
      return ranks.length === 0 ? [] : [{ id: nutrient.id, name: nutrient.name, rank: Math.min(...ranks) }];
    })
    .sort((left, right) => left.rank - right.rank)
    .map(({ id, name }) => ({ id, name }));
};
