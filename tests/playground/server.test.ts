import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { readFrame } from '../../src/playground/frames.js';
import { refusalOf } from '../../src/playground/guard.js';
import { PortTaken } from '../../src/playground/server.js';
import { openPage, openPlayground } from './support.js';

let playground: Awaited<ReturnType<typeof openPlayground>>;
let port = 0;
const page = mkdtempSync(join(tmpdir(), 'page-'));
writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
beforeAll(async () => {
  playground = await openPlayground(page);
  port = Number(new URL(playground.address).port);
});
afterAll(async () => {
  await playground.stop();
  rmSync(page, { recursive: true });
});

/** Status of a request with these headers, sent as they are. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

/** `open`, or the status that a socket was refused with. */
const knock = (headers: Record<string, string>, path = '/socket'): Promise<string | number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => resolve('error'));
  });

describe('who may talk to the playground', () => {
  test.each([
    ['its own page by name', { host: 'localhost:3000', origin: 'http://localhost:3000' }, true],
    ['its own page by number', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }, true],
    ['its own page in capitals', { host: 'LOCALHOST:3000', origin: 'http://localhost:3000' }, true],
    ['a page elsewhere', { host: 'localhost:3000', origin: 'https://example.org' }, false],
    ['a page on another port', { host: 'localhost:3000', origin: 'http://localhost:8080' }, false],
    ['a page over https', { host: 'localhost:3000', origin: 'https://localhost:3000' }, false],
    ['a page in a sandbox', { host: 'localhost:3000', origin: 'null' }, false],
    ['a name that points here', { host: 'evil.example:3000', origin: 'http://evil.example:3000' }, false],
    ['a name that begins like ours', { host: 'localhost.evil.example:3000' }, false],
    ['another port', { host: 'localhost:3001' }, false],
    ['nobody in particular', {}, false],
    ['something that is no page', { host: 'localhost:3000' }, false],
  ])('%s: %j may change something: %s', (_, headers, may) => {
    expect(refusalOf(headers, 3000, true) === null).toBe(may);
  });

  test('the page itself is read without naming an origin', () => {
    expect(refusalOf({ host: 'localhost:3000' }, 3000, false)).toBeNull();
  });

  test.each([
    ['a foreign origin', () => ({ Host: `localhost:${port}`, Origin: 'https://example.org' }), 403],
    ['no origin', () => ({ Host: `localhost:${port}` }), 403],
    [
      'a foreign name with an origin to match',
      () => ({ Host: `evil.example:${port}`, Origin: `http://evil.example:${port}` }),
      403,
    ],
    [
      'its own name and origin',
      () => ({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` }),
      'open',
    ],
  ])('a socket with %s', async (_, headers, outcome) => {
    expect(await knock(headers())).toBe(outcome);
  });

  test('a socket anywhere but at its place is refused', async () => {
    const headers = { Host: `localhost:${port}`, Origin: `http://localhost:${port}` };
    expect(await knock(headers, '/other')).toBe(404);
  });

  test.each([
    ['GET', '/', {}, 200],
    ['GET', '/', { Host: 'evil.example' }, 403],
    ['GET', '/', { Origin: 'https://example.org' }, 403],
    ['POST', '/', {}, 403],
    ['GET', '/../package.json', {}, 404],
    ['GET', '/%2e%2e/%2e%2e/package.json', {}, 404],
    ['GET', '/assets/%00', {}, 404],
    ['GET', '/%', {}, 400],
    ['GET', '/attachments/1/2/x.png', {}, 404],
  ])('%s %s with %j is answered with %d', async (method, path, headers, status) => {
    expect(await ask(path, headers, method)).toBe(status);
  });

  test('changing something over HTTP is not offered, even to the page itself', async () => {
    expect(await ask('/', { Origin: `http://127.0.0.1:${port}` }, 'POST')).toBe(405);
  });

  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  test.skipIf(outside === undefined)('nobody outside this machine reaches it', async () => {
    const socket = connect({ host: outside!.address, port });
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });

  test('a port in use is said to be so', async () => {
    await expect(openPlayground(page, port)).rejects.toBeInstanceOf(PortTaken);
  });
});

describe('what it is sent', () => {
  test.each([
    ['no JSON', '{', /not JSON/u],
    ['nothing', '', /not JSON/u],
    ['a number', '7', /expected object/u],
    ['no kind', '{}', /kind/u],
    ['an unknown kind', '{"kind":"eval"}', /kind/u],
    ['a word for an id', '{"kind":"delete","message":"x"}', /message: expected an id/u],
    [
      'more than Discord allows',
      JSON.stringify({ kind: 'say', channel: '1', text: 'a'.repeat(2001) }),
      /2,000/u,
    ],
    ['nothing to say', '{"kind":"say","channel":"1","text":""}', /some text/u],
    ['a part too many', '{"kind":"be","person":"1","admin":true}', /admin/u],
    ['a prototype', '{"kind":"be","person":"1","__proto__":{"x":1}}', /__proto__|unrecognized/iu],
  ])('%s is refused in words', (_, raw, problem) => {
    expect(readFrame(raw)).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  });

  test('nothing that can be sent makes the reader throw', () => {
    const kind = fc.constantFrom('be', 'say', 'edit', 'command', 'complete', 'press', 'submit', '__proto__');
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.tuple(kind, fc.dictionary(fc.string(), fc.jsonValue()))),
        (sent) => {
          const raw = typeof sent === 'string' ? sent : JSON.stringify({ ...sent[1], kind: sent[0] });
          const read = readFrame(raw);
          expect(read.ok || read.problem.length > 0).toBe(true);
        },
      ),
    );
  });

  test('a frame that is no JSON is answered, and the page goes on', async () => {
    const page = await openPage(playground.address);
    page.socket.send('{');
    expect((await page.get('failed')).problem).toMatch(/not JSON/u);
    page.socket.send(Buffer.from([1, 2, 3]));
    expect((await page.get('failed')).problem).toMatch(/text/u);
    page.send({ kind: 'say', channel: page.channel('Footnote'), text: 'hello' });
    await page.get('message');
    page.close();
  });

  test('a frame larger than any message ends the connection', async () => {
    const page = await openPage(playground.address);
    page.socket.send('x'.repeat(70_000));
    const [code] = (await once(page.socket, 'close')) as [number];
    expect(code).toBe(1009);
  });
});

