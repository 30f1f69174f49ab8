import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  Partials,
  REST,
  type RESTOptions,
} from 'discord.js';
import { afterAll } from 'vitest';
import { type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.js';
import { NO_LIMITS } from '../../src/emulator/limits.js';
import type { Channel, Guild, User } from '../../src/emulator/state.js';

/** For an emulator whose requests are all meant to be right: they and their answers are checked at the end of the run. */
export const RECORDED = { journalFolder: process.env.EMULATOR_JOURNAL ?? null };

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/**
 * An emulated Discord with one server, channel and person, closed when the file's tests are done. What is sent to it on
 * purpose wrong is not written down.
 */
export const aPlace = async (options: EmulatorOptions = {}) => {
  const emulator = await startEmulator({
    limits: NO_LIMITS,
    identifyEveryMs: 0,
    journalFolder: null,
    ...options,
  });
  closing.push(emulator.close);
  const guild: Guild = emulator.addGuild('A server');
  const channel: Channel = emulator.addChannel(guild, 'general');
  const person: User = emulator.addUser('reader');
  /** Waits until `look` finds something. */
  const until = async <T>(look: () => T | undefined | null | false, ms = 5_000): Promise<T> => {
    const since = Date.now();
    for (;;) {
      const found = look();
      if (found) return found;
      if (Date.now() - since > ms) throw new Error(`It did not come: ${look}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { emulator, guild, channel, person, until };
};
export type Place = Awaited<ReturnType<typeof aPlace>>;

export const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
];

/** The real client, told nothing but where the emulator is; not yet logged in. */
export const aClient = (
  { emulator }: Pick<Place, 'emulator'>,
  options: Partial<ClientOptions> = {},
): Client => {
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    ...options,
    rest: { api: emulator.apiUrl, ...options.rest },
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }), ...options.ws },
  });
  client.on(Events.Error, () => {});
  client.on(Events.ShardError, () => {});
  closing.push(() => Promise.race([client.destroy(), new Promise((resolve) => setTimeout(resolve, 1_000))]));
  return client;
};

/** The real client, ready. */
export const aReadyClient = async (place: Pick<Place, 'emulator'>, options?: Partial<ClientOptions>) => {
  const client = aClient(place, options);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(place.emulator.token);
  return ready;
};

/** The real REST client alone. */
export const aRest = ({ emulator }: Pick<Place, 'emulator'>, options: Partial<RESTOptions> = {}): REST =>
  new REST({ api: emulator.apiUrl, ...options }).setToken(emulator.token);

/** Status and body of a request made by hand. */
export const request = async (
  { emulator }: Pick<Place, 'emulator'>,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; json: Record<string, unknown> }> => {
  const response = await fetch(`${emulator.apiUrl}/v10${path}`, {
    method,
    headers: {
      Authorization: `Bot ${emulator.token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
};
