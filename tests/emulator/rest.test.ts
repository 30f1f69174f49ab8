import { DiscordAPIError, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { DISCORD_LIMITS, NO_LIMITS } from '../../src/emulator/limits.js';
import { aPlace, aReadyClient, aRest, type Place, RECORDED, request } from './support.js';

describe('Discord answers', () => {
  const at = (path: string) => (place: Place) =>
    path.replace('{c}', place.channel.id).replace('{g}', place.guild.id);
  test.each<[string, string, (place: Place) => string, unknown, number, number]>([
    ['an unknown route', 'GET', at('/nowhere'), undefined, 404, 0],
    ['a wrong method', 'PUT', at('/users/@me'), {}, 405, 0],
    ['a malformed address', 'GET', at('/channels/%E0%A4%A/messages'), undefined, 404, 0],
    ['a malformed id', 'GET', at('/channels/abc'), undefined, 400, 50035],
    ['a body that is no JSON', 'POST', at('/channels/{c}/messages'), '{', 400, 50109],
    ['an unknown channel', 'GET', at('/channels/1'), undefined, 404, 10003],
    ['an unknown server', 'GET', at('/guilds/1'), undefined, 404, 10004],
    ['an unknown member', 'GET', at('/guilds/{g}/members/1'), undefined, 404, 10007],
    ['an unknown message', 'GET', at('/channels/{c}/messages/1'), undefined, 404, 10008],
    ['an unknown person', 'POST', at('/users/@me/channels'), { recipient_id: '1' }, 404, 10013],
    ['an unknown webhook', 'POST', at('/webhooks/1/token'), { content: 'x' }, 404, 10015],
    ['an unknown interaction', 'POST', at('/interactions/1/token/callback'), { type: 5 }, 404, 10062],
    ['an unknown command', 'GET', at('/applications/1/commands'), undefined, 404, 10063],
    [
      'a request too large',
      'POST',
      at('/channels/{c}/messages'),
      { content: 'x'.repeat(26 * 1024 * 1024) },
      413,
      40005,
    ],
  ])('%s with its code', async (_, method, path, body, status, code) => {
    const place = await aPlace();
    expect(await request(place, method, path(place), body)).toMatchObject({ status, json: { code } });
  });

  test('a wrong token, type or version', async () => {
    const place = await aPlace();
    const { emulator, channel } = place;
    const wrong = await request(place, 'GET', '/users/@me', undefined, { Authorization: 'Bot x' });
    expect(wrong).toMatchObject({ status: 401, json: { message: '401: Unauthorized', code: 0 } });
    const typed = await request(place, 'POST', `/channels/${channel.id}/messages`, 'content=x', {
      'Content-Type': 'text/plain',
    });
    expect(typed.json).toMatchObject({
      code: 50035,
      errors: { _errors: [{ code: 'CONTENT_TYPE_INVALID' }] },
    });
    const old = await fetch(`${emulator.apiUrl}/v6/users/@me`);
    expect(await old.json()).toMatchObject({ code: 50041 });
  });

  test('nothing at all with 204 and no type', async () => {
    const place = await aPlace();
    const { status, headers } = await request(place, 'POST', `/channels/${place.channel.id}/typing`);
    expect([status, headers.get('content-type')]).toEqual([204, null]);
  });
});

// What these get is checked against Discord's description at the end of the run, where that is at hand.
test('every route that reads answers as Discord describes it', async () => {
  const place = await aPlace(RECORDED);
  const { emulator, guild, channel, person } = place;
  const rest = aRest(place);
  const { id } = emulator.say(channel, person, 'hello');
  emulator.addRole(guild, 'Helpers');
  emulator.addChannel(guild, 'forum', 15);
  emulator.startThread(person, channel, 'thread', emulator.messageOf(id));
  emulator.react(person, emulator.messageOf(id), '👍');
  const app = emulator.application.id;
  await rest.put(Routes.applicationCommands(app), { body: [{ name: 'ask', description: 'Asks' }] });
  await rest.put(Routes.applicationGuildCommands(app, guild.id), { body: [{ type: 3, name: 'Answer' }] });
  for (const path of [
    '/gateway',
    '/gateway/bot',
    '/applications/@me',
    '/oauth2/applications/@me',
    '/users/@me',
    '/users/@me/guilds',
    `/users/${person.id}`,
    `/guilds/${guild.id}`,
    `/guilds/${guild.id}/channels`,
    `/guilds/${guild.id}/roles`,
    `/guilds/${guild.id}/threads/active`,
    `/guilds/${guild.id}/members/${person.id}`,
    `/channels/${channel.id}`,
    `/channels/${channel.id}/messages`,
    `/channels/${channel.id}/messages/${id}`,
    `/channels/${channel.id}/messages/${id}/reactions/%F0%9F%91%8D`,
    `/channels/${channel.id}/messages/pins`,
    `/channels/${channel.id}/threads/archived/public`,
    `/channels/${id}/thread-members`,
    `/guilds/${guild.id}/members/search?query=re`,
    `/applications/${app}/commands`,
    `/applications/${app}/guilds/${guild.id}/commands`,
  ] as const)
    await rest.get(path);
  await rest.post(Routes.userChannels(), { body: { recipient_id: person.id } });
  emulator.allow(emulator.self, channel, 'ManageThreads');
  await rest.patch(Routes.channel(id), { body: { archived: true } });
  await rest.put(Routes.threadMembers(id, '@me'));
  await expect(rest.put(Routes.channelMessagesPin(channel.id, id))).rejects.toMatchObject({ code: 50013 });
  emulator.allow(emulator.self, channel, 'ManageMessages');
  await rest.put(Routes.channelMessagesPin(channel.id, id));
  await rest.get(Routes.channelMessagesPins(channel.id));
  await rest.delete(Routes.channelMessageUserReaction(channel.id, id, '👍', person.id));
  await rest.delete(Routes.channelMessageAllReactions(channel.id, id));
  expect(emulator.messageOf(id)).toMatchObject({ pinned: true, reactions: new Map() });
  await rest.delete(Routes.userGuild(guild.id));
  expect(emulator.journal.filter(({ status }) => status >= 300)).toHaveLength(1);
});

describe('messages', () => {
  test('are posted, read, changed, deleted and paged through by the real client', async () => {
    const place = await aPlace(RECORDED);
    const { emulator, channel, person, until } = place;
    const client = await aReadyClient(place);
    const there = await client.channels.fetch(channel.id);
    if (!there?.isSendable() || !('bulkDelete' in there)) throw new Error('no channel');
    const asked = emulator.say(channel, person, 'hello');
    const said = await there.send({
      content: 'first',
      reply: { messageReference: asked.id },
      files: [{ attachment: Buffer.from('<svg/>'), name: 'a.svg', description: 'a chart' }],
    });
    expect(said.attachments.first()).toMatchObject({ name: 'a.svg', description: 'a chart', size: 6 });
    expect(await (await fetch(said.attachments.first()!.url)).text()).toBe('<svg/>');
    expect(said.reference?.messageId).toBe(asked.id);
    const edited = await said.edit({ content: 'second' });
    expect([edited.content, edited.editedTimestamp !== null, edited.attachments.size]).toEqual([
      'second',
      true,
      1,
    ]);
    await said.react('👍');
    await until(() => emulator.messageOf(said.id).reactions.get('👍')?.has(emulator.self.id));
    expect((await there.messages.fetch({ limit: 2 })).map(({ content }) => content)).toEqual([
      'second',
      // What others write is blanked here as well.
      '',
    ]);
    await said.delete();
    expect(emulator.seenBy(person, channel).map(({ id }) => id)).toEqual([asked.id]);
    await expect(there.messages.fetch(said.id)).rejects.toThrow(/unknown message/iu);
    await expect(asked.id && there.messages.edit(asked.id, 'x')).rejects.toThrow(
      /authored by another user/iu,
    );
    await expect(there.messages.delete(asked.id)).rejects.toThrow(/missing permissions/iu);
    emulator.allow(emulator.self, channel, 'ManageMessages');
    const more = emulator.say(channel, person, 'more');
    await there.bulkDelete([asked.id, more.id]);
    expect(emulator.seenBy(person, channel)).toEqual([]);
  });

  test('with a picture in an embed show it by an address', async () => {
    const place = await aPlace();
    const client = await aReadyClient(place);
    const there = await client.channels.fetch(place.channel.id);
    if (!there?.isSendable()) throw new Error('no channel');
    const said = await there.send({
      embeds: [{ title: 'Chart', image: { url: 'attachment://chart.png' } }],
      files: [{ attachment: Buffer.from('png'), name: 'chart.png' }],
    });
    expect(said.attachments.size).toBe(0);
    const picture = await fetch(said.embeds[0]!.image!.url);
    expect([picture.headers.get('content-type'), await picture.text()]).toEqual(['image/png', 'png']);
  });

  test('that are all layout come back complete, their files with addresses', async () => {
    const place = await aPlace(RECORDED);
    const body = {
      flags: 1 << 15,
      components: [
        {
          type: 17,
          components: [
            {
              type: 9,
              components: [{ type: 10, content: 'x' }],
              accessory: { type: 11, media: { url: 'https://example.org/a.png' } },
            },
            { type: 12, items: [{ media: { url: 'attachment://chart.png' } }] },
            { type: 14 },
            { type: 1, components: [{ type: 5, custom_id: 'who' }] },
          ],
        },
        { type: 13, file: { url: 'attachment://chart.png' } },
      ],
    };
    const files = [{ name: 'chart.png', data: Buffer.from('png') }];
    const said = (await aRest(place).post(Routes.channelMessages(place.channel.id), { body, files })) as {
      components: [{ components: [unknown, { items: [{ media: { url: string } }] }] }, object];
    };
    const { url } = said.components[0].components[1].items[0].media;
    expect(await (await fetch(url)).text()).toBe('png');
    expect(said.components[1]).toMatchObject({ file: { url }, name: 'chart.png', size: 3 });
  });

  test('with a nonce that is enforced are posted once', async () => {
    let now = Date.now();
    const place = await aPlace({ now: () => now });
    const post = async () =>
      (
        await request(place, 'POST', `/channels/${place.channel.id}/messages`, {
          content: 'x',
          nonce: 'n',
          enforce_nonce: true,
        })
      ).json.id;
    const first = await post();
    expect(await post()).toBe(first);
    now += 6 * 60_000;
    expect(await post()).not.toBe(first);
  });

  test('mention whom they may', async () => {
    const place = await aPlace();
    const { emulator, channel, person } = place;
    const asked = emulator.say(channel, person, 'hello');
    const post = async (body: object) => {
      const { json } = await request(place, 'POST', `/channels/${channel.id}/messages`, {
        content: `<@${person.id}> @everyone`,
        ...body,
      });
      return [(json.mentions as unknown[]).length, json.mention_everyone];
    };
    expect(await post({})).toEqual([1, true]);
    expect(await post({ allowed_mentions: { parse: [] } })).toEqual([0, false]);
    expect(await post({ allowed_mentions: { parse: ['users'] } })).toEqual([1, false]);
    const reply = { content: 'x', message_reference: { message_id: asked.id } };
    expect(await post(reply)).toEqual([1, false]);
    expect(await post({ ...reply, allowed_mentions: { parse: [], replied_user: false } })).toEqual([
      0,
      false,
    ]);
  });
});

describe('threads', () => {
  test('start from a message or free, are written in, and close', async () => {
    const place = await aPlace();
    const { emulator, guild, channel, person } = place;
    const rest = aRest(place);
    const asked = emulator.say(channel, person, 'hello');
    const start = () => rest.post(Routes.threads(channel.id, asked.id), { body: { name: 'Cramps' } });
    const thread = (await start()) as { id: string };
    expect(thread).toMatchObject({ id: asked.id, type: 11, parent_id: channel.id, name: 'Cramps' });
    await expect(start()).rejects.toThrow(/already been created/u);
    await rest.post(Routes.channelMessages(thread.id), { body: { content: 'in here' } });
    emulator.archive(emulator.state.channels.get(thread.id)!, true);
    await expect(rest.post(Routes.channelMessages(thread.id), { body: { content: 'x' } })).rejects.toThrow(
      /locked/u,
    );
    const free = await rest.post(Routes.threads(channel.id), { body: { name: 'Free', type: 11 } });
    expect(free).toMatchObject({ type: 11 });
    const forum = emulator.addChannel(guild, 'forum', 15);
    await expect(
      rest.post(Routes.channelMessages(forum.id), { body: { content: 'x' } }),
    ).rejects.toMatchObject({ code: 40058 });
    const post = { name: 'Post', message: { content: 'first' } };
    expect(await rest.post(Routes.threads(forum.id), { body: post })).toMatchObject({ parent_id: forum.id });
    await expect(
      rest.post(Routes.threads(channel.id), { body: { name: '', type: 11 } }),
    ).rejects.toMatchObject({ code: 50035 });
  });
});

describe('what the bot may do in a channel', () => {
  const post = (place: Place, body: object = { content: 'x' }) =>
    aRest(place).post(Routes.channelMessages(place.channel.id), { body });
  test.each<[Parameters<Place['emulator']['forbid']>[2], object, number]>([
    ['ViewChannel', { content: 'x' }, 50001],
    ['SendMessages', { content: 'x' }, 50013],
    ['EmbedLinks', { embeds: [{ title: 'x' }] }, 50013],
  ])('ends where %s is denied, with %j', async (permission, body, code) => {
    const place = await aPlace();
    place.emulator.forbid(place.emulator.self, place.channel, permission);
    await expect(post(place, body)).rejects.toMatchObject({ code });
    place.emulator.allow(place.emulator.self, place.channel, permission);
    await post(place, body);
  });

  test('to answer a message it must read the history; to attach, it must be let', async () => {
    const place = await aPlace();
    const { emulator, channel, person } = place;
    const asked = emulator.say(channel, person, 'hello');
    emulator.forbid(emulator.self, channel, 'ReadMessageHistory', 'AttachFiles');
    const reply = { content: 'x', message_reference: { message_id: asked.id } };
    await expect(post(place, reply)).rejects.toMatchObject({ code: 160002 });
    const files = [{ name: 'a.txt', data: Buffer.from('x') }];
    await expect(
      aRest(place).post(Routes.channelMessages(channel.id), { body: {}, files }),
    ).rejects.toMatchObject({ code: 50013 });
  });

  test('goes by roles, then by people', async () => {
    const place = await aPlace();
    const { emulator, guild, channel } = place;
    const role = emulator.addRole(guild, 'bots');
    emulator.giveRole(emulator.self, guild, role);
    emulator.forbid(role, channel, 'SendMessages');
    await expect(post(place)).rejects.toMatchObject({ code: 50013 });
    emulator.allow(emulator.self, channel, 'SendMessages');
    await post(place);
  });

  test('in a thread goes by its own permission', async () => {
    const place = await aPlace();
    const { emulator, channel, person } = place;
    const thread = emulator.startThread(person, channel, 'thread');
    emulator.forbid(emulator.self, channel, 'SendMessages');
    await aRest(place).post(Routes.channelMessages(thread.id), { body: { content: 'x' } });
    emulator.forbid(emulator.self, channel, 'SendMessagesInThreads');
    await expect(
      aRest(place).post(Routes.channelMessages(thread.id), { body: { content: 'x' } }),
    ).rejects.toMatchObject({ code: 50013 });
  });

  test('ends at closed doors: direct messages refused, no server shared, a server it is not in', async () => {
    const place = await aPlace();
    const { emulator, guild, channel, person } = place;
    const dm = emulator.dm(person);
    const write = () => aRest(place).post(Routes.channelMessages(dm.id), { body: { content: 'x' } });
    emulator.closeDms(person);
    await expect(write()).rejects.toMatchObject({ code: 50007 });
    emulator.closeDms(person, false);
    emulator.kickBot(guild);
    await expect(write()).rejects.toMatchObject({ code: 50278 });
    await expect(aRest(place).get(Routes.channel(channel.id))).rejects.toMatchObject({ code: 50001 });
  });
});

describe('limits on how often', () => {
  const path = ({ channel }: Place) => `/channels/${channel.id}/messages`;
  const post = (place: Place) => request(place, 'POST', path(place), { content: 'x' });

  test('are told in headers, and the request too many with all of 429', async () => {
    const now = 1_800_000_000_000;
    const place = await aPlace({ limits: DISCORD_LIMITS, now: () => now });
    const first = await post(place);
    const told = (headers: Headers) =>
      ['limit', 'remaining', 'reset', 'reset-after'].map((name) => headers.get(`x-ratelimit-${name}`));
    expect(told(first.headers)).toEqual(['5', '4', '1800000005.000', '5.000']);
    for (let at = 0; at < 4; at++) expect((await post(place)).status).toBe(200);
    const { status, headers, json } = await post(place);
    expect(status).toBe(429);
    expect(json).toEqual({ message: 'You are being rate limited.', retry_after: 5, global: false, code: 0 });
    expect([headers.get('retry-after'), headers.get('x-ratelimit-scope')]).toEqual(['5', 'user']);
    expect(headers.get('x-ratelimit-bucket')).toBe(first.headers.get('x-ratelimit-bucket'));
    const elsewhere = place.emulator.addChannel(place.guild, 'other');
    expect(
      (await request(place, 'POST', `/channels/${elsewhere.id}/messages`, { content: 'x' })).status,
    ).toBe(200);
  });

  test('hold for all requests together, but for interactions', async () => {
    const place = await aPlace({ limits: { ...NO_LIMITS, global: { limit: 2, windowMs: 60_000 } } });
    await post(place);
    await post(place);
    const { status, headers, json } = await post(place);
    expect([
      status,
      json.global,
      headers.get('x-ratelimit-global'),
      headers.get('x-ratelimit-scope'),
    ]).toEqual([429, true, 'true', 'global']);
    expect(headers.get('x-ratelimit-limit')).toBe(null);
    expect((await request(place, 'POST', '/interactions/1/t/callback', { type: 5 })).json.code).toBe(10062);
  });

  test('shut out whoever earns too many refusals', async () => {
    const place = await aPlace({ limits: { ...NO_LIMITS, invalid: { limit: 3, windowMs: 60_000 } } });
    for (let at = 0; at < 3; at++)
      await request(place, 'GET', '/users/@me', undefined, { Authorization: 'x' });
    expect(place.emulator.invalidRequests()).toBe(3);
    const response = await fetch(`${place.emulator.apiUrl}/v10/users/@me`);
    expect([response.status, response.headers.get('content-type')]).toEqual([429, 'text/html']);
  });

  test('are kept by the real client, which never meets one', async () => {
    const figures = {
      ...DISCORD_LIMITS,
      routes: { 'POST /channels/{c}/messages': { limit: 5, windowMs: 300 } },
    };
    const place = await aPlace({ limits: figures });
    const rest = aRest(place);
    await Promise.all(
      Array.from({ length: 12 }, () =>
        rest.post(Routes.channelMessages(place.channel.id), { body: { content: 'x' } }),
      ),
    );
    expect(place.emulator.journal.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  });
});

describe('faults on demand meet the real client', () => {
  const content = { body: { content: 'x' } };
  const matches = /^POST .*\/messages$/u;
  const posts = ({ emulator, channel }: Place) =>
    [...channel.messages].map((id) => emulator.messageOf(id).content);
  const path = ({ channel }: Place) => Routes.channelMessages(channel.id);

  test.concurrent.each<[string, object, number]>([
    ['a server error', { status: 500 }, 2],
    ['a bad gateway with a page', { status: 502, html: '<html></html>' }, 2],
    ['a route limit', { status: 429, retryAfter: 0.1 }, 2],
    ['a limit for everything', { status: 429, retryAfter: 0.1, scope: 'global' }, 2],
    ['a shared limit', { status: 429, retryAfter: 0.1, scope: 'shared' }, 2],
    ['a slow answer', { delayMs: 50 }, 1],
  ])('%s is got over', async (_, fault, requests) => {
    const place = await aPlace();
    place.emulator.fail({ matches, times: 1, ...fault });
    await aRest(place).post(path(place), content);
    expect(place.emulator.journal).toHaveLength(requests);
    expect(posts(place)).toEqual(['x']);
  });

  test.each([
    [403, 50007],
    [403, 50013],
    [404, 10062],
  ])('status %i, code %i reaches the caller', async (status, code) => {
    const place = await aPlace();
    place.emulator.fail({ matches, times: 1, status, code });
    const error = await aRest(place)
      .post(path(place), content)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DiscordAPIError);
    expect(error).toMatchObject({ status, code });
  });

  test('a server that stays broken ends in an error', async () => {
    const place = await aPlace();
    place.emulator.fail({ matches, times: 9, status: 503 });
    await expect(aRest(place).post(path(place), content)).rejects.toThrow();
    place.emulator.mend();
    await aRest(place).post(path(place), content);
  });

  test('an answer lost after its effect posts twice, but for an enforced nonce', async () => {
    const place = await aPlace();
    const send = async (body: object) => {
      place.emulator.fail({ matches, times: 1, loseAnswer: true });
      const rest = aRest(place);
      await rest.post(path(place), { body }).catch(() => rest.post(path(place), { body }));
    };
    await send({ content: 'twice' });
    await send({ content: 'once', nonce: '1', enforce_nonce: true });
    expect(posts(place)).toEqual(['twice', 'twice', 'once']);
  });

  test('a connection cut before anything happened leaves nothing behind', async () => {
    const place = await aPlace();
    place.emulator.fail({ matches, times: 1, cut: true });
    await aRest(place)
      .post(path(place), content)
      .catch(() => {});
    expect(posts(place).length).toBeLessThanOrEqual(1);
  });
});