describe('what one person can do', () => {
  test('a question in direct messages is answered, explained, and unseen by the other person', async () => {
    const [robin, sam] = await Promise.all([openPage(playground.address), openPage(playground.address)]);
    sam.send({ kind: 'be', person: sam.person('Sam') });
    await sam.get('snapshot');
    robin.send({ kind: 'say', channel: robin.channel('Footnote'), text: 'how much magnesium a day' });
    const answer = await robin.get('message', ({ message }) => message.author.bot === true);
    expect(answer.message.embeds[0]?.footer?.text).toMatch(/informational purposes only/u);
    const { explained } = await robin.get('explained');
    expect(explained).toMatchObject({ question: 'how much magnesium a day', kind: 'answer' });
    expect(explained.entities).toContainEqual({ kind: 'nutrient', name: 'magnesium', negated: false });
    sam.send({ kind: 'say', channel: sam.channel('general'), text: 'done' });
    await sam.get('message', ({ message }) => message.content === 'done');
    expect(sam.frames.filter(({ kind }) => kind === 'explained')).toEqual([]);
    expect(JSON.stringify(sam.frames)).not.toContain('how much magnesium a day');
    robin.close();
    sam.close();
  });

  test("nobody changes, deletes or reads what is another's", async () => {
    const [robin, sam] = await Promise.all([openPage(playground.address), openPage(playground.address)]);
    sam.send({ kind: 'be', person: sam.person('Sam') });
    await sam.get('snapshot');
    robin.send({ kind: 'say', channel: robin.channel('general'), text: 'mine' });
    const { message } = await sam.get('message', (frame) => frame.message.content === 'mine');
    const tries = [
      { kind: 'edit', message: message.id, text: 'yours' },
      { kind: 'delete', message: message.id },
      { kind: 'dismiss', message: message.id },
      { kind: 'say', channel: robin.channel('Footnote'), text: 'in your name' },
      { kind: 'be', person: robin.snapshot.bot.id },
    ] as const;
    for (const frame of tries) {
      sam.send(frame);
      expect((await sam.get('failed')).problem).toMatch(/not yours|for everyone|no such/u);
    }
    robin.close();
    sam.close();
  });

  test('autocomplete gives choices, and a command its answer', async () => {
    const page = await openPage(playground.address);
    const channel = page.channel('general');
    page.send({
      kind: 'complete',
      ref: 1,
      channel,
      name: 'nutrient',
      options: { name: 'magn' },
      focused: 'name',
    });
    const { ref, choices } = await page.get('choices');
    expect({ ref, first: choices[0]?.name }).toEqual({ ref: 1, first: 'magnesium' });
    page.send({ kind: 'command', ref: 2, channel, name: 'nutrient', options: { name: 'magnesium' } });
    const { message } = await page.get('message', (frame) => frame.message.author.bot === true);
    expect(message.used?.command).toBe('/nutrient');
    const story = (await page.get('explained')).explained;
    expect([story.question, story.decision]).toEqual(['/nutrient', 'command']);
    page.send({
      kind: 'command',
      ref: 9,
      channel,
      name: 'ask',
      options: { question: 'my calf is swollen and hot' },
    });
    const stopped = (await page.get('explained', ({ explained }) => explained.question !== '/nutrient'))
      .explained;
    expect(stopped).toMatchObject({ kind: 'urgent', decision: 'urgent' });
    expect(stopped.flags).not.toEqual([]);
    page.send({ kind: 'command', ref: 3, channel, name: 'no-such', options: {} });
    expect(await page.get('failed')).toMatchObject({ ref: 3 });
    page.close();
  });
});
