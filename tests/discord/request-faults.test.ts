import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patientRequests } from '../../src/discord/patience.js';
import type { Fault } from '../../src/emulator/faults.js';
import { type Survivor, startSurvivor, until } from './survivor.js';

const POSTS = /^POST \/channels\/\d+\/messages$/u;
const CALLBACKS = /^POST \/interactions\/\d+\/[^/]+\/callback$/u;

let survivor: Survivor;
beforeAll(async () => {
  survivor = await startSurvivor();
});
afterAll(() => survivor.stop());

describe('a message is answered once', () => {
  test.each<[string, Omit<Fault, 'matches'>]>([
    ['Discord answers 500 three times', { times: 3, status: 500 }],
    ['Discord answers 502 for a second', { times: 3, status: 502 }],
    ['the connection is cut before the answer', { times: 2, cut: true }],
    ['the answer to our post is lost', { times: 1, loseAnswer: true }],
    ['the answer to our post comes late', { times: 1, delayMs: 1_500 }],
    ['we are told to wait for this channel (429)', { times: 1, status: 429, retryAfter: 1 }],
    [
      'we are told to wait for everything (429, global)',
      { times: 1, status: 429, retryAfter: 1, scope: 'global' },
    ],
    ['others used up what we share (429, shared)', { times: 1, status: 429, retryAfter: 1, scope: 'shared' }],
    ['one request is refused although the token is right (401)', { times: 1, status: 401 }],
  ])('when %s', async (_, fault) => {
    const { emulator, ask, answered, answersTo } = survivor;
    emulator.fail({ matches: POSTS, ...fault });
    const question = ask();
    await answered(question);
    await emulator.quiet();
    expect(answersTo(question)).toHaveLength(1);
  });

  test('when its question was deleted meanwhile', async () => {
    const { emulator, channel, person, ask } = survivor;
    emulator.fail({ matches: POSTS, times: 1, delayMs: 150 });
    const question = ask();
    emulator.remove(question);
    await until(
      () =>
        emulator.journal.some(({ method, path }) => method === 'DELETE' && path.includes('/messages/')) ||
        emulator
          .seenBy(person, channel)
          .some(({ author, id }) => author === emulator.self.id && BigInt(id) > BigInt(question.id)),
      'an answer or its withdrawal',
    );
    expect(survivor.logged('message-failed')).toEqual([]);
  });
});

describe('a command is answered once', () => {
  test.each<[string, Omit<Fault, 'matches'>]>([
    ['Discord answers 500 twice', { times: 2, status: 500 }],
    ['the connection is cut', { times: 1, cut: true }],
    ['the answer to our answer is lost', { times: 1, loseAnswer: true }],
  ])('when %s', async (_, fault) => {
    const { emulator, channel, person, logged } = survivor;
    emulator.fail({ matches: CALLBACKS, ...fault });
    const interaction = emulator.slash(person, channel, 'nutrient', { name: 'magnesium' });
    await until(() => interaction.answered, 'an answer');
    await emulator.quiet();
    expect(emulator.answerTo(interaction)?.embeds).not.toEqual([]);
    expect(logged('handler-failed')).toEqual([]);
  });

  test.each([
    ['comes too late (10062)', 10062, 404],
    ['was answered by another instance (40060)', 40060, 400],
  ])('one that %s is a line in the log and nothing else', async (_, code, status) => {
    const { emulator, channel, person, logged } = survivor;
    const before = logged('too-late').length;
    emulator.fail({ matches: CALLBACKS, times: 1, status, code });
    emulator.slash(person, channel, 'help');
    await until(() => logged('too-late').length > before, 'the log line');
    expect(logged('too-late').at(-1)).toMatchObject({ code, command: '/help' });
    expect(logged('handler-failed')).toEqual([]);
  });
});

describe('where the bot may not write', () => {
  test('it asks Discord twice, then leaves the channel alone for a while', async () => {
    const { emulator, person, logged } = survivor;
    const guild = [...emulator.state.guilds.values()][0]!;
    const closed = emulator.addChannel(guild, 'closed');
    emulator.fail({
      matches: new RegExp(`^POST /channels/${closed.id}/messages$`, 'u'),
      times: 9,
      status: 403,
      code: 50013,
    });
    const posts = (): number =>
      emulator.journal.filter(({ path }) => path === `/channels/${closed.id}/messages`).length;
    for (let times = 0; times < 3; times++) {
      emulator.say(closed, person, `<@${emulator.self.id}> foods with magnesium`);
      await emulator.quiet();
    }
    expect(posts()).toBe(2);
    expect(logged('message-failed')).toEqual([]);
    emulator.mend();
  });
});

describe('the requests themselves', () => {
  const serve = async (listener: RequestListener) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/api/v10`, close: () => server.close() };
  };

  test.each([
    ['a body that says how long', '{"retry_after": 2.4}', '3'],
    ['a page in HTML', '<html>Error 1015</html>', '5'],
  ])(
    'a 429 without Retry-After, with %s, is given one, so that nobody asks again at once',
    async (_, body, seconds) => {
      const { url, close } = await serve((_request, response) => response.writeHead(429).end(body));
      const answer = await patientRequests()(`${url}/users/@me`, { method: 'GET' });
      expect(answer.headers.get('Retry-After')).toBe(seconds);
      close();
    },
  );

  test('a follow-up whose answer was lost is not sent again, for it might stand there twice', async () => {
    let came = 0;
    const { url, close } = await serve((request) => {
      came++;
      request.socket.destroy();
    });
    await expect(
      patientRequests()(`${url}/webhooks/1/token`, { method: 'POST', body: '{}' }),
    ).rejects.toThrow();
    expect(came).toBe(1);
    close();
  });

  test('what is tried again is told by its route, without ids or tokens', async () => {
    const told: string[] = [];
    const { url, close } = await serve((_request, response) =>
      response.writeHead(told.length === 0 ? 503 : 204).end(),
    );
    const request = patientRequests({
      onRetry: ({ method, route, reason }) => told.push(`${method} ${route} ${reason}`),
    });
    const callback = `${url}/interactions/1574985129833529345/aW50ZXJhY3Rpb24/callback`;
    expect((await request(callback, { method: 'POST', body: '{}' })).status).toBe(204);
    expect(told).toEqual(['POST /interactions/{id}/{token}/callback 503']);
    close();
  });
});

test('a token that is refused twice in a row ends the process with what to do', async () => {
  const other = await startSurvivor();
  other.emulator.fail({ matches: /./u, times: 50, status: 401 });
  other.ask();
  expect(await other.app.lost).toMatch(/does not accept DISCORD_TOKEN/u);
  await other.stop();
});
