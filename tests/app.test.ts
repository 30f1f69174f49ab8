import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { startEmulator } from '../src/emulator/emulator.js';
import { brain, keptLog, startSurvivor, until } from './discord/survivor.js';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

describe('the start', () => {
  test('waits for a Discord that is away, and gives up when told to', async () => {
    const port = await freePort();
    const read = readConfig({
      DISCORD_TOKEN: 'emulator-token',
      DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
      DATABASE_FILE: ':memory:',
    });
    if (!read.ok) throw new Error('settings');
    const { log, lines } = keptLog();
    const starting = startApp(read.config, { brain, log });
    await until(() => lines.filter(({ event }) => event === 'request-retried').length > 1, 'two tries');
    const emulator = await startEmulator({ port });
    const app = await starting;
    expect(emulator.connected()).toBe(1);
    await app.stop();
    await emulator.close();

    const giveUp = new AbortController();
    const hopeless = startApp(read.config, { brain, log, signal: giveUp.signal });
    giveUp.abort(new Error('stopped'));
    await expect(hopeless).rejects.toThrow('stopped');
  });
});

describe('what is held in memory', () => {
  test('is ourselves alone, however many servers, people and channels speak', async () => {
    const survivor = await startSurvivor();
    const { emulator, app, answered, ask } = survivor;
    const { client } = app;
    for (let at = 0; at < 20; at++) {
      const channel = emulator.addChannel(emulator.addGuild(`server ${at}`), 'general');
      const someone = emulator.addUser(`person ${at}`);
      emulator.say(channel, someone, `<@${emulator.self.id}> foods with iron`);
      emulator.say(emulator.dm(someone), someone, 'foods with iron');
      emulator.slash(someone, channel, 'help');
    }
    await answered(ask());
    await emulator.quiet();
    expect(client.guilds.cache.size).toBe(0);
    expect(client.channels.cache.size).toBe(0);
    expect([...client.users.cache.keys()]).toEqual([emulator.self.id]);
    await survivor.stop();
  });

  test('stays so on a Discord that lists many servers at the start', async () => {
    const emulator = await startEmulator({ shards: 2, maxConcurrency: 2 });
    for (let at = 0; at < 100; at++) emulator.addGuild(`server ${at}`);
    const read = readConfig({
      DISCORD_TOKEN: emulator.token,
      DISCORD_API_URL: emulator.apiUrl,
      DATABASE_FILE: ':memory:',
    });
    if (!read.ok) throw new Error('settings');
    const app = await startApp(read.config, { brain, log: keptLog().log });
    expect(app.client.ws.shards.size).toBe(2);
    expect(app.client.guilds.cache.size).toBe(0);
    await app.stop();
    await emulator.close();
  });
});

describe('shards in worker threads', () => {
  test('hear and answer like those in the main thread', async () => {
    const survivor = await startSurvivor({ shards: 2, maxConcurrency: 2 }, { SHARDS_PER_WORKER: '1' });
    const { emulator, person, app, lines } = survivor;
    expect(app.client.ws.shards.size).toBe(2);
    const channels = Array.from({ length: 6 }, (_, at) =>
      emulator.addChannel(emulator.addGuild(`server ${at}`), 'general'),
    );
    for (const channel of channels) {
      const question = emulator.say(channel, person, `<@${emulator.self.id}> foods with iron`);
      const command = emulator.slash(person, channel, 'help');
      await until(
        () =>
          command.answered &&
          emulator.seenBy(person, channel).some(({ reference }) => reference === question.id),
        'both answers',
      );
    }
    emulator.cut();
    await until(() => lines.filter(({ event }) => event === 'shard-resumed').length === 2, 'both shards');
    await survivor.answered(survivor.ask());
    await survivor.stop();
  });
});

describe('health and metrics', () => {
  test('tell whether questions are answered, and count tries, answers, refusals and failures apart', async () => {
    const survivor = await startSurvivor(
      {},
      { METRICS_PORT: '0' },
      {
        onTurn: ({ text }) => {
          if (text.includes('fail')) throw new Error('a bug of ours');
        },
      },
    );
    const { emulator, app, channel, person, ask, answered } = survivor;
    const page = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${app.healthPort}${path}`);
      return { status: answer.status, text: await answer.text() };
    };
    expect(await page('/health/live')).toEqual({ status: 200, text: 'live\n' });
    expect(await page('/health/ready')).toEqual({ status: 200, text: 'ready\n' });
    expect((await page('/secrets')).status).toBe(404);

    await answered(ask('foods with magnesium'));
    await answered(ask('who won the football world cup in 1990'));
    ask('please fail');
    emulator.say(channel, person, 'not for the bot');
    const command = emulator.slash(person, channel, 'help');
    await until(() => command.answered && survivor.logged('message-failed').length > 0, 'everything');
    await emulator.quiet();
    const { text } = await page('/metrics');
    const count = (name: string): number =>
      Number(new RegExp(`^footnote_${name} (\\d+)$`, 'mu').exec(text)?.[1]);
    expect(count('tries_total\\{command="message"\\}')).toBeGreaterThanOrEqual(4);
    expect(count('answers_total\\{command="message"\\}')).toBe(1);
    expect(count('refusals_total\\{command="message"\\}')).toBe(1);
    expect(count('failures_total\\{command="message"\\}')).toBe(1);
    expect(count('answers_total\\{command="/help"\\}')).toBe(1);
    expect(count('reaction_seconds_count')).toBeGreaterThanOrEqual(3);
    expect(count('shard_ready\\{shard="0"\\}')).toBe(1);
    for (const name of [
      'nodejs_eventloop_lag_seconds',
      'process_resident_memory_bytes',
      'shard_ping_seconds',
    ])
      expect(text).toContain(`footnote_${name}`);
    expect(text).not.toContain('magnesium');

    emulator.gateway.refuse(50);
    emulator.cut();
    await until(() => survivor.logged('shard-reconnecting').length > 0, 'the log line');
    expect(await page('/health/ready')).toEqual({ status: 503, text: 'shard 0 is not ready\n' });
    await survivor.stop();
  });

  test('are off where no port is set', async () => {
    const survivor = await startSurvivor();
    expect(survivor.app.healthPort).toBeNull();
    await survivor.stop();
  });
});
