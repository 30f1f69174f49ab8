import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/knowledge/root.js';
import { type Discord, type LogLine, startDiscord, until } from '../discord/survivor.js';

/** `npm start` as a process of its own. */
const startProcess = (environment: Record<string, string>, args: string[] = []) => {
  const child: ChildProcess = spawn(process.execPath, [join(packageRoot, 'src/run.js'), 'start', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', DATABASE_FILE: ':memory:', ...environment },
  });
  let text = '';
  child.stdout!.on('data', (part) => {
    text += String(part);
  });
  child.stderr!.on('data', (part) => {
    text += String(part);
  });
  const lines = (): LogLine[] =>
    text
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as LogLine);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    child,
    text: () => text,
    ended,
    logged: (event: string) => lines().filter((line) => line.event === event),
  };
};

const startOn = async ({ emulator }: Discord, environment: Record<string, string> = {}) => {
  const bot = startProcess({
    DISCORD_TOKEN: emulator.token,
    DISCORD_API_URL: emulator.apiUrl,
    ...environment,
  });
  await until(() => bot.logged('commands').length > 0 || bot.child.exitCode !== null, 'the start', 40_000);
  return bot;
};

describe.concurrent('npm start with a token', () => {
  test('on SIGTERM finishes what is in flight, takes nothing new, and ends with 0', async () => {
    const discord = await startDiscord();
    const { emulator, ask, answered, answersTo } = discord;
    const bot = await startOn(discord);
    emulator.fail({ matches: /^POST .*\/messages$/u, times: 1, delayMs: 1_500 });
    const inFlight = ask();
    await new Promise((resolve) => setTimeout(resolve, 500));
    bot.child.kill('SIGTERM');
    await until(() => bot.logged('stopping').length > 0, 'the log line');
    const late = ask('does pickle juice help?');
    expect(await bot.ended).toBe(0);
    await answered(inFlight);
    expect(answersTo(inFlight)).toHaveLength(1);
    expect(answersTo(late)).toHaveLength(0);
    expect(bot.text()).not.toContain(emulator.token);
    expect(bot.text()).not.toContain('pickle');
    await emulator.close();
  }, 60_000);

  test('a second signal ends it at once', async () => {
    const discord = await startDiscord();
    const bot = await startOn(discord);
    discord.emulator.fail({ matches: /^POST .*\/messages$/u, times: 1, delayMs: 7_000 });
    discord.ask();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const asked = Date.now();
    bot.child.kill('SIGTERM');
    await until(() => bot.logged('stopping').length > 0, 'the log line');
    bot.child.kill('SIGINT');
    expect(await bot.ended).toBe(1);
    expect(Date.now() - asked).toBeLessThan(5_000);
    await discord.emulator.close();
  }, 60_000);

  test('what nobody caught is told as a bug and ends it with 1, after what was in flight', async () => {
    const discord = await startDiscord();
    const bot = await startOn(discord);
    // A READY without a user throws inside discord.js, where nobody catches it.
    discord.emulator.gateway.malformed('{"op":0,"t":"READY","s":90,"d":{"session_id":"x"}}');
    expect(await bot.ended).toBe(1);
    expect(bot.logged('bug')[0]).toMatchObject({ level: 60 });
    await discord.emulator.close();
  }, 60_000);

  test('a close for good after the start ends it with 1, and the next start says with 2 what the owner must do', async () => {
    const discord = await startDiscord();
    const bot = await startOn(discord);
    discord.emulator.gateway.close(4014);
    expect(await bot.ended).toBe(1);
    expect(bot.logged('lost')[0]?.problem).toMatch(/Message Content Intent/u);
    const again = await startOn(discord, { MESSAGE_CONTENT: 'true' });
    expect(await again.ended).toBe(2);
    expect(again.text()).toMatch(/^MESSAGE_CONTENT=true needs the "Message Content Intent"/mu);
    await discord.emulator.close();
  }, 60_000);

  test('a wrong token is told in words, without the token', async () => {
    const discord = await startDiscord();
    const bot = await startOn(discord, { DISCORD_TOKEN: 'wrong-and-secret' });
    expect(await bot.ended).toBe(2);
    expect(bot.text()).toMatch(/^Discord does not accept DISCORD_TOKEN/mu);
    expect(bot.text()).not.toContain('wrong-and-secret');
    await discord.emulator.close();
  }, 60_000);

  test('--check lists every bad setting at once and connects to nothing', async () => {
    const checked = startProcess(
      { DISCORD_TOKEN: 'Bot secret-token', PORT: 'x', SHARD_IDS: '0', MESSAGE_CONTENT: 'maybe' },
      ['--check'],
    );
    expect(await checked.ended).toBe(2);
    for (const setting of ['DISCORD_TOKEN', 'PORT', 'SHARD_COUNT', 'MESSAGE_CONTENT'])
      expect(checked.text()).toMatch(new RegExp(`^${setting}: `, 'mu'));
    expect(checked.text()).not.toContain('secret-token');
  }, 60_000);
});
