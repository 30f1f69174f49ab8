import type { Medicine, NutrientEffect } from '../../knowledge/schema/medicine.js';
import type { Nutrient } from '../../knowledge/schema/nutrient.js';
import type { Reply } from '../reply.js';
import type { Shelf, Turn } from '../shelf.js';
import { capital, factsReply, listed, stated } from './parts.js';

const hours = (from: number, most: number | undefined): string =>
  `${most !== undefined && most !== from ? `${from} to ${most}` : from} hour${from === 1 && most === undefined ? '' : 's'}`;

/** How far apart to take the two, in one sentence; empty where it makes no difference. */
const spacingWords = (medicine: Medicine, nutrient: string, effect: NutrientEffect): string => {
  const { spacing } = effect;
  if (spacing === undefined) return '';
  return `Take ${medicine.name.toLowerCase()} ${hours(spacing.hoursBefore, spacing.hoursBeforeAtMost)} before or ${hours(spacing.hoursAfter, spacing.hoursAfterAtMost)} after ${nutrient}.`;
};

/** What a medicine and a nutrient do to one another. Null where the table says nothing of the pair. */
export const interactionReply = (
  shelf: Shelf,
  nutrient: Nutrient,
  medicine: Medicine,
  turn: Turn,
): Reply | null => {
  const effects = medicine.nutrients.filter((effect) => effect.nutrient === nutrient.id);
  if (effects.length === 0) return null;
  const lines = effects
    .flatMap((effect) => [stated(effect), spacingWords(medicine, nutrient.name, effect)])
    .filter((line) => line !== '');
  return factsReply(
    shelf,
    {
      id: `${medicine.id}-${nutrient.id}`,
      topic: 'nutrient-interaction',
      question: `Do ${medicine.name.toLowerCase()} and ${nutrient.name} affect each other?`,
      blocks: [
        { kind: 'text', text: lines.join(' ') },
        { kind: 'text', text: medicine.advice },
      ],
      sources: effects.flatMap((effect) => effect.sources),
      nutrients: [nutrient.id],
      suggestions: [`Which medicines interact with ${nutrient.name}?`, 'Which medicines cause cramps?'],
    },
    turn,
  );
};

/** Which medicines a nutrient gets along badly with. Null where none is listed. */
export const interactionsReply = (shelf: Shelf, nutrient: Nutrient, turn: Turn): Reply | null => {
  const found = [...shelf.medicines.values()].flatMap((medicine) =>
    medicine.nutrients
      .filter((effect) => effect.nutrient === nutrient.id)
      .map((effect) => ({ medicine, effect })),
  );
  if (found.length === 0) return null;
  const names = [...new Set(found.map(({ medicine }) => medicine.name.toLowerCase()))];
  return factsReply(
    shelf,
    {
      id: `${nutrient.id}-interactions`,
      topic: 'nutrient-interaction',
      question: `Which medicines interact with ${nutrient.name}?`,
      blocks: [
        {
          kind: 'text',
          text: `${capital(nutrient.name)} can interact with ${listed(names.slice(0, 5))}${names.length > 5 ? ' and others' : ''}. Ask a pharmacist before you combine them.`,
        },
        {
          kind: 'table',
          title: 'What happens',
          rows: found.slice(0, 8).map(({ medicine, effect }) => ({
            label: medicine.name,
            value: `${stated(effect)} ${spacingWords(medicine, nutrient.name, effect)}`.trim(),
          })),
        },
      ],
      sources: found.slice(0, 8).flatMap(({ effect }) => effect.sources),
      nutrients: [nutrient.id],
      suggestions: [`How much ${nutrient.name} a day?`, `What happens with too much ${nutrient.name}?`],
    },
    turn,
  );
};

/** Whether a medicine is linked to cramps. Null where the table does not say. */
export const medicineReply = (shelf: Shelf, medicine: Medicine, turn: Turn): Reply | null => {
  const { cramps } = medicine;
  if (cramps === undefined) return null;
  return factsReply(
    shelf,
    {
      id: `${medicine.id}-cramps`,
      topic: 'cause-medication',
      question: `Can ${medicine.name.toLowerCase()} cause cramps?`,
      blocks: [
        { kind: 'text', text: stated(cramps) },
        ...(cramps.numbers === undefined ? [] : [{ kind: 'text' as const, text: cramps.numbers }]),
        { kind: 'text', text: medicine.advice },
      ],
      sources: cramps.sources,
      suggestions: ['Which medicines cause cramps?', 'When should I see a doctor about cramps?'],
    },
    turn,
  );
};
