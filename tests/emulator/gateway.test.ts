import { type Client, Events, GatewayIntentBits, type Message } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { aClient, aPlace, aReadyClient, INTENTS, type Place } from './support.js';

/** Texts of the messages that reach a client, as they come. */
const heard = (client: Client): string[] => {
  const texts: string[] = [];
  client.on(Events.MessageCreate, (message: Message) => void texts.push(message.content));
  return texts;
};
/** A message that the bot may read without the content intent. */
const tell = ({ emulator, channel, person }: Place, text: string) =>
  emulator.say(channel, person, `<@${emulator.self.id}> ${text}`);

describe('the real client', () => {
  test('logs in with one request and one identify, and gets its servers', async () => {
    const place = await aPlace();
    place.emulator.addGuild('Without the bot', { withBot: false });
    const client = await aReadyClient(place);
    expect(place.emulator.journal.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /gateway/bot',
    ]);
    expect(place.emulator.identifies()).toBe(1);
    expect(client.user.id).toBe(place.emulator.self.id);
    expect(client.guilds.cache.map(({ name, available }) => [name, available])).toEqual([['A server', true]]);
    expect(client.channels.cache.get(place.channel.id)?.isSendable()).toBe(true);
  });

  test('learns of servers, channels and threads that come and go', async () => {
    const place = await aPlace();
    const { emulator, guild, channel, person, until } = place;
    const client = await aReadyClient(place);
    const other = emulator.addGuild('Another');
    await until(() => client.guilds.cache.has(other.id));
    emulator.outage(other);
    await until(() => client.guilds.cache.get(other.id)?.available === false);
    emulator.recover(other);
    await until(() => client.guilds.cache.get(other.id)?.available === true);
    emulator.kickBot(other);
    await until(() => !client.guilds.cache.has(other.id));
    const passing = emulator.addChannel(guild, 'passing');
    await until(() => client.channels.cache.has(passing.id));
    emulator.deleteChannel(passing);
    await until(() => !client.channels.cache.has(passing.id));
    const thread = emulator.startThread(person, channel, 'a thread', tell(place, 'hello'));
    await until(() => client.channels.cache.get(thread.id)?.isThread());
  });

  test('without the GUILDS intent gets no server, and still its messages', async () => {
    const place = await aPlace();
    const client = aClient(place, { intents: [GatewayIntentBits.GuildMessages] });
    const events: string[] = [];
    client.on(Events.Raw, ({ t }: { t: string }) => void events.push(t));
    await client.login(place.emulator.token);
    await place.until(() => client.isReady());
    tell(place, 'hello');
    await place.until(() => events.includes('MESSAGE_CREATE'));
    expect(events).not.toContain('GUILD_CREATE');
  });

  test('reads compressed frames of both kinds', async () => {
    const place = await aPlace();
    const socket = new WebSocket(
      `${place.emulator.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}?v=10&compress=zlib-stream`,
    );
    const { inflateSync, constants } = await import('node:zlib');
    const first = await new Promise<Buffer>((resolve) => socket.once('message', resolve));
    expect(first.subarray(-4)).toEqual(Buffer.from([0, 0, 255, 255]));
    expect(JSON.parse(inflateSync(first, { finishFlush: constants.Z_SYNC_FLUSH }).toString()).op).toBe(10);
    socket.terminate();
    const client = await aReadyClient(place, { ws: { compression: 'zlib-stream' } as never });
    expect(client.guilds.cache.size).toBe(1);
  });

  test.concurrent.each<[string, (place: Place) => unknown, identifies: number]>([
    ['is cut off', ({ emulator }) => emulator.cut(), 1],
    ['is asked to reconnect', ({ emulator }) => emulator.gateway.askReconnect(), 1],
    ['may resume its invalid session', ({ emulator }) => emulator.gateway.invalidate(true), 1],
    ['has lost its session', ({ emulator }) => emulator.gateway.invalidate(false), 2],
    ['gets a malformed frame and a cut', ({ emulator }) => [emulator.gateway.malformed(), emulator.cut()], 1],
    ['finds the gateway refusing, twice', ({ emulator }) => [emulator.gateway.refuse(2), emulator.cut()], 1],
    ...[1001, 4000, 4001, 4002].map((code): [string, (place: Place) => void, number] => [
      `is closed with ${code}`,
      ({ emulator }) => emulator.gateway.close(code),
      1,
    ]),
    ...[1000, 4003, 4005, 4007, 4008].map((code): [string, (place: Place) => void, number] => [
      `is closed with ${code}`,
      ({ emulator }) => emulator.gateway.close(code),
      2,
    ]),
  ])('that %s comes back', async (_, harm, identifies) => {
    const place = await aPlace();
    const client = await aReadyClient(place);
    const texts = heard(client);
    tell(place, 'before');
    await place.until(() => texts.length === 1);
    const back = new Promise<void>((resolve) => {
      client.once(Events.ShardResume, () => resolve());
      client.once(Events.ShardReady, () => resolve());
    });
    harm(place);
    if (identifies === 1) tell(place, 'between');
    await back;
    tell(place, 'after');
    await place.until(() => texts.some((text) => text.endsWith('after')));
    expect(texts.map((text) => text.split(' ')[1])).toEqual(
      identifies === 1 ? ['before', 'between', 'after'] : ['before', 'after'],
    );
    expect(place.emulator.identifies()).toBe(identifies);
  });

  test.each([4004, 4010, 4011, 4012, 4013, 4014])('that is closed with %i stays away', async (code) => {
    const place = await aPlace();
    const client = await aReadyClient(place);
    const closed = new Promise<number>((resolve) =>
      client.once(Events.ShardDisconnect, (event) => resolve(event.code)),
    );
    place.emulator.gateway.close(code);
    expect(await closed).toBe(code);
    await place.until(() => place.emulator.connected() === 0);
  });

  test('notices a heartbeat without an answer, and resumes', async () => {
    const place = await aPlace({ heartbeatMs: 200 });
    const client = await aReadyClient(place);
    place.emulator.gateway.acknowledge(false);
    await new Promise<void>((resolve) => client.once(Events.ShardReconnecting, () => resolve()));
    place.emulator.gateway.acknowledge(true);
    await new Promise<void>((resolve) => client.once(Events.ShardResume, () => resolve()));
    expect(place.emulator.identifies()).toBe(1);
  });

  test('hears events twice or in another order where that is asked for', async () => {
    const place = await aPlace();
    const client = await aReadyClient(place);
    const raw: string[] = [];
    client.on(Events.Raw, ({ t, d }: { t: string; d: { content: string } }) => {
      if (t === 'MESSAGE_CREATE') raw.push(d.content.split(' ')[1]!);
    });
    place.emulator.gateway.duplicate(2);
    tell(place, 'one');
    place.emulator.gateway.duplicate(1);
    place.emulator.gateway.hold();
    tell(place, 'two');
    tell(place, 'three');
    place.emulator.gateway.release((items) => items.reverse());
    await place.until(() => raw.length === 4);
    expect(raw).toEqual(['one', 'one', 'three', 'two']);
  });

  test('runs several shards, each with its servers', async () => {
    const place = await aPlace({ shards: 3, maxConcurrency: 3 });
    for (let at = 0; at < 8; at++) place.emulator.addGuild(`Server ${at}`);
    const client = await aReadyClient(place, { shards: 'auto' });
    expect(client.guilds.cache.size).toBe(9);
    expect(place.emulator.identifies()).toBe(3);
    const perShard = [0, 1, 2].map(
      (shard) => client.guilds.cache.filter(({ shardId }) => shardId === shard).size,
    );
    expect(perShard).toEqual([3, 3, 3]);
  });

  test.each<[string, object, RegExp]>([
    ['a wrong token', { token: 'nonsense' }, /invalid token/iu],
    [
      'an intent that the portal does not grant',
      { intents: [GatewayIntentBits.MessageContent] },
      /disallowed intents/iu,
    ],
    ['a shard that is none', { shards: [3], shardCount: 2 }, /invalid shard/iu],
  ])('with %s is turned away', async (_, options, message) => {
    const place = await aPlace();
    const { token = place.emulator.token, ...rest } = options as { token?: string };
    await expect(aClient(place, rest).login(token)).rejects.toThrow(message);
  });
});

