import { openBrain } from './brain.js';
import { run as chat } from './chat.js';
import { checkSettings } from './check-settings.js';
import { runBot } from './run-bot.js';
import { readSettings } from './settings.js';

export const meta = {
  name: 'start',
  description: 'Runs the bot; without a token, the chat in the terminal; --check only verifies the settings',
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
  if (read.config.DISCORD_TOKEN === undefined) {
    process.stderr.write(
      'No DISCORD_TOKEN is set, so here is the chat in your terminal. To connect Discord: create an application at\n' +
        'https://discord.com/developers/applications, copy its bot token into .env (see .env.example), start again.\n\n',
    );
    return chat();
  }
  const opened = openBrain();
  if (!opened.ok) return opened.code;
  return runBot(read.config, opened.brain);
};
