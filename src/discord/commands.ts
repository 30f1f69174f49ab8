import type { Command } from './command.js';
import { command as about } from './commands/about.js';
import { command as ask } from './commands/ask.js';
import { command as compare } from './commands/compare.js';
import { command as crampNow } from './commands/cramp-now.js';
import { command as evidence } from './commands/evidence.js';
import { command as foods } from './commands/foods.js';
import { command as help } from './commands/help.js';
import { command as myth } from './commands/myth.js';
import { command as nutrient } from './commands/nutrient.js';
import { command as privacy } from './commands/privacy.js';
import { command as redFlags } from './commands/red-flags.js';
import { command as settings } from './commands/settings.js';
import { command as sources } from './commands/sources.js';
import { command as symptomCheck } from './commands/symptom-check.js';

/** Every slash command: what is dispatched, deployed and listed in /help. */
export const commands: readonly Command[] = [
  ask,
  crampNow,
  nutrient,
  foods,
  compare,
  evidence,
  myth,
  symptomCheck,
  redFlags,
  sources,
  settings,
  about,
  privacy,
  help,
];
