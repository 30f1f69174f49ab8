import { foodsRich } from '../knowledge/lookup.js';
import { DIETS } from '../knowledge/schema/food.js';
import type { Nutrient } from '../knowledge/schema/nutrient.js';
import { aboutReply, entryReply, isAbout, withSoon } from './compose.js';
import type { Reply } from './reply.js';
import { finish, type Shelf, type Turn } from './shelf.js';
import { compareNutrientsReply } from './structured/compare-nutrients.js';
import { conditionReply } from './structured/condition.js';
import { compareFoodsReply, FOODS_SHOWN, foodReply, foodsKey, foodsReply } from './structured/foods.js';
import { interactionReply, interactionsReply, medicineReply } from './structured/interaction.js';
import { factsKey } from './structured/parts.js';
import { reliefReply } from './structured/relief.js';
import { sectionReply } from './structured/sections.js';
import { verdictReply } from './structured/verdict.js';

const FACTS = factsKey('');

const after = (key: string, start: string): string | null =>
  key.startsWith(start) ? key.slice(start.length) : null;

const foodsOf = (shelf: Shelf, nutrient: Nutrient, narrowed: readonly string[], turn: Turn): Reply | null => {
  const diets = DIETS.filter((diet) => narrowed.includes(diet));
  const from = Number(narrowed.find((part) => /^\d{1,3}$/u.test(part)) ?? 0);
  return foodsReply(shelf, nutrient, diets, turn, from);
};

const ofNutrient = (shelf: Shelf, nutrient: Nutrient, rest: string, turn: Turn): Reply | null => {
  const [section = '', ...narrowed] = rest.split('~');
  switch (section) {
    case 'daily':
      return sectionReply(shelf, nutrient, 'nutrient-dosage', turn);
    // The amount somebody named is theirs alone; what is said to everybody is what too much does.
    case 'limit':
      return sectionReply(shelf, nutrient, 'nutrient-excess', turn);
    case 'foods':
      return foodsOf(shelf, nutrient, narrowed, turn);
    case 'interactions':
      return interactionsReply(shelf, nutrient, turn);
    default:
      return sectionReply(shelf, nutrient, section, turn);
  }
};

/** The two things whose ids, joined by a hyphen, make a text; ids hold hyphens themselves. */
const pairIn = <Thing>(text: string | null, things: ReadonlyMap<string, Thing>): [Thing, Thing] | null => {
  for (const [id, first] of text === null ? [] : things) {
    const rest = after(text!, `${id}-`);
    const second = rest === null ? undefined : things.get(rest);
    if (second !== undefined) return [first, second];
  }
  return null;
};

const structured = (shelf: Shelf, key: string, turn: Turn): Reply | null => {
  const relief = shelf.relief.get(after(key, 'relief-') ?? '');
  if (relief) return reliefReply(shelf, relief, turn);
  const verdict = shelf.verdicts.find(({ id }) => id === key);
  if (verdict) return verdictReply(shelf, verdict, turn);
  const [subject = '', ...narrowed] = key.split('~');
  const nutrients = narrowed.flatMap((id) => shelf.nutrients.get(id) ?? []);
  const food = shelf.foods.get(after(subject, 'food-') ?? '');
  if (food) return foodReply(shelf, food, nutrients, turn);
  const pair = pairIn(after(subject, 'versus-'), shelf.nutrients);
  if (pair) return compareNutrientsReply(shelf, pair, turn);
  const foods = pairIn(after(subject, 'compare-'), shelf.foods);
  if (foods) return compareFoodsReply(shelf, foods, nutrients, turn);
  for (const nutrient of shelf.nutrients.values()) {
    const rest = after(key, `${nutrient.id}-`);
    const found = rest === null ? null : ofNutrient(shelf, nutrient, rest, turn);
    if (found !== null) return found;
    const partner = key.endsWith(`-${nutrient.id}`) ? key.slice(0, -nutrient.id.length - 1) : '';
    const medicine = shelf.medicines.get(partner);
    const condition = shelf.conditions.get(after(partner, 'with-') ?? '');
    if (medicine) return interactionReply(shelf, nutrient, medicine, turn);
    if (condition) return conditionReply(shelf, nutrient, condition, turn);
  }
  const medicine = key.endsWith('-cramps') ? shelf.medicines.get(key.slice(0, -'-cramps'.length)) : undefined;
  return medicine ? medicineReply(shelf, medicine, turn) : null;
};

/**
 * An answer once more, by its id: for buttons, which carry ids alone. What it said of one person (their age, an amount
 * they named) is not in the id, so what comes back may be shown to anybody. Null for an id that is not known (any more).
 */
export const recall = (shelf: Shelf, key: string): Reply | null => {
  const turn: Turn = { topic: '', confidence: 1, nutrients: [] };
  const entry = shelf.faq.get(key);
  if (entry) return entryReply(shelf, entry, { ...turn, topic: entry.topic, nutrients: entry.nutrients });
  if (isAbout(key)) return aboutReply(shelf, key, turn);
  const facts = after(key, FACTS);
  const found = facts === null ? null : structured(shelf, facts, turn);
  return found === null ? null : finish(shelf, { ...found, confidence: 1 });
};

/** Where a page of foods lies among the others: the keys of its neighbours, and the number of pages. */
export type Pages = { previous: string | null; next: string | null; page: number; of: number };

/** The neighbours of a page of foods; null for any other answer, and where there is one page alone. */
export const pagesOf = (shelf: Shelf, key: string): Pages | null => {
  const [subject = '', ...parts] = key.split('~');
  const nutrient = shelf.nutrients.get(after(subject, FACTS)?.replace(/-foods$/u, '') ?? '');
  if (nutrient === undefined || !subject.endsWith('-foods')) return null;
  const diets = DIETS.filter((diet) => parts.includes(diet));
  const from = Number(parts.find((part) => /^\d+$/u.test(part)) ?? 0);
  const count = foodsRich([...shelf.foods.values()], nutrient.id, { diets }).length;
  if (count <= FOODS_SHOWN) return null;
  const keyAt = (start: number): string => factsKey(foodsKey(nutrient, diets, start));
  return {
    previous: from > 0 ? keyAt(Math.max(0, from - FOODS_SHOWN)) : null,
    next: from + FOODS_SHOWN < count ? keyAt(from + FOODS_SHOWN) : null,
    page: Math.floor(from / FOODS_SHOWN) + 1,
    of: Math.ceil(count / FOODS_SHOWN),
  };
};

/** An answer in plainer words or with its detail, where the knowledge holds them; else as it is. */
export const viewed = (shelf: Shelf, reply: Reply, view: 'full' | 'simple' | 'more'): Reply => {
  const text = view === 'simple' ? reply.simple : view === 'more' ? reply.more : null;
  if (text === null) return reply;
  const kept = view === 'more' ? reply.blocks : [];
  return finish(shelf, { ...reply, blocks: [...kept, { kind: 'text', text }] });
};

/** An answer with the line of a red flag that its asker's words raised: showing it otherwise takes nothing away. */
export const withSoonLine = (
  shelf: Shelf,
  reply: Reply,
  { flags }: { flags: readonly { id: string; says: string }[] },
  flag: string | null,
): Reply => {
  const line = flags.find(({ id }) => id === flag)?.says;
  return flag === null || line === undefined
    ? reply
    : withSoon(shelf, reply, { redFlags: [flag], lines: [line] });
};
