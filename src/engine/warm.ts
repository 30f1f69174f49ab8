import { emptyContext } from '../dialogue/context.js';
import { answer } from './answer.js';
import type { Brain } from './brain.js';

const QUESTIONS = ['why do i get leg cramps at night', 'how much potassium a day', 'my calf is swollen'];
const TIMES = 5;

/** Runs a few questions through; cold code answers ten times slower, and nobody's first question should find that out. */
export const warm = (brain: Brain): void => {
  for (const text of QUESTIONS)
    for (let times = 0; times < TIMES; times++) answer({ text, at: 0 }, emptyContext, brain);
};
