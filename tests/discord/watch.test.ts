import type { Client } from 'discord.js';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { createClient } from '../../src/discord/client.js';
import { connect, leave } from '../../src/discord/connect.js';
import { watch } from '../../src/discord/watch.js';
import { noMetrics } from '../../src/observability/meter.js';
import { keptLog, startDiscord, until } from './survivor.js';

test('a login that the gateway refuses is tried anew, and the client given up begins no session of its own', async () => {
  const { emulator } = await startDiscord();
  const read = readConfig({ DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl });
  if (!read.ok) throw new Error('settings');
  const { config } = read;
  const { log, lines } = keptLog();
  emulator.gateway.refuse(1);
  const made: Client[] = [];
  const makeClient = (): Client => {
    const client = createClient(config);
    client.on('error', () => {});
    made.push(client);
    return client;
  };
  const connected = await connect(makeClient, emulator.token, {
    log,
    signal: new AbortController().signal,
    firstPauseMs: 50,
  });
  expect(made).toHaveLength(2);
  expect(lines.filter(({ event }) => event === 'login-failed')).toHaveLength(1);
  // The first one connects again after half a second.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(emulator.identifies()).toBe(1);
  await leave(connected);
  await emulator.close();
});

test('a shard that hears nothing for too long is given up, for it would stay online and deaf', async () => {
  const { emulator } = await startDiscord();
  const read = readConfig({ DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl });
  if (!read.ok) throw new Error('settings');
  const { log, lines } = keptLog();
  const lost: string[] = [];
  const client = createClient(read.config);
  const watching = watch(client, {
    log,
    metrics: noMetrics,
    now: Date.now,
    onLost: (problem) => lost.push(problem),
    checkMs: 20,
    deafAfterMs: 600,
  });
  await connect(() => client, emulator.token, { log, signal: new AbortController().signal });
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(lost).toEqual([]);
  emulator.gateway.refuse(1_000);
  emulator.cut();
  await until(() => lost.length > 0, 'the end');
  expect(lost[0]).toMatch(/^Shard 0 has heard nothing from Discord for/u);
  expect(lines.some(({ event }) => event === 'shard-deaf')).toBe(true);
  watching.stop();
  await leave(client);
  await emulator.close();
});
