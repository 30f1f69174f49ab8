import { amountIn, foodsRich, percentDailyValue } from '../../knowledge/lookup.js';
import type { Diet, Food } from '../../knowledge/schema/food.js';
import type { Nutrient } from '../../knowledge/schema/nutrient.js';
import type { Bar, Block, Reply } from '../reply.js';
import type { Shelf, Turn } from '../shelf.js';
import { amountWords } from './amounts.js';
import { capital, factsReply, listed, stated } from './parts.js';

/** How many foods a list shows at once. */
export const FOODS_SHOWN = 8;

/** An answer's id with what narrows it: "magnesium-foods~vegan~8". */
const narrowed = (id: string, ...by: string[]): string => [id, ...by].join('~');

/** The id of a page of foods: "magnesium-foods~vegan~8". */
export const foodsKey = ({ id }: Nutrient, diets: readonly Diet[], from: number): string =>
  narrowed(`${id}-foods`, ...diets, ...(from > 0 ? [String(from)] : []));

/** One food's share of a nutrient as a bar; null where the table does not say. */
export const barOf = (shelf: Shelf, nutrient: string, food: Food): Bar | null => {
  const held = amountIn(food, nutrient);
  if (held === undefined) return null;
  return {
    label: `${food.name}, ${food.serving}`,
    percent: percentDailyValue(shelf.dailyValues, nutrient, held) ?? 0,
    value: amountWords(nutrient, held.amount, held.unit),
  };
};

const dailyValueSources = (shelf: Shelf, nutrient: string): string[] =>
  shelf.dailyValues.find((value) => value.nutrient === nutrient)?.sources ?? [];

/** Which foods hold a nutrient, richest first. Null where none fits. */
export const foodsReply = (
  shelf: Shelf,
  nutrient: Nutrient,
  diets: readonly Diet[],
  turn: Turn,
  from = 0,
): Reply | null => {
  const foods = foodsRich([...shelf.foods.values()], nutrient.id, { diets })
    .slice(from, from + FOODS_SHOWN)
    .map(({ food }) => food);
  const bars = foods.flatMap((food) => barOf(shelf, nutrient.id, food) ?? []);
  if (bars.length === 0) return null;
  const kind = diets.length > 0 ? ` that are ${listed(diets)}` : '';
  const top = listed(foods.slice(0, 3).map((food) => food.name.toLowerCase()));
  const lead =
    from === 0
      ? `Good sources of ${nutrient.name}${kind} are ${top}.`
      : `Further foods with ${nutrient.name}${kind}: ${top}${foods.length > 3 ? ' and more' : ''}.`;
  const alt = `Bar chart of percent of the daily value in a serving: ${bars.map((bar) => `${bar.label} ${bar.percent}%`).join('; ')}.`;
  return factsReply(
    shelf,
    {
      id: foodsKey(nutrient, diets, from),
      topic: 'nutrient-foods',
      question: `Which ${diets.length > 0 ? `${listed(diets)} ` : ''}foods are rich in ${nutrient.name}?`,
      blocks: [
        { kind: 'text', text: lead },
        { kind: 'chart', title: `${capital(nutrient.name)} in a serving`, bars, alt },
        ...(nutrient.absorption ? [{ kind: 'text' as const, text: stated(nutrient.absorption) }] : []),
      ],
      sources: [...foods.flatMap((food) => food.sources), ...dailyValueSources(shelf, nutrient.id)],
      nutrients: [nutrient.id],
      suggestions: [
        `How much ${nutrient.name} a day?`,
        `What are the signs of low ${nutrient.name}?`,
        `Does ${nutrient.name} help cramps?`,
      ],
    },
    turn,
  );
};

