import { checkAnswers } from './check/answers.js';
import { checkDates } from './check/dates.js';
import { checkFoods } from './check/foods.js';
import { checkIntents } from './check/intents.js';
import { checkNames } from './check/names.js';
import { checkNutrients } from './check/nutrients.js';
import { checkProse } from './check/prose.js';
import { checkReferences } from './check/references.js';
import { checkSources } from './check/sources.js';
import type { Fault } from './fault.js';
import type { Knowledge } from './files.js';

/**
 * Everything wrong that no single file's form can show: dead ids, doubled wordings, topics without a home, texts too
 * hard to read, claims too bold, reviews overdue. `today` is an ISO day.
 */
export const checkKnowledge = (knowledge: Knowledge, today: string): Fault[] => [
  ...checkAnswers(knowledge),
  ...checkIntents(knowledge),
  ...checkNutrients(knowledge),
  ...checkFoods(knowledge),
  ...checkNames(knowledge),
  ...checkReferences(knowledge),
  ...checkSources(knowledge),
  ...checkProse(knowledge),
  ...checkDates(knowledge, today),
];
