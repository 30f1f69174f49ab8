import type { Config } from '../config.js';
import type { Brain } from '../engine/brain.js';
import { createLog } from '../observability/log.js';
import { ensurePage, PAGE } from '../playground/build-page.js';
import { run as chat } from './chat.js';

const TOKEN_HINT =
  'To connect Discord instead: create an application at https://discord.com/developers/applications, copy its bot\n' +
  'token into .env (see .env.example), and start again.\n';

const untilSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });

const nextTo = (port: number): number => (port < 65_535 ? port + 1 : port - 1);

/** Serves the playground until it is told to stop; where there is no page and no means to build one, the chat. */
export const runPlayground = async (config: Config, brain: Brain): Promise<number> => {
  if (!(await ensurePage())) {
    process.stderr.write(
      "No DISCORD_TOKEN is set and the playground's page is not built (npm install && npm run build makes it), so here is\n" +
        `the chat in your terminal.\n${TOKEN_HINT}\n`,
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
      `PORT: ${config.PORT} is in use by another program. Set another, such as PORT=${nextTo(config.PORT)}, in .env or before npm start.\n`,
    );
    return 2;
  }
};