/** How much of a nutrient one food holds. Null where the table does not say. */
export const foodReply = (
  shelf: Shelf,
  food: Food,
  nutrients: readonly Nutrient[],
  turn: Turn,
): Reply | null => {
  const wanted = nutrients.length > 0 ? nutrients : [...shelf.nutrients.values()];
  const held = wanted.flatMap((nutrient) => {
    const bar = barOf(shelf, nutrient.id, food);
    return bar === null ? [] : [{ nutrient, bar }];
  });
  const first = held[0];
  if (first === undefined) return null;
  const name = food.name.toLowerCase();
  const asked = listed(nutrients.map((nutrient) => nutrient.name));
  const facts = held.map(({ nutrient, bar }) => ({
    label: capital(nutrient.name),
    value: `${bar.value}, ${bar.percent}% of the daily value`,
  }));
  return factsReply(
    shelf,
    {
      id: narrowed(`food-${food.id}`, ...nutrients.map(({ id }) => id)),
      topic: 'nutrient-foods',
      question: nutrients.length > 0 ? `How much ${asked} is in ${name}?` : `What is in ${name}?`,
      blocks:
        held.length === 1
          ? [
              {
                kind: 'text',
                text: `A serving of ${name} (${food.serving}) has ${first.bar.value} of ${first.nutrient.name}, which is ${first.bar.percent}% of the daily value.`,
              },
            ]
          : [
              { kind: 'text', text: `This is what a serving of ${name} (${food.serving}) holds.` },
              { kind: 'table', title: food.name, rows: facts },
            ],
      sources: [...food.sources, ...held.flatMap(({ nutrient }) => dailyValueSources(shelf, nutrient.id))],
      nutrients: nutrients.map((nutrient) => nutrient.id),
      suggestions: nutrients
        .slice(0, 1)
        .flatMap((nutrient) => [
          `Which foods are rich in ${nutrient.name}?`,
          `How much ${nutrient.name} a day?`,
        ]),
    },
    turn,
  );
};

/** Up to this many nutrients of two foods are drawn; more are read more easily than seen. */
const MOST_CHARTED = 4;

/** Bars of two things by turns, with what they show in words. */
export const sideBySide = (bars: Bar[]): Block => ({
  kind: 'chart',
  title: 'Side by side, in a serving',
  bars,
  alt: `Bar chart of percent of the daily value in a serving: ${bars.map((bar) => `${bar.label} ${bar.percent}%`).join('; ')}.`,
});

/** Two foods side by side for a nutrient, or for all that both list. */
export const compareFoodsReply = (
  shelf: Shelf,
  foods: readonly Food[],
  nutrients: readonly Nutrient[],
  turn: Turn,
): Reply | null => {
  const [left, right] = foods;
  if (left === undefined || right === undefined) return null;
  const wanted = nutrients.length > 0 ? nutrients : [...shelf.nutrients.values()];
  const rows = wanted.flatMap((nutrient) => {
    const bars = [left, right].map((food) => barOf(shelf, nutrient.id, food));
    if (bars[0] == null || bars[1] == null) return [];
    const words = (bar: Bar): string => `${bar.value} (${bar.percent}%)`;
    return [
      {
        nutrient,
        left: bars[0],
        right: bars[1],
        label: capital(nutrient.name),
        value: `${left.name} ${words(bars[0])}; ${right.name} ${words(bars[1])}`,
      },
    ];
  });
  const first = rows[0];
  if (first === undefined) return null;
  const [more, less] = first.left.percent >= first.right.percent ? [left, right] : [right, left];
  const [most, least] =
    first.left.percent >= first.right.percent ? [first.left, first.right] : [first.right, first.left];
  const lead = `${more.name} has more ${first.nutrient.name} in a serving: ${most.value} in ${more.serving}, against ${least.value} in ${less.serving} of ${less.name.toLowerCase()}.`;
  const absorbed = first.nutrient.absorption;
  return factsReply(
    shelf,
    {
      id: narrowed(`compare-${left.id}-${right.id}`, ...nutrients.map(({ id }) => id)),
      topic: 'nutrient-foods',
      question: `${left.name} or ${right.name.toLowerCase()}${nutrients.length > 0 ? ` for ${listed(nutrients.map((nutrient) => nutrient.name))}` : ''}?`,
      blocks: [
        { kind: 'text', text: lead },
        ...(rows.length <= MOST_CHARTED
          ? [
              sideBySide(
                rows.flatMap((row) => [
                  { ...row.left, label: `${left.name}, ${left.serving}: ${row.nutrient.name}` },
                  { ...row.right, label: `${right.name}, ${right.serving}: ${row.nutrient.name}` },
                ]),
              ),
            ]
          : []),
        ...(rows.length > MOST_CHARTED
          ? [
              {
                kind: 'table' as const,
                title: 'In a serving, with percent of the daily value',
                rows: rows.map(({ label, value }) => ({ label, value })),
              },
            ]
          : []),
        ...(absorbed ? [{ kind: 'text' as const, text: stated(absorbed) }] : []),
      ],
      sources: [...left.sources, ...right.sources, ...(absorbed?.sources ?? [])],
      nutrients: rows.map(({ nutrient }) => nutrient.id),
    },
    turn,
  );
};
