import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import type { Config } from './config.js';
import type { Bot, Turn } from './discord/bot.js';
import { createClient } from './discord/client.js';
import { createConversations } from './discord/conversations.js';
import { deploy } from './discord/deploy.js';
import { onInteraction } from './discord/events/interaction.js';
import { onMessage, type RawMessage } from './discord/events/message.js';
import { createRecent } from './discord/recent.js';
import type { Brain } from './engine/brain.js';
import { createLog, type Log } from './observability/log.js';
import { openStore } from './storage/open.js';

/** A bot that runs: its client, and how to end it without losing what is in flight. */
export type App = { client: Client<true>; bot: Bot; stop(): Promise<void> };

/** `onTurn` sees what was said: for the playground's panel, never for a log. */
export type AppOptions = { brain: Brain; now?: () => number; log?: Log; onTurn?: (turn: Turn) => void };

/** An event may come several times (Discord promises nothing else); this many are remembered. */
const EVENTS_REMEMBERED = 10_000;
const LONGEST_DRAIN_MS = 10_000;

/** Waits for running work, or for the time to run out. */
const drain = async (running: ReadonlySet<Promise<void>>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_DRAIN_MS);
  });
  await Promise.race([Promise.allSettled(running), late]);
  clearTimeout(timer);
};

/**
 * Puts the parts together and connects. Resolves once Discord has accepted us; rejects where it does not. The token
 * must be set.
 */
export const startApp = async (
  config: Config,
  { brain, now = Date.now, log = createLog(config.LOG_LEVEL), onTurn }: AppOptions,
): Promise<App> => {
  const store = await openStore(config);
  const client = createClient(config);
  const bot: Bot = {
    brain,
    conversations: createConversations(),
    log,
    now,
    store,
    symptomCheck: config.SYMPTOM_CHECK,
    country: config.EMERGENCY_COUNTRY ?? null,
    ...(onTurn === undefined ? {} : { onTurn }),
  };
  const recent = createRecent(EVENTS_REMEMBERED);
  const running = new Set<Promise<void>>();
  let stopping = false;
  const run = (id: string, work: () => Promise<void>): void => {
    if (stopping || !recent.first(id)) return;
    const task = work().finally(() => running.delete(task));
    running.add(task);
  };

  client.on(Events.Error, (error) => log.error({ event: 'client-error', err: error }));
  client.on(Events.ShardError, (error, shard) => log.error({ event: 'shard-error', shard, err: error }));
  client.on(Events.Warn, (message) => log.warn({ event: 'client-warning', message }));
  client.on(Events.InteractionCreate, (interaction) =>
    run(interaction.id, () => onInteraction(interaction, bot)),
  );
  // From the raw dispatch: without guild caches discord.js drops messages whose channel it does not know.
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: RawMessage) =>
    run(message.id, async () => {
      if (client.isReady()) await onMessage(client, message, bot);
    }),
  );

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(config.DISCORD_TOKEN);
  const connected = await ready;
  log.info({ event: 'ready', user: connected.user.id, shards: connected.ws.shards.size });
  deploy(connected.rest, connected.application.id)
    .then(({ changed, count }) => log.info({ event: 'commands', changed, count }))
    .catch((error) => log.error({ event: 'deploy-failed', err: error }));

  return {
    client: connected,
    bot,
    stop: async () => {
      stopping = true;
      await drain(running);
      await client.destroy();
      await store.close();
    },
  };
};
