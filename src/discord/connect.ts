import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, DiscordjsErrorCodes, Events, GatewayCloseCodes } from 'discord.js';
import type { Log } from '../observability/log.js';

/** Discord will not have us as we are: nothing but a change by the owner helps. `problem` says which. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  constructor(readonly problem: string) {
    super(problem);
  }
}

const TOKEN =
  'Discord does not accept DISCORD_TOKEN. Copy the token again from https://discord.com/developers/applications (Bot, Reset Token) into .env.';
const PROBLEMS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN,
  [GatewayCloseCodes.InvalidShard]:
    'Discord does not accept this shard. Check SHARD_IDS and SHARD_COUNT: the count must be the same on every machine.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in too many servers for so few shards. Leave SHARD_COUNT unset, or raise it to one shard for 2,500 servers or less.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks this version of its gateway. Update Footnote.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know the intents asked for. Update Footnote.',
  [GatewayCloseCodes.DisallowedIntents]:
    'MESSAGE_CONTENT=true needs the "Message Content Intent" in the developer portal (Bot, Privileged Gateway Intents). Switch it on there, or set MESSAGE_CONTENT=false.',
};
/** discord.js rejects a login with plain errors; these are their words. */
const WORDS: Readonly<Record<string, number>> = {
  'Authentication failed': GatewayCloseCodes.AuthenticationFailed,
  'Invalid shard': GatewayCloseCodes.InvalidShard,
  'Sharding is required': GatewayCloseCodes.ShardingRequired,
  'Used an invalid API version': GatewayCloseCodes.InvalidAPIVersion,
  'Used invalid intents': GatewayCloseCodes.InvalidIntents,
  'Used disallowed intents': GatewayCloseCodes.DisallowedIntents,
};

/** What to do after the gateway closed for good with this code. */
export const problemOfClose = (code: number): string =>
  PROBLEMS[code] ?? `Discord closed the connection for good (code ${code}).`;

const fatalOf = (error: unknown): ConnectError | null => {
  if (error instanceof ConnectError) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === DiscordjsErrorCodes.TokenInvalid) return new ConnectError(TOKEN);
  const close = WORDS[String(message)];
  return close === undefined ? null : new ConnectError(problemOfClose(close));
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** Ends a client; one that never got a proper READY may hang, so it is given a moment only. */
export const leave = async (client: Client): Promise<void> => {
  await Promise.race([client.destroy().catch(() => {}), sleep(2_000, undefined, { ref: false })]);
};

/** One login: resolves once Discord has accepted all shards, rejects where it refused or `signal` fired. */
const login = async (client: Client, token: string, signal: AbortSignal): Promise<Client<true>> => {
  signal.throwIfAborted();
  let stop = (): void => {};
  const ready = new Promise<Client<true>>((resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    client.once(Events.ShardDisconnect, ({ code }) => reject(new ConnectError(problemOfClose(code))));
    client.once(Events.ClientReady, resolve);
    client.login(token).catch(reject);
  });
  return ready.finally(() => signal.removeEventListener('abort', stop));
};

/**
 * Connects, however long Discord or the network is away: each attempt on a client of its own, pauses growing from a
 * second to five minutes. Rejects with `ConnectError` where trying again cannot help.
 */
export const connect = async (
  makeClient: () => Client,
  token: string,
  { log, signal, firstPauseMs = FIRST_PAUSE_MS }: { log: Log; signal: AbortSignal; firstPauseMs?: number },
): Promise<Client<true>> => {
  for (let attempt = 0; ; attempt++) {
    const client = makeClient();
    try {
      return await login(client, token, signal);
    } catch (error) {
      await leave(client);
      const fatal = fatalOf(error);
      if (fatal !== null) throw fatal;
      signal.throwIfAborted();
      const pauseMs = Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** attempt);
      log.error({ event: 'login-failed', err: error, againInMs: pauseMs });
      await sleep(pauseMs, undefined, { signal });
    }
  }
};
