import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Change } from './changes.js';
import { createCommands } from './commands.js';
import { createInteracting } from './driver/interact.js';
import { createPage } from './driver/page.js';
import { addUser, createPeople } from './driver/people.js';
import { createQuiet } from './driver/quiet.js';
import { createTalk } from './driver/talk.js';
import { createVisitors } from './driver/visitor.js';
import { createFaults, type Fault } from './faults.js';
import { createFeed } from './feed.js';
import { createGateway } from './gateway/gateway.js';
import { applicationFlags } from './intents.js';
import { createJournal } from './journal.js';
import { DISCORD_LIMITS, type Figures } from './limits.js';
import { messageJson } from './payloads/message.js';
import { createRest } from './rest.js';
import { channelRoutes } from './routes/channels.js';
import { commandRoutes } from './routes/commands.js';
import { fileRoutes } from './routes/files.js';
import { gatewayRoutes } from './routes/gateway.js';
import { guildRoutes } from './routes/guilds.js';
import { interactionRoutes } from './routes/interactions.js';
import { messageRoutes } from './routes/messages.js';
import { pinRoutes } from './routes/pins.js';
import { reactionRoutes } from './routes/reactions.js';
import { threadRoutes } from './routes/threads.js';
import { userRoutes } from './routes/users.js';
import { createGuildIds, createSnowflakes } from './snowflake.js';
import { createState, type Message } from './state.js';
import type { Event, World } from './world.js';

export type EmulatorOptions = {
  token?: string;
  /** Name of the bot's user. */
  name?: string;
  /** Privileged intents switched on in the portal; none by default. */
  granted?: number;
  /** Epoch milliseconds; rules the three seconds and fifteen minutes, rate limits and sessions. */
  now?: () => number;
  /** Loopback port; by default any that is free. */
  port?: number;
  limits?: Figures;
  /** Shards that Discord recommends, how many may identify at once, and how long until the next may. */
  shards?: number;
  maxConcurrency?: number;
  identifyEveryMs?: number;
  /** Identifies a day. */
  identifies?: number;
  heartbeatMs?: number;
  /** A session can be resumed so long. */
  sessionMs?: number;
  /** Messages kept a channel, and requests kept in the journal; all by default. */
  keepMessages?: number;
  keepJournal?: number;
  /** Every request is also written into this folder; by default the one named in `EMULATOR_JOURNAL`, if any. */
  journalFolder?: string | null;
};

/** A Discord of one's own on loopback: REST v10 and gateway v10 as the real client expects them, and a driver for tests. */
export const startEmulator = async ({
  token = 'emulator-token',
  name = 'Footnote',
  granted = 0,
  now = Date.now,
  port = 0,
  limits = DISCORD_LIMITS,
  shards = 1,
  maxConcurrency = 1,
  identifyEveryMs = 5_000,
  identifies = 1_000,
  heartbeatMs = 41_250,
  sessionMs = 120_000,
  keepMessages = Number.POSITIVE_INFINITY,
  keepJournal = Number.POSITIVE_INFINITY,
  journalFolder = process.env.EMULATOR_JOURNAL ?? null,
}: EmulatorOptions = {}) => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const address = `ws://${host}/gateway`;

  const state = createState();
  const snowflake = createSnowflakes(now);
  const self = addUser(state, snowflake(), name, true);
  const world: World = {
    state,
    now,
    snowflake,
    guildId: createGuildIds(),
    self,
    application: { id: snowflake(), flags: applicationFlags(granted) },
    granted,
    origin: `http://${host}`,
    events: createFeed<Event>(),
    changes: createFeed<Change>(),
    keepMessages,
  };
  const commands = createCommands(world);
  const journal = createJournal({ keep: keepJournal, folder: journalFolder });
  const faults = createFaults();
  const gateway = createGateway(server, world, {
    token,
    address,
    total: identifies,
    maxConcurrency,
    identifyEveryMs,
    heartbeatMs,
    sessionMs,
  });
  const rest = createRest({
    token,
    now,
    limits,
    journal,
    faults,
    routes: [
      ...gatewayRoutes(address, shards, gateway.startLimit),
      ...pinRoutes(world),
      ...messageRoutes(world),
      ...threadRoutes(world),
      ...channelRoutes(world),
      ...reactionRoutes(world),
      ...interactionRoutes(world),
      ...userRoutes(world),
      ...guildRoutes(world),
      ...commandRoutes(world, commands),
      ...fileRoutes(world),
    ],
  });
  server.on('request', rest.handle);

  const interacting = createInteracting(world, commands);
  const talk = createTalk(world);
  const quiet = createQuiet(world, rest.inFlight, gateway.drained);
  const typing: string[] = [];
  world.changes.listen((change) => {
    if (change.kind === 'typing' && change.user === self.id) typing.push(change.channel);
  });

  return {
    /** For `DISCORD_API_URL`. */
    apiUrl: `http://${host}/api`,
    token,
    self,
    application: world.application,
    state,
    ...createPeople(world),
    ...talk,
    ...interacting,
    ...createPage(world, interacting),
    /** One person in one place, for tests that read like conversations. */
    as: createVisitors(world, { talk, act: interacting, quiet }),
    journal: journal.entries,
    /** Tells of everything a person could notice; returns what ends the subscription. */
    onChange: world.changes.listen,
    /** A message as REST gives it. */
    json: (message: Message) => messageJson(world, message),
    /** Waits until nothing is in flight. */
    quiet,
    identifies: gateway.identifies,
    connected: gateway.connected,
    invalidRequests: rest.invalidRequests,
    /** Makes the next requests that match (`"POST /channels/1/messages"`) fail, wait or lose their answer. */
    fail: (fault: Fault): void => faults.add(fault),
    /** Forgets the faults that no request has met yet. */
    mend: faults.clear,
    /** Faults of the gateway. */
    gateway: gateway.faults,
    cut: gateway.faults.cut,
    /** Channels in which the bot was seen typing, in order. */
    typing: (): readonly string[] => typing,
    /** Names of the commands the application has registered everywhere. */
    commandNames: (): string[] => [...state.commands.values()].map((command) => command.name),
    close: async (): Promise<void> => {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export type Emulator = Awaited<ReturnType<typeof startEmulator>>;
