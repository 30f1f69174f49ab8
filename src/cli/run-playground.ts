import type { Config } from '../config.js';
import type { Brain } from '../engine/brain.js';
import { createLog } from '../observability/log.js';
import { ensurePage, PAGE } from '../playground/build-page.js';
import { run as chat } from './chat.js';

const TOKEN_HINT =
  'To connect Discord: create an application at https://discord.com/developers/applications, copy its bot token into\n' +
  '.env (see .env.example), start again.\n';

const untilSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });

/** Serves the playground until it is told to stop; where there is no page and no means to build one, the chat. */
export const runPlayground = async (config: Config, brain: Brain): Promise<number> => {
  if (!(await ensurePage())) {
    process.stderr.write(
      `No DISCORD_TOKEN is set, and the playground's page is not built (npm install && npm run build makes it), so here\nis the chat in your terminal. ${TOKEN_HINT}\n`,
    );
    return chat();
  }
  const { startPlayground } = await import('../playground/playground.js');
  const { PortTaken } = await import('../playground/server.js');
  // What the bot logs would bury the address; a level that was asked for is kept.
  const log = createLog(process.env.LOG_LEVEL ? config.LOG_LEVEL : 'warn');
  try {
    const playground = await startPlayground({ config, brain, log, page: PAGE });
    process.stdout.write(
      `Footnote's playground: ${playground.address}\nA small Discord with the real bot in it, on this machine alone. Ctrl-C ends it and forgets all.\n${TOKEN_HINT}`,
    );
    await untilSignal();
    await playground.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    process.stderr.write(
      `PORT: ${config.PORT} is in use by another program. Start with another, such as PORT=${config.PORT + 1} npm start\n`,
    );
    return 2;
  }
};
