import { openBrain } from './brain.js';
import { checkSettings } from './check-settings.js';
import { runBot } from './run-bot.js';
import { runPlayground } from './run-playground.js';
import { readSettings } from './settings.js';

export const meta = {
  name: 'start',
  description:
    'Runs the bot; without a token, the playground in a browser; --check only verifies the settings',
};

export const run = async (args: string[] = []): Promise<number> => {
  const unknown = args.find((arg) => arg !== '--check');
  if (unknown !== undefined) {
    process.stderr.write(`start knows no "${unknown}", only --check\n`);
    return 2;
  }
  if (args.includes('--check')) return checkSettings();
  const read = readSettings();
  if (!read.ok) return read.code;
  const opened = openBrain();
  if (!opened.ok) return opened.code;
  if (read.config.DISCORD_TOKEN === undefined) return runPlayground(read.config, opened.brain);
  return runBot(read.config, opened.brain);
};
