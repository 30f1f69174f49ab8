import { openCheck } from '../check-open.js';
import type { Command } from '../command.js';

export const command: Command = {
  data: {
    name: 'symptom-check',
    description: 'A private check of your cramps: danger first, then what may fit and whom to see',
  },
  run: openCheck,
};
