import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig, SETTING_NAMES } from '../src/config.js';
import { packageRoot } from '../src/knowledge/root.js';

const faultsOf = (environment: Record<string, string>): Record<string, string> => {
  const read = readConfig(environment);
  return read.ok ? {} : Object.fromEntries(read.faults.map(({ setting, problem }) => [setting, problem]));
};

describe('settings', () => {
  test('none at all will do, and an empty value counts as none', () => {
    const bare = readConfig({});
    const empty = readConfig({ DISCORD_TOKEN: ' ', PORT: '', MESSAGE_CONTENT: '', SHARD_IDS: '' });
    expect(empty).toEqual(bare);
    expect(bare).toMatchObject({ ok: true, config: { PORT: 3000, REQUESTS_PER_SECOND: 50 } });
  });

  test('token and address suffice for a server of one’s own', () => {
    const read = readConfig({ DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: 'http://127.0.0.1:4100/api' });
    expect(read).toMatchObject({ ok: true, config: { DISCORD_TOKEN: 'a.b.c' } });
  });

  test.each([
    ['DISCORD_TOKEN', 'Bot abc', /without "Bot"/u],
    ['DISCORD_TOKEN', 'two words', /the token alone/u],
    ['DISCORD_API_URL', 'ftp://x', /http or https address/u],
    ['DISCORD_API_URL', 'discord.com', /http or https address/u],
    ['PORT', 'eighty', /a port number/u],
    ['PORT', '70000', /0 to 65535/u],
    ['METRICS_PORT', '-1', /0 to 65535/u],
    ['DATABASE_URL', 'mysql://u@h/d', /postgres:\/\//u],
    ['MESSAGE_CONTENT', 'maybe', /true or false/u],
    ['SYMPTOM_CHECK', 'on', /true or false/u],
    ['EMERGENCY_COUNTRY', 'gb', /in capitals such as GB/u],
    ['LOG_LEVEL', 'loud', /one of trace, debug/u],
    ['SHARD_IDS', '0;1', /such as 0,1,2/u],
    ['SHARD_COUNT', '0', /1 or more/u],
    ['SHARD_COUNT', '1.5', /1 or more/u],
    ['SHARDS_PER_WORKER', 'all', /1 or more/u],
    ['REQUESTS_PER_SECOND', '0', /1 or more/u],
  ])('%s=%j is refused with what is expected', (setting, value, problem) => {
    expect(faultsOf({ [setting]: value })[setting]).toMatch(problem);
  });

  test.each<[Record<string, string>, string, RegExp]>([
    [{ SHARD_IDS: '0,1' }, 'SHARD_COUNT', /needed beside SHARD_IDS/u],
    [{ SHARD_IDS: '0,4', SHARD_COUNT: '4' }, 'SHARD_IDS', /0 to 3/u],
    [{ SHARD_IDS: '1,1', SHARD_COUNT: '2' }, 'SHARD_IDS', /twice/u],
    [{ SHARD_IDS: '0', SHARD_COUNT: '2' }, 'DATABASE_URL', /cannot be shared between machines/u],
  ])('%j contradict each other', (environment, setting, problem) => {
    expect(faultsOf(environment)[setting]).toMatch(problem);
  });

  test.each<[Record<string, string>]>([
    [{ SHARD_IDS: '0, 1', SHARD_COUNT: '2' }],
    [{ SHARD_COUNT: '2' }],
    [{ SHARD_IDS: '0', SHARD_COUNT: '2', DATABASE_URL: 'postgres://u@h/d' }],
  ])('%j go together', (environment) => {
    expect(faultsOf(environment)).toEqual({});
  });

  test.each(SETTING_NAMES)('%s is explained in .env.example and in the README', (name) => {
    expect(readFileSync(`${packageRoot}/.env.example`, 'utf8')).toMatch(new RegExp(`^${name}=`, 'mu'));
    expect(readFileSync(`${packageRoot}/README.md`, 'utf8')).toContain(`\`${name}\``);
  });

  test('everything wrong is named at once, contradictions too, and no value is quoted', () => {
    const faults = faultsOf({ DISCORD_TOKEN: 'Bot hunter2', PORT: 'x', LOG_LEVEL: 'y', SHARD_IDS: '7' });
    expect(Object.keys(faults).sort()).toEqual(['DISCORD_TOKEN', 'LOG_LEVEL', 'PORT', 'SHARD_COUNT']);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });
});
