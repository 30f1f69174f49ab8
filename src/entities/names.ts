import type { Knowledge } from '../knowledge/files.js';
import type { Named } from './gazetteer.js';

/** Every name in the knowledge that a message may hold. */
export const namesOf = (knowledge: Knowledge): Named[] => [
  ...knowledge.nutrients.map(({ value }) => ({
    kind: 'nutrient' as const,
    id: value.id,
    names: [
      value.name,
      ...value.names,
      ...value.misspellings,
      ...value.bloodNames.low,
      ...value.bloodNames.high,
    ],
  })),
  ...knowledge.foods.map((food) => ({
    kind: 'food' as const,
    id: food.id,
    names: [food.name, ...food.aliases],
  })),
  ...knowledge.medicines.map((medicine) => ({
    kind: 'medicine' as const,
    id: medicine.id,
    names: [
      medicine.name,
      ...medicine.names,
      ...medicine.examples,
      ...medicine.brands,
      ...medicine.misspellings,
    ],
  })),
  ...knowledge.bodyParts.map((part) => ({
    kind: 'body-part' as const,
    id: part.id,
    names: [part.name, ...part.names],
  })),
  ...knowledge.conditions.map((condition) => ({
    kind: 'group' as const,
    id: condition.id,
    names: [condition.name, ...condition.names],
  })),
  ...knowledge.lookAlikes.map((illness) => ({
    kind: 'condition' as const,
    id: illness.id,
    names: [illness.name, ...illness.names],
  })),
  ...knowledge.verdicts.map((verdict) => ({
    kind: 'treatment' as const,
    id: verdict.treatment,
    names: [verdict.name, ...verdict.names],
  })),
  ...knowledge.diets.map((diet) => ({ kind: 'diet' as const, id: diet.id, names: diet.names })),
];
