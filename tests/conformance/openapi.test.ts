import { describe, expect, test } from 'vitest';
import type { Journalled } from '../../src/emulator/journal.js';
import { createConformance, hasDescription } from './openapi.js';

const entry = (change: Partial<Journalled>): Journalled => ({
  method: 'POST',
  path: '/channels/1/messages',
  query: '',
  status: 429,
  body: { content: 'x' },
  files: 0,
  answer: { message: 'You are being rate limited.', retry_after: 1, global: false, code: 0 },
  at: 0,
  ...change,
});

describe.skipIf(!hasDescription)('against the description', () => {
  const check = hasDescription ? createConformance() : () => ({ request: [], answer: [] });
  test.each<[string, Partial<Journalled>, RegExp]>([
    ['a path that is none', { path: '/channels/1/words' }, /is not described/u],
    ['a method that is none', { method: 'PUT' }, /is not described/u],
    ['an unknown parameter', { query: '?what=1' }, /unknown parameter "what"/u],
    ['content that is too long', { body: { content: 'x'.repeat(4_001) } }, /body\/content/u],
    [
      'a malformed id',
      { body: { content: 'x', message_reference: { message_id: 'x' } } },
      /body\/message_reference/u,
    ],
    ['a list where none belongs', { body: [] as never }, /body must be object/u],
    ['a body where none belongs', { method: 'GET', path: '/users/@me' }, /none is described/u],
    ['an answer without its fields', { status: 200, answer: { id: '1' } }, /answer must have/u],
    [
      'an answer where none belongs',
      { path: '/channels/1/typing', body: {}, status: 204, answer: {} },
      /none is described/u,
    ],
    [
      'a number that is none',
      { answer: { message: 'x', retry_after: '1', global: false, code: 0 } },
      /answer/u,
    ],
  ])('%s is reported', (_, change, fault) => {
    const { request, answer } = check(entry(change));
    expect([...request, ...answer].join('\n')).toMatch(fault);
  });

  test('what is right is not', () => {
    expect(check(entry({}))).toEqual({ request: [], answer: [] });
  });
});
