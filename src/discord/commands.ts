import type { Command } from './command.js';
import { command as ask } from './commands/ask.js';
import { command as nutrient } from './commands/nutrient.js';

/** Every slash command: what is dispatched, deployed and listed in /help. */
export const commands: readonly Command[] = [ask, nutrient];
