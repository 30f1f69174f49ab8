import { type AppOptions, startApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { startEmulator } from '../../src/emulator/emulator.js';
import { NO_LIMITS } from '../../src/emulator/limits.js';
import type { Channel, Message } from '../../src/emulator/state.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { createLog } from '../../src/observability/log.js';

/** Flag of a message that only says that an answer is under way. */
const LOADING = 128;

const finished = (message: Message | undefined): Message | undefined =>
  message && (message.flags & LOADING) === 0 ? message : undefined;

/** The text of a message as a person reads it: content, embeds and their footers. */
export const textOf = (message: Message): string =>
  [
    message.content,
    ...(
      message.embeds as {
        title?: string;
        description?: string;
        fields?: { name: string; value: string }[];
        footer?: { text: string };
      }[]
    ).flatMap((embed) => [
      embed.title,
      embed.description,
      ...(embed.fields ?? []).flatMap(({ name, value }) => [name, value]),
      embed.footer?.text,
    ]),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');

/** The real bot with the real discord.js client, connected to an emulated Discord with one server, channel and person. */
export const startConversation = async (
  environment: Record<string, string> = {},
  parts: Partial<AppOptions> = {},
) => {
  const emulator = await startEmulator({
    granted: environment.MESSAGE_CONTENT === 'true' ? 1 << 15 : 0,
    limits: NO_LIMITS,
    identifyEveryMs: 0,
  });
  const guild = emulator.addGuild('A server');
  const channel = emulator.addChannel(guild, 'general');
  const person = emulator.addUser('reader');
  const loaded = loadBrain(packageRoot);
  if (!loaded.ok) throw new Error('the knowledge does not load');
  const read = readConfig({
    DISCORD_TOKEN: emulator.token,
    DISCORD_API_URL: emulator.apiUrl,
    DATABASE_FILE: ':memory:',
    ...environment,
  });
  if (!read.ok)
    throw new Error(read.faults.map(({ setting, problem }) => `${setting}: ${problem}`).join('\n'));
  const app = await startApp(read.config, {
    brain: loaded.brain,
    log: createLog('silent'),
    ...parts,
  });
  const deadline = 5_000;

  /** Waits until `look` finds something. */
  const until = async <T>(
    look: () => T | undefined | null | false,
    what = 'what was expected',
  ): Promise<T> => {
    const since = Date.now();
    for (;;) {
      const found = look();
      if (found) return found;
      if (Date.now() - since > deadline) throw new Error(`${what} did not come`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return {
    emulator,
    app,
    guild,
    channel,
    person,
    /** That person in that channel: each step waits for the bot and gives what it showed them. */
    reader: emulator.as(person, channel),
    until,
    /** The bot's first message in a channel after `before` as this person sees it. */
    answerAfter: (before: { id: string }, where = channel, who = person): Promise<Message> =>
      until(
        () =>
          emulator
            .seenBy(who, where)
            .find(
              (message) =>
                message.author === emulator.self.id &&
                BigInt(message.id) > BigInt(before.id) &&
                finished(message) !== undefined,
            ),
        'an answer',
      ),
    /** What a person gets who runs a command; a chart may still be drawn. */
    run: async (
      name: string,
      options: Record<string, string | number | boolean | Channel> = {},
      where = channel,
      who = person,
    ): Promise<Message> => {
      const interaction = emulator.slash(who, where, name, options);
      const answer = await until(() => finished(emulator.answerTo(interaction)), `the answer of /${name}`);
      await emulator.quiet({ settleMs: 25, timeoutMs: 4_000 });
      return answer;
    },
    /** What comes of a press: a new message of ours, or the message itself where it was changed. */
    press: async (message: Message, label: string, who = person): Promise<Message> => {
      const interaction = emulator.click(who, message, label);
      await until(
        () => interaction.answered && !interaction.deferred,
        `an answer to the press of "${label}"`,
      );
      await emulator.quiet({ settleMs: 25, timeoutMs: 4_000 });
      return finished(emulator.answerTo(interaction)) ?? message;
    },
    /** What a person sees in a channel of what the bot wrote, oldest first. */
    said: (where = channel, who = person): Message[] =>
      emulator.seenBy(who, where).filter(({ author }) => author === emulator.self.id),
    stop: async (): Promise<void> => {
      await app.stop();
      await emulator.close();
    },
  };
};
export type Conversation = Awaited<ReturnType<typeof startConversation>>;
