import type { Nutrient } from '../../knowledge/schema/nutrient.js';
import type { Bar, Reply } from '../reply.js';
import type { Shelf, Turn } from '../shelf.js';
import { dailySpan, limitSentence } from './dosage.js';
import { barOf, sideBySide } from './foods.js';
import { capital, factsReply, stated } from './parts.js';
import { GRADE_WORDS } from './sections.js';

/** How many foods that hold both are drawn. */
const FOODS_DRAWN = 4;

/** Foods that list both nutrients, those richest in the scarcer of the two first, as bars by turns. */
const sharedFoods = (shelf: Shelf, pair: readonly [Nutrient, Nutrient]): Bar[] =>
  [...shelf.foods.values()]
    .flatMap((food) => {
      const [first, second] = pair.map(({ id }) => barOf(shelf, id, food));
      return first && second ? [{ food, first, second, least: Math.min(first.percent, second.percent) }] : [];
    })
    .sort((one, other) => other.least - one.least)
    .slice(0, FOODS_DRAWN)
    .flatMap(({ food, first, second }) => [
      { ...first, label: `${food.name}, ${food.serving}: ${pair[0].name}` },
      { ...second, label: `${food.name}, ${food.serving}: ${pair[1].name}` },
    ]);

const about = (nutrient: Nutrient) => ({
  kind: 'table' as const,
  title: capital(nutrient.name),
  rows: [
    { label: 'What it does', value: stated(nutrient.role) },
    { label: 'Adults a day', value: dailySpan(nutrient) },
    { label: 'The most', value: limitSentence(nutrient, {}) || 'no limit is published' },
    { label: 'A real lack causes cramps', value: GRADE_WORDS[nutrient.cramps.deficiency.grade] },
    { label: 'A supplement helps ordinary cramps', value: GRADE_WORDS[nutrient.cramps.supplement.grade] },
  ],
});

/** Two nutrients side by side: what they do, how much, how strong the evidence is, and foods that hold both. */
export const compareNutrientsReply = (
  shelf: Shelf,
  pair: readonly [Nutrient, Nutrient],
  turn: Turn,
): Reply => {
  const [left, right] = pair;
  const bars = sharedFoods(shelf, pair);
  return factsReply(
    shelf,
    {
      id: `versus-${left.id}-${right.id}`,
      topic: 'nutrient-overview',
      question: `${capital(left.name)} or ${right.name}?`,
      blocks: [
        {
          kind: 'text',
          text: `${capital(left.name)} and ${right.name} do different work; one does not stand in for the other.`,
        },
        about(left),
        about(right),
        ...(bars.length > 0 ? [sideBySide(bars)] : []),
      ],
      sources: pair.flatMap(({ role, daily, limit, cramps }) => [
        ...role.sources,
        ...daily.sources,
        ...limit.sources,
        ...cramps.deficiency.sources,
        ...cramps.supplement.sources,
      ]),
      nutrients: [left.id, right.id],
      suggestions: pair.map(({ name }) => `Which foods are rich in ${name}?`),
    },
    turn,
  );
};
