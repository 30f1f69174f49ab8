import { type Entity, isMass } from '../entities/entity.js';
import { amountIn } from '../knowledge/lookup.js';
import { DIETS } from '../knowledge/schema/food.js';
import type { Nutrient } from '../knowledge/schema/nutrient.js';
import type { Reply } from './reply.js';
import type { Shelf, Turn } from './shelf.js';
import { conditionReply } from './structured/condition.js';
import { dosageReply } from './structured/dosage.js';
import { compareFoodsReply, foodReply, foodsReply } from './structured/foods.js';
import { interactionReply, interactionsReply, medicineReply } from './structured/interaction.js';
import { isAboveLimit, limitReply } from './structured/limit.js';
import { idsOf } from './structured/parts.js';
import { isAnyone, personOf } from './structured/person.js';
import { reliefFor, reliefReply } from './structured/relief.js';
import { sectionReply } from './structured/sections.js';
import { verdictFor, verdictReply } from './structured/verdict.js';

/** An answer from structured facts; `specific` where the message named what they are about beyond the nutrient. */
export type Structured = { reply: Reply; specific: boolean };

/**
 * An answer put together from the structured knowledge, where topic and entities say which facts are wanted: "how much
 * calcium does a 14 year old girl need", "is 600 mg magnesium too much", "does omeprazole affect magnesium". Null where
 * they do not; then a written answer is looked for.
 */
export const structuredReply = (
  shelf: Shelf,
  topic: string,
  entities: readonly Entity[],
  turn: Turn,
): Structured | null => {
  const specific = specificReply(shelf, topic, entities, turn);
  if (specific !== null) return { reply: specific, specific: true };
  const nutrient = shelf.nutrients.get(idsOf(entities, 'nutrient')[0] ?? '');
  const general = nutrient === undefined ? null : generalReply(shelf, topic, entities, nutrient, turn);
  return general === null ? null : { reply: general, specific: false };
};

/** What is said of a nutrient under a topic, whoever asks. */
const generalReply = (
  shelf: Shelf,
  topic: string,
  entities: readonly Entity[],
  nutrient: Nutrient,
  turn: Turn,
): Reply | null => {
  if (topic === 'nutrient-foods') return foodsReply(shelf, nutrient, [], turn);
  if (topic === 'nutrient-interaction')
    return idsOf(entities, 'group').length === 0 ? interactionsReply(shelf, nutrient, turn) : null;
  return sectionReply(shelf, nutrient, topic, turn);
};

const medicineIn = (shelf: Shelf, entities: readonly Entity[]) =>
  idsOf(entities, 'medicine').flatMap((id) => shelf.medicines.get(id) ?? [])[0];

const specificReply = (
  shelf: Shelf,
  topic: string,
  entities: readonly Entity[],
  turn: Turn,
): Reply | null => {
  const nutrients = idsOf(entities, 'nutrient').flatMap((id) => shelf.nutrients.get(id) ?? []);
  const nutrient = nutrients[0];
  const groups = idsOf(entities, 'group');
  switch (topic) {
    case 'nutrient-interaction':
    case 'nutrient-supplement-form': {
      if (nutrient === undefined) return null;
      // An amount above the limit comes first, whatever else was asked.
      const amount = entities.find(isMass);
      const person = personOf(entities);
      if (amount && isAboveLimit(nutrient, amount, person))
        return limitReply(shelf, nutrient, amount, person, turn);
      const medicine = medicineIn(shelf, entities);
      const pair = medicine ? interactionReply(shelf, nutrient, medicine, turn) : null;
      const condition = groups.flatMap((id) => shelf.conditions.get(id) ?? [])[0];
      return pair ?? (condition ? conditionReply(shelf, nutrient, condition, turn) : null);
    }
    case 'cause-medication': {
      const medicine = medicineIn(shelf, entities);
      if (medicine === undefined) return null;
      return nutrient
        ? interactionReply(shelf, nutrient, medicine, turn)
        : medicineReply(shelf, medicine, turn);
    }
    case 'nutrient-excess':
    case 'nutrient-dosage': {
      if (nutrient === undefined) return null;
      const person = personOf(entities);
      const quantity = entities.find(isMass);
      if (quantity) return limitReply(shelf, nutrient, quantity, person, turn);
      return topic === 'nutrient-dosage' && !isAnyone(person)
        ? dosageReply(shelf, nutrient, person, turn)
        : null;
    }
    case 'nutrient-foods': {
      const foods = idsOf(entities, 'food').flatMap((id) => shelf.foods.get(id) ?? []);
      const diets = DIETS.filter((diet) => idsOf(entities, 'diet').includes(diet));
      const held = nutrients.filter((known) => foods.every((food) => amountIn(food, known.id) !== undefined));
      if (foods.length >= 2) return compareFoodsReply(shelf, foods, held, turn);
      if (foods[0]) return foodReply(shelf, foods[0], held, turn);
      return nutrient && diets.length > 0 ? foodsReply(shelf, nutrient, diets, turn) : null;
    }
    case 'home-remedy-myth': {
      const verdict = idsOf(entities, 'treatment').flatMap(
        (treatment) => verdictFor(shelf, treatment, groups) ?? [],
      )[0];
      return verdict ? verdictReply(shelf, verdict, turn) : null;
    }
    case 'relief-now': {
      const parts = idsOf(entities, 'body-part');
      const relief = parts.length > 0 && groups.length === 0 ? reliefFor(shelf, parts) : undefined;
      return relief ? reliefReply(shelf, relief, turn) : null;
    }
    default:
      return null;
  }
};
