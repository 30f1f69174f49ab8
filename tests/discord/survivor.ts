import { type AppOptions, startApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.js';
import { NO_LIMITS } from '../../src/emulator/limits.js';
import type { Message } from '../../src/emulator/state.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { createLog } from '../../src/observability/log.js';

const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
export const { brain } = loaded;

export type LogLine = { event: string; [field: string]: unknown };

/** A log that is kept, line by line. */
export const keptLog = () => {
  const lines: LogLine[] = [];
  const log = createLog('info', { write: (text) => void lines.push(JSON.parse(text) as LogLine) });
  return { log, lines };
};

/** Waits until `look` finds something. */
export const until = async <T>(
  look: () => T | undefined | null | false,
  what: string,
  withinMs = 15_000,
): Promise<T> => {
  const since = Date.now();
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() - since > withinMs) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

export const startDiscord = async (options: EmulatorOptions = {}) => {
  const emulator = await startEmulator({ limits: NO_LIMITS, identifyEveryMs: 0, ...options });
  const guild = emulator.addGuild('A server');
  const channel = emulator.addChannel(guild, 'general');
  const person = emulator.addUser('reader');
  const ask = (text = 'foods with magnesium'): Message =>
    emulator.say(channel, person, `<@${emulator.self.id}> ${text}`);
  const answersTo = ({ id }: { id: string }): Message[] =>
    emulator.seenBy(person, channel).filter((message) => message.reference === id);
  return {
    emulator,
    channel,
    person,
    ask,
    answersTo,
    answered: (question: Message) => until(() => answersTo(question)[0], 'an answer'),
  };
};
export type Discord = Awaited<ReturnType<typeof startDiscord>>;

/** The real bot on an emulated Discord, with its log kept. */
export const startBotOn = async (
  { emulator }: Discord,
  environment: Record<string, string> = {},
  options: Partial<AppOptions> = {},
) => {
  const read = readConfig({
    DISCORD_TOKEN: emulator.token,
    DISCORD_API_URL: emulator.apiUrl,
    DATABASE_FILE: ':memory:',
    ...environment,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { log, lines } = keptLog();
  const app = await startApp(read.config, { brain, log, ...options });
  const logged = (event: string): LogLine[] => lines.filter((line) => line.event === event);
  return { app, lines, logged };
};

/** An emulated Discord with the real bot on it. */
export const startSurvivor = async (
  options: EmulatorOptions = {},
  environment: Record<string, string> = {},
  appOptions: Partial<AppOptions> = {},
) => {
  const discord = await startDiscord(options);
  const bot = await startBotOn(discord, environment, appOptions);
  await until(() => discord.emulator.commandNames().length > 0, 'the commands');
  return {
    ...discord,
    ...bot,
    stop: async (): Promise<void> => {
      await bot.app.stop();
      await discord.emulator.close();
    },
  };
};
export type Survivor = Awaited<ReturnType<typeof startSurvivor>>;
