import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { entriesOf, filled, matching } from '../../src/playground/page/entries.js';
import { plainMentions, withMentions } from '../../src/playground/page/mentions.js';
import { createPending } from '../../src/playground/page/pending.js';
import { isTyping, looked, type View, viewAfter } from '../../src/playground/page/view.js';
import type { Said, ServerFrame, Snapshot } from '../../src/playground/protocol.js';

const robin = { id: '1', name: 'Robin', owner: true };
const sam = { id: '2', name: 'Sam', owner: false };
const bot = { id: '3', name: 'Footnote', owner: false };

const aMessage = (id: string, part: Partial<Said> = {}): Said =>
  ({
    id,
    channel_id: '10',
    author: { id: sam.id },
    content: id,
    mentions: [],
    ...part,
  }) as unknown as Said;
const aSnapshot = (part: Partial<Snapshot> = {}): Snapshot => ({
  kind: 'snapshot',
  you: robin.id,
  bot,
  people: [robin, sam],
  server: 'A server',
  channels: [
    { id: '10', kind: 'text', name: 'general', topic: '', parent: null, unasked: false },
    { id: '11', kind: 'dm', name: 'Footnote', topic: '', parent: null, unasked: false },
  ],
  messages: [],
  commands: [],
  explained: null,
  ...part,
});
const seen = (frames: ServerFrame[], open = '11'): View =>
  frames.reduce<View | null>(
    (view, frame) => viewAfter(view, frame, open, 0),
    viewAfter(null, aSnapshot(), open, 0),
  )!;

describe('what the page knows', () => {
  test('nothing before the first snapshot', () => {
    expect(viewAfter(null, { kind: 'message', message: aMessage('5') }, '', 0)).toBeNull();
  });

  test('messages stand in the order they were made in, however they come', () => {
    const view = seen(['9', '100', '20'].map((id) => ({ kind: 'message', message: aMessage(id) })));
    expect(view.messages.map(({ id }) => id)).toEqual(['9', '20', '100']);
  });

  test('a message that comes again takes its own place', () => {
    const changed = aMessage('5', { content: 'changed' });
    const view = seen([
      { kind: 'message', message: aMessage('5') },
      { kind: 'message', message: aMessage('6') },
      { kind: 'message', message: changed },
    ]);
    expect(view.messages.map(({ content }) => content)).toEqual(['changed', '6']);
  });

  test.each<[string, Partial<Said>, string, string[]]>([
    ['elsewhere is unread', {}, '11', ['10']],
    ['in front is not', {}, '10', []],
    ["of one's own is not", { author: { id: robin.id } as Said['author'] }, '11', []],
  ])('a message %s', (_, part, open, unread) => {
    const view = seen([{ kind: 'message', message: aMessage('5', part) }], open);
    expect([...view.unread]).toEqual(unread);
    expect([...looked(view, '10').unread]).toEqual([]);
  });

  test('the bot types for ten seconds, or until it has spoken', () => {
    const typing = seen([{ kind: 'typing', channel: '10' }]);
    expect([0, 9_999, 10_000].map((now) => isTyping(typing, '10', now))).toEqual([true, true, false]);
    const message = aMessage('5', { author: { id: bot.id } as Said['author'] });
    expect(isTyping(viewAfter(typing, { kind: 'message', message }, '10', 0)!, '10', 0)).toBe(false);
  });

  test('what is deleted, closed or opened anew is gone or there', () => {
    const channel = { id: '12', kind: 'thread', name: 'x', topic: '', parent: '10', unasked: false } as const;
    const view = seen([
      { kind: 'message', message: aMessage('5') },
      { kind: 'gone', message: '5' },
      { kind: 'channel', channel },
      { kind: 'channel', channel: { ...channel, name: 'y' } },
      { kind: 'closed', channel: '11' },
    ]);
    expect(view.messages).toEqual([]);
    expect(view.channels.map(({ name }) => name)).toEqual(['general', 'y']);
  });
});

describe('commands', () => {
  const option = { name: 'name', type: Kind.String, description: '', required: true };
  const nested = {
    name: 'settings',
    type: 1,
    options: [
      {
        name: 'channels',
        type: Kind.SubcommandGroup,
        description: '',
        options: [{ name: 'add', type: Kind.Subcommand, description: 'Adds', options: [option] }],
      },
      { name: 'show', type: Kind.Subcommand, description: 'Shows' },
    ],
  };
  const commands = [
    { name: 'nutrient', type: 1, description: 'A nutrient', options: [option] },
    { name: 'Answer this', type: 3 },
    nested,
  ] as unknown as Snapshot['commands'];

  test('a sub-command is typed in full, and menus are not typed at all', () => {
    expect(entriesOf(commands).map(({ name, description }) => [name, description])).toEqual([
      ['nutrient', 'A nutrient'],
      ['settings channels add', 'Adds'],
      ['settings show', 'Shows'],
    ]);
  });

  test.each([
    ['', 3],
    ['set', 2],
    ['ADD', 1],
    ['nothing', 0],
  ])('after "/%s" %d are offered', (typed, count) => {
    expect(matching(entriesOf(commands), typed)).toHaveLength(count);
  });

  test('an option left empty is not sent; zero and no are', () => {
    expect(filled({ a: '', b: 0, c: false, d: 'x' })).toEqual({ b: 0, c: false, d: 'x' });
  });
});

describe('mentions', () => {
  const view = seen([]);
  test.each([
    ['@Footnote hello', '<@3> hello'],
    ['hello @footnote!', 'hello <@3>!'],
    ['@Sam and @Robin', '<@2> and <@1>'],
    ['@Sammy, me@sam.example', '@Sammy, me@sam.example'],
  ])('"%s" is sent as "%s"', (typed, sent) => {
    expect(withMentions(view, typed)).toBe(sent);
  });

  test('and read as they were typed', () => {
    expect(plainMentions(view, '<@3> and <@!2>, <@77>')).toBe('@Footnote and @Sam, @someone');
  });
});

describe('what was asked of the server', () => {
  test('is answered by number, with choices or with words', async () => {
    const pending = createPending();
    const refs: number[] = [];
    const asked = [0, 1, 2].map(() => pending.ask((ref) => void refs.push(ref)));
    const choices = [{ name: 'magnesium', value: 'magnesium' }];
    pending.settle({ kind: 'failed', ref: refs[2]!, problem: 'too late' });
    pending.settle({ kind: 'choices', ref: refs[1]!, choices });
    pending.settle({ kind: 'answered', ref: refs[0]! });
    expect(pending.settle({ kind: 'answered', ref: 99 })).toBe(false);
    expect(await Promise.allSettled(asked)).toMatchObject([
      { value: [] },
      { value: choices },
      { reason: { message: 'too late' } },
    ]);
  });

  test('fails when the connection is lost', async () => {
    const pending = createPending();
    const asked = pending.ask(() => {});
    pending.failAll('lost');
    await expect(asked).rejects.toThrow('lost');
  });
});
