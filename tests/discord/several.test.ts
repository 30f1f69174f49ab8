import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { PACES } from '../../src/discord/memory.js';
import { startBotOn, startDiscord, until } from './survivor.js';

/** A database that may be emptied: `.ci/run` starts one on loopback. */
const address = process.env.TEST_DATABASE_URL;

/** A way to the database that can be cut. */
const openWire = async (to: URL) => {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => into.destroy());
      from.on('close', () => into.destroy());
      from.pipe(into);
    }
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(to);
  url.port = String(port);
  return {
    url: url.href,
    cut: (): void => {
      server.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    mend: () => listen(port),
    close: (): void => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};

/** A schema of its own, so that the store's contract beside it may empty the public one. */
const ownSchema = async (name: string): Promise<string> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(`DROP SCHEMA IF EXISTS ${name} CASCADE; CREATE SCHEMA ${name}`);
  await client.end();
  const url = new URL(address!);
  url.searchParams.set('options', `-c search_path=${name}`);
  return url.href;
};

describe.skipIf(address === undefined)('with PostgreSQL', () => {
  const ends: (() => Promise<void> | void)[] = [];
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  test('two instances on the same shard, as in a rolling update, answer each question once', async () => {
    const DATABASE_URL = await ownSchema('footnote_rolling');
    const discord = await startDiscord();
    const { emulator, channel, person, ask, answersTo } = discord;
    ends.push(() => emulator.close());
    // One person asks more than a person may: here that guard is not what is looked at.
    const paces = { ...PACES, person: { limit: 1_000, windowMs: 60_000 } };
    const old = await startBotOn(discord, { DATABASE_URL }, { paces });
    const began = Date.now();
    const young = await startBotOn(discord, { DATABASE_URL }, { paces });
    ends.push(() => young.app.stop());
    // One order of identifies for all machines: the second waits for its place.
    expect(Date.now() - began).toBeGreaterThan(4_500);
    expect(emulator.connected()).toBe(2);

    const questions = Array.from({ length: 20 }, () => ask());
    const commands = Array.from({ length: 10 }, () => emulator.slash(person, channel, 'help'));
    await until(() => questions.every((question) => answersTo(question).length > 0), 'all answers');
    await until(() => commands.every((command) => command.answered), 'all commands');
    const during = Array.from({ length: 10 }, () => ask('does pickle juice help?'));
    const stopping = old.app.stop();
    const late = Array.from({ length: 10 }, () => ask('can statins cause cramps'));
    await stopping;
    const after = ask('what is a charley horse');
    const all = [...questions, ...during, ...late, after];
    await until(() => all.every((question) => answersTo(question).length > 0), 'all answers');
    await emulator.quiet();
    for (const question of all) expect(answersTo(question)).toHaveLength(1);
    for (const { lines } of [old, young]) {
      expect(lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
      expect(lines.filter(({ event }) => event === 'too-late')).toEqual([]);
    }
    // Both took their part before the old one was asked to leave.
    const answered = ({ logged }: typeof old): number =>
      logged('turn').filter(({ outcome }) => outcome === 'answer').length;
    expect(answered(old) + answered(young)).toBe(all.length + commands.length);
  }, 40_000);

  test('shards on two machines each see their own servers', async () => {
    const DATABASE_URL = await ownSchema('footnote_shards');
    const discord = await startDiscord({ shards: 2, maxConcurrency: 2 });
    const { emulator, person } = discord;
    ends.push(() => emulator.close());
    const channels = Array.from({ length: 6 }, (_, at) =>
      emulator.addChannel(emulator.addGuild(`server ${at}`), 'general'),
    );
    const shards = { DATABASE_URL, SHARD_COUNT: '2' };
    const [zero, one] = await Promise.all([
      startBotOn(discord, { ...shards, SHARD_IDS: '0' }),
      startBotOn(discord, { ...shards, SHARD_IDS: '1' }),
    ]);
    ends.push(
      () => zero.app.stop(),
      () => one.app.stop(),
    );
    const questions = channels.map((channel) =>
      emulator.say(channel, person, `<@${emulator.self.id}> foods with iron`),
    );
    const answers = () =>
      questions.filter((question, at) =>
        emulator.seenBy(person, channels[at]!).some(({ reference }) => reference === question.id),
      );
    await until(() => answers().length === questions.length, 'all answers');
    expect([zero, one].map(({ logged }) => logged('commands').length)).toEqual([1, 0]);
    expect(zero.logged('turn').length).toBeGreaterThan(0);
    expect(one.logged('turn').length).toBeGreaterThan(0);
  }, 40_000);

  test('a database that is away at the start is waited for', async () => {
    const wire = await openWire(new URL(await ownSchema('footnote_away')));
    ends.push(wire.close);
    wire.cut();
    const discord = await startDiscord();
    ends.push(() => discord.emulator.close());
    const starting = startBotOn(discord, { DATABASE_URL: wire.url });
    await new Promise((resolve) => setTimeout(resolve, 700));
    await wire.mend();
    const bot = await starting;
    ends.push(() => bot.app.stop());
    expect(bot.logged('store-away').length).toBeGreaterThan(0);
    await discord.answered(discord.ask());
  }, 40_000);

  test('a database that is lost costs settings their newest state, and no answer; it is told of once, and when it is back', async () => {
    const wire = await openWire(new URL(await ownSchema('footnote_lost')));
    ends.push(wire.close);
    const discord = await startDiscord();
    const { emulator, channel, person, ask, answered, answersTo } = discord;
    ends.push(() => emulator.close());
    const bot = await startBotOn(discord, { DATABASE_URL: wire.url });
    ends.push(() => bot.app.stop());
    await until(() => emulator.commandNames().length > 0, 'the commands');
    emulator.promote(person);
    await answered(ask());
    wire.cut();
    const during = [ask('does pickle juice help?'), ask('foods with iron'), ask('can statins cause cramps')];
    for (const question of during) await answered(question);
    const change = emulator.slash(person, channel, 'settings', { 'symptom-check': false });
    await until(
      () => /nothing was changed/u.test(emulator.answerTo(change)?.content ?? ''),
      'an answer to /settings that says so',
    );
    expect(bot.logged('store-lost')).toHaveLength(1);
    await wire.mend();
    for (let tries = 0; tries < 40 && bot.logged('store-back').length === 0; tries++) {
      ask('what is a cramp');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(bot.logged('store-back')).toHaveLength(1);
    for (const question of during) expect(answersTo(question)).toHaveLength(1);
  }, 60_000);
});

if (address === undefined)
  console.log('Several instances are not tested here: TEST_DATABASE_URL is not set.');
