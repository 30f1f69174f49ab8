import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Config } from '../config.js';

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

/** The only `new Client`. Without the GUILDS intent 10,000 servers cost next to nothing. */
export const createClient = (
  config: Pick<Config, 'DISCORD_API_URL' | 'MESSAGE_CONTENT' | 'SHARD_IDS' | 'SHARD_COUNT'>,
): Client =>
  new Client({
    intents: [
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(config.MESSAGE_CONTENT ? [GatewayIntentBits.MessageContent] : []),
    ],
    partials: [Partials.Channel],
    makeCache,
    failIfNotExists: false,
    allowedMentions: { parse: [], repliedUser: false },
    shards: config.SHARD_IDS ?? 'auto',
    ...(config.SHARD_COUNT === undefined ? {} : { shardCount: config.SHARD_COUNT }),
    rest: {
      timeout: 10_000,
      ...(config.DISCORD_API_URL === undefined ? {} : { api: config.DISCORD_API_URL.replace(/\/$/u, '') }),
    },
  });
