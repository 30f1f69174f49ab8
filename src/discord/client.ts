import {
  Client,
  GatewayIntentBits,
  type IIdentifyThrottler,
  Options,
  type RateLimitData,
  SimpleIdentifyThrottler,
  WorkerShardingStrategy,
} from 'discord.js';
import type { Config } from '../config.js';
import { type PatienceOptions, patientRequests, REQUEST_TIMEOUT_MS } from './patience.js';

// Caches we never read cost 50 KB a server and 2.7 KB a message. Interactions carry what they need, and messages are
// taken from the raw dispatch, so nothing but ourselves is kept.
const makeCache = Options.cacheWithLimits({
  ...Object.fromEntries(
    [
      'AutoModerationRuleManager',
      'DMMessageManager',
      'GuildBanManager',
      'GuildEmojiManager',
      'GuildInviteManager',
      'GuildMessageManager',
      'GuildScheduledEventManager',
      'GuildStickerManager',
      'MessageManager',
      'PresenceManager',
      'ReactionManager',
      'ReactionUserManager',
      'StageInstanceManager',
      'ThreadMemberManager',
      'VoiceStateManager',
    ].map((manager) => [manager, 0]),
  ),
  GuildMemberManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
});

/** An answer that would come later than this is given up; "typing" is not worth any wait. */
const LONGEST_WAIT_MS = 60_000;
const TYPING = '/channels/:id/typing';
const isTooLong = ({ route, timeToReset }: RateLimitData): boolean =>
  timeToReset > (route === TYPING ? 1_000 : LONGEST_WAIT_MS);

type ClientConfig = Pick<
  Config,
  | 'DISCORD_API_URL'
  | 'MESSAGE_CONTENT'
  | 'SHARD_IDS'
  | 'SHARD_COUNT'
  | 'SHARDS_PER_WORKER'
  | 'REQUESTS_PER_SECOND'
>;

export type ClientParts = {
  patience?: PatienceOptions;
  /** The order in which shards identify, given Discord's `max_concurrency`; without it this process keeps its own. */
  identifies?: (concurrency: number) => IIdentifyThrottler;
};

/** Which shards this process runs: what the settings say, or as many as Discord asks for. */
const shardsOf = ({ SHARD_IDS: ids, SHARD_COUNT: count }: ClientConfig) => {
  if (count === undefined) return { shards: 'auto' as const };
  return { shards: ids ?? Array.from({ length: count }, (_, id) => id), shardCount: count };
};

/** The only `new Client`. Without the GUILDS intent 10,000 servers cost next to nothing. */
export const createClient = (config: ClientConfig, { patience, identifies }: ClientParts = {}): Client => {
  const { DISCORD_API_URL: api, SHARDS_PER_WORKER: shardsPerWorker } = config;
  const client: Client = new Client({
    intents: [
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(config.MESSAGE_CONTENT ? [GatewayIntentBits.MessageContent] : []),
    ],
    makeCache,
    failIfNotExists: false,
    allowedMentions: { parse: [], repliedUser: false },
    ...shardsOf(config),
    ws: {
      buildIdentifyThrottler: async (manager) => {
        const { max_concurrency: concurrency } = (await manager.fetchGatewayInformation())
          .session_start_limit;
        const order = identifies?.(concurrency) ?? new SimpleIdentifyThrottler(concurrency);
        return {
          waitForIdentify: async (shard, signal) => {
            await order.waitForIdentify(shard, signal);
            // A client that was given up goes on connecting by itself; it is to begin no session beside its successor's.
            if (client.token === null) await new Promise(() => {});
          },
        };
      },
      ...(shardsPerWorker === undefined
        ? {}
        : { buildStrategy: (manager) => new WorkerShardingStrategy(manager, { shardsPerWorker }) }),
    },
    rest: {
      makeRequest: patientRequests(patience),
      retries: 0,
      timeout: REQUEST_TIMEOUT_MS,
      rejectOnRateLimit: isTooLong,
      invalidRequestWarningInterval: 500,
      globalRequestsPerSecond: config.REQUESTS_PER_SECOND,
      ...(api === undefined ? {} : { api: api.replace(/\/$/u, '') }),
    },
  });
  return client;
};
