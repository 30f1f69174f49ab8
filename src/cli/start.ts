import { openBrain } from './brain.js';
import { run as chat } from './chat.js';
import { readSettings } from './settings.js';

export const meta = { name: 'start', description: 'Runs the bot; without a token, the chat in the terminal' };

const untilSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });

export const run = async (): Promise<number> => {
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
  const { startApp } = await import('../app.js');
  const app = await startApp(read.config, { brain: opened.brain });
  const signal = await untilSignal();
  app.bot.log.info({ event: 'stopping', signal });
  await app.stop();
  return 0;
};