describe('what others write', () => {
  const cases: [string, boolean, (place: Place, bots: Message) => void][] = [
    ['an ordinary message', false, ({ emulator, channel, person }) => emulator.say(channel, person, 'words')],
    [
      'a mention',
      true,
      ({ emulator, channel, person }) => emulator.say(channel, person, `<@${emulator.self.id}> words`),
    ],
    ['a direct message', true, ({ emulator, person }) => emulator.say(emulator.dm(person), person, 'words')],
    [
      'a reply that pings',
      true,
      ({ emulator, person }, bots) => emulator.reply(emulator.messageOf(bots.id), person, 'words'),
    ],
    [
      'a reply without the ping',
      false,
      ({ emulator, channel, person }, bots) =>
        emulator.say(channel, person, 'words', emulator.messageOf(bots.id), { ping: false }),
    ],
  ];
  test.each(cases)('%s is readable without the content intent: %s', async (_, readable, write) => {
    const place = await aPlace();
    const client = await aReadyClient(place);
    const texts = heard(client);
    const channel = client.channels.cache.get(place.channel.id);
    if (!channel?.isSendable()) throw new Error('no channel');
    const bots = await channel.send('from the bot');
    await place.until(() => texts.length === 1);
    write(place, bots);
    await place.until(() => texts.length === 2);
    expect(texts[1]!.includes('words')).toBe(readable);
  });

  test('an ordinary message is readable with the intent', async () => {
    const place = await aPlace({ granted: 1 << 15 });
    const client = await aReadyClient(place, { intents: [...INTENTS, GatewayIntentBits.MessageContent] });
    const texts = heard(client);
    place.emulator.say(place.channel, place.person, 'words');
    await place.until(() => texts.includes('words'));
  });

  test('in a channel that the bot cannot see does not reach it', async () => {
    const place = await aPlace();
    const { emulator, channel } = place;
    const client = await aReadyClient(place);
    const texts = heard(client);
    emulator.forbid(emulator.self, channel, 'ViewChannel');
    tell(place, 'hidden');
    emulator.allow(emulator.self, channel, 'ViewChannel');
    tell(place, 'seen');
    await place.until(() => texts.length > 0);
    expect(texts.join()).toContain('seen');
  });
});

