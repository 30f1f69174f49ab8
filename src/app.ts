import { type Client, GatewayCloseCodes } from 'discord.js';
import { type Config, runsOnSeveralMachines } from './config.js';
import type { Bot, Turn } from './discord/bot.js';
import { createClient } from './discord/client.js';
import { connect, leave, problemOfClose } from './discord/connect.js';
import { createConversations } from './discord/conversations.js';
import { deploy } from './discord/deploy.js';
import { sharedIdentifies } from './discord/identify.js';
import { createIntake } from './discord/intake.js';
import { listen } from './discord/listen.js';
import { createMemory, type Paces } from './discord/memory.js';
import { shardsOf, watch } from './discord/watch.js';
import type { Brain } from './engine/brain.js';
import { type HealthServer, serveHealth } from './observability/health.js';
import { createLog, type Log } from './observability/log.js';
import { noMetrics } from './observability/meter.js';
import { noteRequest } from './observability/turn.js';
import { openStorePatiently } from './storage/open.js';
import { steady } from './storage/steady.js';
import { DEFAULT_SETTINGS } from './storage/store.js';

/** A bot that runs. */
export type App = {
  client: Client<true>;
  bot: Bot;
  /** Port of metrics and health; null where they are off. */
  healthPort: number | null;
  /** Resolves with the reason where the bot cannot go on and must be started anew. Never rejects. */
  lost: Promise<string>;
  /** Takes nothing new, finishes what is under way, at most ten seconds, and leaves. */
  stop(): Promise<void>;
};

/**
 * `onTurn` sees what was said: for the playground's panel, never for a log. `later` is the timer: it does something
 * after so many milliseconds, and gives back what calls it off.
 */
export type AppOptions = {
  brain: Brain;
  now?: () => number;
  later?: Bot['later'];
  paces?: Paces;
  log?: Log;
  onTurn?: (turn: Turn) => void;
  /** Gives up connecting. */
  signal?: AbortSignal;
};

const LONGEST_DRAIN_MS = 10_000;

const laterByTimer: Bot['later'] = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

/**
 * Puts the parts together and connects, however long Discord is away. Resolves once Discord has accepted us; rejects
 * with `ConnectError` or `StoreError` where only the owner can help. The token must be set.
 */
export const startApp = async (
  config: Config,
  {
    brain,
    now = Date.now,
    later = laterByTimer,
    paces,
    log = createLog(config.LOG_LEVEL),
    onTurn,
    signal,
  }: AppOptions,
): Promise<App> => {
  let client: Client | null = null;
  const shards = () => (client === null ? [] : shardsOf(client));
  const metrics =
    config.METRICS_PORT === undefined
      ? noMetrics
      : (await import('./observability/metrics.js')).createMetrics(shards);
  const until = signal ?? new AbortController().signal;
  const opened = await openStorePatiently(config, until, (problem, againInMs) =>
    log.error({ event: 'store-away', problem, againInMs }),
  );
  const { store, settingsOf, claim, isUp } = steady(opened, {
    now,
    onLost: (error) => log.error({ event: 'store-lost', err: error }),
    onBack: () => log.info({ event: 'store-back' }),
    onFailure: metrics.storeFailed,
  });
  const bot: Bot = {
    brain,
    conversations: createConversations(),
    log,
    now,
    later,
    store,
    settingsOf,
    settings: DEFAULT_SETTINGS,
    memory: createMemory(paces),
    messageContent: config.MESSAGE_CONTENT,
    // One file means one process, and two at once would still be told apart by Discord: see `Steady.claim`.
    claim: config.DATABASE_URL === undefined ? async () => true : claim,
    symptomCheck: config.SYMPTOM_CHECK,
    country: config.EMERGENCY_COUNTRY ?? null,
    ...(onTurn === undefined ? {} : { onTurn }),
  };
  const intake = createIntake(log, metrics);
  let watching = { stop: (): void => {} };
  let isLost: (problem: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    isLost = resolve;
  });

  const makeClient = (): Client => {
    watching.stop();
    const made = createClient(config, {
      patience: {
        onRequest: noteRequest,
        onUnauthorized: () => isLost(problemOfClose(GatewayCloseCodes.AuthenticationFailed)),
        onRetry: (problem) => {
          metrics.retried(problem.reason);
          log.warn({ event: 'request-retried', ...problem });
        },
      },
      ...(config.DATABASE_URL === undefined
        ? {}
        : { identifies: (concurrency) => sharedIdentifies(store, concurrency, now) }),
    });
    watching = watch(made, { log, metrics, now, onLost: isLost });
    listen(made, bot, intake, log);
    client = made;
    return made;
  };

  const notReady = async (): Promise<string[]> => [
    ...(client?.isReady() ? [] : ['not connected to Discord']),
    ...shards().flatMap(({ id, ready }) => (ready ? [] : [`shard ${id} is not ready`])),
  ];
  const warnings = () => (isUp() ? [] : ['the store does not answer; server settings may be out of date']);
  let health: HealthServer | null = null;
  const close = async (): Promise<void> => {
    watching.stop();
    for (const callOff of bot.memory.cramps.values()) callOff();
    const undone = await intake.close(LONGEST_DRAIN_MS);
    if (undone > 0) log.error({ event: 'left-undone', count: undone });
    await health?.close();
    if (client !== null) await leave(client);
    await store.close();
  };

  try {
    if (config.METRICS_PORT !== undefined)
      health = await serveHealth(config.METRICS_PORT, { notReady, warnings, metrics: metrics.text });
    const connected = await connect(makeClient, config.DISCORD_TOKEN ?? '', {
      log,
      signal: until,
    });
    log.info({ event: 'ready', user: connected.user.id, shards: connected.ws.shards.size });
    log.flush();
    // Of several machines one registers the commands.
    if (!runsOnSeveralMachines(config) || config.SHARD_IDS?.includes(0)) {
      deploy(connected.rest, connected.application.id)
        .then(({ changed, count }) => log.info({ event: 'commands', changed, count }))
        .catch((error) => log.error({ event: 'deploy-failed', err: error }));
    }
    return { client: connected, bot, healthPort: health?.port ?? null, lost, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
};
