import { startApp } from '../app.js';
import type { Config } from '../config.js';
import { startEmulator } from '../emulator/emulator.js';

import type { Brain } from '../engine/brain.js';
import { warm } from '../engine/warm.js';
import type { Log } from '../observability/log.js';
import { serveAttachment } from './attachments.js';
import { createMirror } from './mirror.js';
import { startServer } from './server.js';
import { createSession, type Session } from './session.js';
import { createStories } from './stories.js';
import { buildWorld, MESSAGE_CONTENT, settle } from './world.js';

export type PlaygroundOptions = {
  /** The owner's settings; what would reach outside is replaced. */
  config: Config;
  brain: Brain;
  log: Log;
  /** The folder of the built page. */
  page: string;
};

/**
 * A small Discord in the browser with the real bot in it: the emulator, the bot connected to it as to Discord, and a
 * server for the page, all in this process and on loopback. Nothing is kept once it ends. Rejects with `PortTaken`
 * where the port is in use.
 */
export const startPlayground = async ({ config, brain, log, page }: PlaygroundOptions) => {
  const emulator = await startEmulator({ granted: MESSAGE_CONTENT, keepMessages: 500, keepJournal: 100 });
  const world = buildWorld(emulator);
  const mirror = createMirror(emulator, world);
  const sessions = new Set<Session>();
  const stories = createStories(brain, (person, story) => {
    for (const session of sessions) if (session.isBeing(person)) session.tell(story);
  });
  emulator.onChange((change) => {
    stories.hear(change);
    for (const session of sessions) session.hear(change);
  });

  const server = await startServer({
    port: config.PORT,
    page,
    extra: (path, response) => serveAttachment(emulator, path, response),
    open: (send) => {
      const session = createSession({ emulator, mirror, explained: stories.of, send });
      sessions.add(session);
      return session;
    },
    close: (session) => void sessions.delete(session),
  }).catch(async (error) => {
    await emulator.close();
    throw error;
  });

  const local: Config = {
    ...config,
    DISCORD_TOKEN: emulator.token,
    DISCORD_API_URL: emulator.apiUrl,
    DATABASE_URL: undefined,
    DATABASE_FILE: ':memory:',
    MESSAGE_CONTENT: true,
    SHARD_IDS: undefined,
    SHARD_COUNT: undefined,
    METRICS_PORT: undefined,
  };
  const app = await startApp(local, {
    brain,
    log,
    onTurn: stories.turn,
  });
  await settle(app.bot.store, world);
  warm(brain);

  return {
    address: server.address,
    /** The Discord behind it. */
    emulator,
    stop: async (): Promise<void> => {
      await server.close();
      await app.stop();
      await emulator.close();
    },
  };
};