describe('a client that misbehaves is closed with', () => {
  const identify = (place: Place, change: object = {}) =>
    JSON.stringify({
      op: 2,
      d: { token: place.emulator.token, intents: 513, properties: {}, shard: [0, 1], ...change },
    });
  const READY = 'ready';
  test.each<[number, string, (place: Place) => string[], query?: string]>([
    [4001, 'an unknown operation', (place) => [identify(place), READY, '{"op":99,"d":null}']],
    [4002, 'text that is no JSON', () => ['{']],
    [4002, 'a payload that is too large', () => [`{"op":1,"d":"${'x'.repeat(4_096)}"}`]],
    [4003, 'an operation before identify', () => ['{"op":3,"d":{}}']],
    [4004, 'a wrong token', (place) => [identify(place, { token: 'x' })]],
    [4005, 'a second identify', (place) => [identify(place), READY, identify(place)]],
    [4007, 'a number from the future', (place) => [identify(place), READY, 'resume']],
    [4008, 'too many payloads', () => Array.from({ length: 121 }, () => '{"op":1,"d":null}')],
    [4009, 'no heartbeat', (place) => [identify(place)]],
    [4010, 'a shard that is none', (place) => [identify(place, { shard: [2, 2] })]],
    [4012, 'another version', () => [], '?v=6'],
    [4013, 'an unknown intent', (place) => [identify(place, { intents: 1 << 30 })]],
    [4014, 'an intent not granted', (place) => [identify(place, { intents: 1 << 15 })]],
  ])('%i for %s', async (code, _, frames, query = '?v=10&encoding=json') => {
    const place = await aPlace(code === 4009 ? { heartbeatMs: 100 } : {});
    const address = `${place.emulator.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}${query}`;
    const socket = new WebSocket(address);
    const events: { t: string; d: { session_id?: string } }[] = [];
    socket.on('message', (raw) => void events.push(JSON.parse(String(raw)) as never));
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    for (const frame of frames(place)) {
      if (frame === READY) await place.until(() => events.some(({ t }) => t === 'READY'));
      else if (frame === 'resume') {
        const session_id = events.find(({ t }) => t === 'READY')!.d.session_id;
        const again = new WebSocket(address);
        await new Promise((resolve) => again.once('open', resolve));
        const end = new Promise<number>((resolve) => again.once('close', resolve));
        again.send(JSON.stringify({ op: 6, d: { token: place.emulator.token, session_id, seq: 999 } }));
        expect(await end).toBe(code);
        socket.close(code);
      } else socket.send(frame);
    }
    expect(await closed).toBe(code);
  });

  test('4011 where one shard would hold more than 2,500 servers', async () => {
    const place = await aPlace();
    for (let at = 0; at < 2_500; at++) place.emulator.addGuild('s');
    await expect(aClient(place).login(place.emulator.token)).rejects.toThrow(/sharding is required/iu);
  });

  test('an invalid session where it identifies too soon or too often', async () => {
    const place = await aPlace({ identifyEveryMs: 60_000 });
    await aReadyClient(place);
    const socket = new WebSocket(place.emulator.apiUrl.replace('http', 'ws').replace('/api', '/gateway'));
    const got: unknown[] = [];
    socket.on('message', (raw) => void got.push(JSON.parse(String(raw))));
    socket.once('open', () => socket.send(identify(place)));
    await place.until(() => got.length === 2);
    expect(got[1]).toMatchObject({ op: 9, d: false });
    socket.terminate();
  });
});
