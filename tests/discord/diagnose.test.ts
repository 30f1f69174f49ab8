import { REST } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { deploy } from '../../src/discord/deploy.js';
import { diagnose } from '../../src/discord/diagnose.js';
import { type EmulatorOptions, startEmulator } from '../../src/emulator/emulator.js';

const start = async (options: EmulatorOptions = {}, environment: Record<string, string> = {}) => {
  const emulator = await startEmulator(options);
  const rest = new REST({ api: emulator.apiUrl }).setToken(emulator.token);
  await deploy(rest, emulator.application.id);
  const guild = emulator.addGuild('A server');
  const channel = emulator.addChannel(guild, 'general');
  const look = async (places: { server?: string; channel?: string } = {}) => {
    const read = readConfig({
      DISCORD_TOKEN: emulator.token,
      DISCORD_API_URL: emulator.apiUrl,
      ...environment,
    });
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const findings = await diagnose(read.config, places);
    return findings.filter(({ mend }) => mend !== null).map(({ what, mend }) => `${what}: ${mend}`);
  };
  return { emulator, guild, channel, look };
};

describe('what doctor says of Discord’s side', () => {
  test('is nothing to mend where all is well, in a server and a channel too', async () => {
    const { emulator, guild, channel, look } = await start();
    expect(await look({ server: guild.id, channel: channel.id })).toEqual([]);
    await emulator.close();
  });

  test.each<[string, EmulatorOptions, Record<string, string>, RegExp]>([
    ['a wrong token', {}, { DISCORD_TOKEN: 'wrong' }, /does not accept DISCORD_TOKEN: Copy it again/u],
    [
      'an intent that is off',
      {},
      { MESSAGE_CONTENT: 'true' },
      /Message Content Intent is off.*Switch it on/u,
    ],
    ['starts that are used up', { identifies: 20 }, {}, /Only 20 of 20 starts are left: Find out why/u],
    [
      'too few shards',
      { shards: 8 },
      { SHARD_COUNT: '2' },
      /Discord asks for 8 shards, SHARD_COUNT is 2: Raise/u,
    ],
    [
      'an address where nobody answers',
      {},
      { DISCORD_API_URL: 'http://127.0.0.1:1/api' },
      /cannot be reached.*Check DISCORD_API_URL/u,
    ],
  ])('%s is named with what to do', async (_, options, environment, problem) => {
    const { emulator, look } = await start(options, environment);
    const found = await look();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(problem);
    await emulator.close();
  });

  test('the intent that is on is seen', async () => {
    const { emulator, look } = await start({ granted: 1 << 15 }, { MESSAGE_CONTENT: 'true' });
    expect(await look()).toEqual([]);
    await emulator.close();
  });

  test('commands that are not registered are named', async () => {
    const { emulator, look } = await start();
    emulator.state.commands.clear();
    expect(await look()).toMatchObject([expect.stringMatching(/not registered.*npm run deploy/u)]);
    await emulator.close();
  });

  test('rights that are missing in a channel are named, those of the server are not', async () => {
    const { emulator, channel, look } = await start();
    emulator.forbid(emulator.self, channel, 'EmbedLinks');
    emulator.forbid(emulator.self, channel, 'SendMessages');
    expect(await look({ channel: channel.id })).toEqual([
      `In channel ${channel.id} the bot lacks Send Messages, Embed Links: Grant it there, or to the bot’s role.`,
    ]);
    await emulator.close();
  });

  test('a server the bot is not in is told', async () => {
    const { emulator, look } = await start();
    expect(await look({ server: '1574985129833529345' })).toMatchObject([
      expect.stringMatching(/refused a look.*Check the ids/u),
    ]);
    await emulator.close();
  });
});
