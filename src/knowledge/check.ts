import { checkAnswers } from './check/answers.js';
import { checkIntents } from './check/intents.js';
import type { Fault } from './fault.js';
import type { Knowledge } from './files.js';

/** Everything wrong across files that no single file's form can show: dead ids, doubled wordings, topics without a home. */
export const checkKnowledge = (knowledge: Knowledge): Fault[] => [
  ...checkAnswers(knowledge),
  ...checkIntents(knowledge),
];
