import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel } from '../../src/emulator/state.js';
import { chatter } from './chatter.js';
import { type Conversation, startConversation, textOf } from './support.js';

const DISCLAIMER =
  'This content is for informational purposes only and should not replace professional medical advice.';
const QUESTION = 'anyone know why do i get leg cramps at night?';
const NEVER = { limit: Number.POSITIVE_INFINITY, windowMs: 1 };

let talk: Conversation;
let open: Channel;
beforeAll(async () => {
  // Without any pace, so that it is judgement alone that keeps the bot quiet.
  const paces = {
    person: NEVER,
    channel: NEVER,
    command: NEVER,
    unaskedPerson: NEVER,
    unaskedChannel: NEVER,
    unaskedUrgent: NEVER,
  };
  talk = await startConversation({ MESSAGE_CONTENT: 'true' }, { paces });
  await talk.until(() => talk.emulator.commandNames().includes('settings'), 'the commands');
  const { emulator, guild, person } = talk;
  emulator.promote(person);
  open = emulator.addChannel(guild, 'cramps');
  await talk.run('settings', { 'add-channel': open });
});
afterAll(() => talk.stop());

/** What the bot says in the channel after somebody wrote this; null where it keeps quiet. */
const afterSaying = async (text: string, who = talk.emulator.addUser('passer-by'), where = open) => {
  const { emulator } = talk;
  const asked = emulator.say(where, who, text);
  await emulator.quiet({ settleMs: 60 });
  return talk.said(where).find(({ id }) => BigInt(id) > BigInt(asked.id)) ?? null;
};

describe('in a channel that is switched on', () => {
  test('the channel is told so, with how to be left alone', () => {
    const [welcome] = talk.said(open);
    expect(textOf(welcome!)).toContain('even if nobody mentions me');
    expect(textOf(welcome!)).toContain('/privacy');
    expect(textOf(welcome!)).toContain(DISCLAIMER);
  });

  test.each([[QUESTION], ['why do i get leg cramps at night?'], ['does pickle juice help leg cramps?']])(
    'a real question is answered: "%s"',
    async (text) => {
      const answer = await afterSaying(text);
      expect(textOf(answer!)).toContain(DISCLAIMER);
    },
  );

  test.each([
    ['i get leg cramps at night'],
    ['leg cramps at night'],
    ['thanks'],
    ['hello?'],
    ['what should i cook tonight?'],
    ['lol ok'],
    [''],
  ])('"%s" is none, and left alone', async (text) => {
    expect(await afterSaying(text)).toBeNull();
  });

  test('somebody in danger is told what to do, unasked', async () => {
    const answer = await afterSaying('my dad collapsed, he is not breathing and turning blue');
    expect(answer!.content).toMatch(/emergency|999|911|112/iu);
    expect(answer!.content).toContain(DISCLAIMER);
  });

  test('nowhere else is anything said unasked, not to bots, and not to who wants to be left alone', async () => {
    const { emulator, channel } = talk;
    expect(await afterSaying(QUESTION, undefined, channel)).toBeNull();
    expect(await afterSaying(QUESTION, emulator.addUser('robot', true))).toBeNull();
    const shy = emulator.addUser('shy');
    await talk.run('privacy', { action: 'opt-out' }, open, shy);
    expect(await afterSaying(QUESTION, shy)).toBeNull();
    expect(await afterSaying('my dad collapsed and is not breathing', shy)).not.toBeNull();
    await talk.run('privacy', { action: 'opt-in' }, open, shy);
    expect(await afterSaying(QUESTION, shy)).not.toBeNull();
  });

  test('two thousand lines of ordinary talk call forth at most ten answers', async () => {
    const { emulator, guild, person } = talk;
    const noisy = emulator.addChannel(guild, 'off-topic');
    await talk.run('settings', { 'add-channel': noisy });
    const people = Array.from({ length: 40 }, (_, at) => emulator.addUser(`member ${at}`));
    const lines = chatter(2000);
    for (const [at, line] of lines.entries()) {
      emulator.say(noisy, people[at % people.length]!, line);
      if (at % 100 === 99) await emulator.quiet({ settleMs: 5 });
    }
    // Nor was it asleep: what comes last is answered, and by then all before it has been read.
    const asked = emulator.say(noisy, emulator.addUser('passer-by'), QUESTION);
    await talk.answerAfter(asked, noisy);
    const said = talk.said(noisy, person).slice(1, -1);
    expect(said.map(textOf).slice(10)).toEqual([]);
  }, 60_000);

  test('at the quiet level only what is nearly certain is answered', async () => {
    await talk.run('settings', { level: 'quiet' });
    const asked = [
      'why do i get leg cramps at night?',
      QUESTION,
      'do bananas really help with cramps or nah?',
    ];
    const answers = await Promise.all(asked.map((text) => afterSaying(text)));
    expect(answers.filter((answer) => answer !== null).length).toBeLessThanOrEqual(asked.length);
    expect(await afterSaying('do you guys think cramps come from shoes maybe?')).toBeNull();
    await talk.run('settings', { level: 'normal' });
  });
});

describe('an answer to a message', () => {
  const mention = (text: string) => `<@${talk.emulator.self.id}> ${text}`;

  test('changes when its question is edited within a minute, in its place', async () => {
    const { emulator, channel, person } = talk;
    const asked = emulator.say(channel, person, mention('why do i get leg cramps at night?'));
    const answer = await talk.answerAfter(asked);
    await emulator.quiet({ settleMs: 25 });
    const before = textOf(answer);
    emulator.touch(asked);
    await emulator.quiet({ settleMs: 25 });
    expect(textOf(answer)).toBe(before);
    emulator.edit(asked, mention('does pickle juice help cramps?'));
    await talk.until(() => textOf(answer) !== before, 'another answer');
    expect(textOf(answer)).toMatch(/pickle/iu);
    emulator.edit(asked, mention('my dad has crushing chest pain'));
    await talk.until(() => answer.embeds.length === 0, 'the urgent card');
    expect(answer.content).toMatch(/emergency|112/iu);
    await emulator.quiet();
    expect(talk.said(channel).filter(({ id }) => BigInt(id) > BigInt(asked.id))).toHaveLength(1);
  });

  test('comes where an edit first makes it a question for us, and stays where it is edited late', async () => {
    const { emulator, channel, person, app } = talk;
    const asked = emulator.say(channel, person, 'why do i get leg cramps at night?');
    await emulator.quiet();
    emulator.edit(asked, mention('why do i get leg cramps at night?'));
    const answer = await talk.answerAfter(asked);
    const before = textOf(answer);
    const { now } = app.bot;
    app.bot.now = () => Date.now() + 61_000;
    emulator.edit(asked, mention('does pickle juice help cramps?'));
    await emulator.quiet();
    app.bot.now = now;
    expect(textOf(answer)).toBe(before);
  });

  test('goes when its question is deleted, alone or with many', async () => {
    const { emulator, channel, person } = talk;
    const ask = async () => {
      const asked = emulator.say(channel, person, mention('why do i get leg cramps at night?'));
      const answer = await talk.answerAfter(asked);
      await emulator.quiet({ settleMs: 25 });
      return { asked, answer };
    };
    const [one, two, three] = [await ask(), await ask(), await ask()];
    const stands = ({ answer }: typeof one) => talk.said(channel).some(({ id }) => id === answer.id);
    emulator.remove(one.asked);
    emulator.removeMany([two.asked, three.asked]);
    await talk.until(() => ![one, two, three].some(stands), 'the removal of the answers');
  });

  test('goes into a thread where the server wants that; there the asker needs no mention', async () => {
    const { emulator, channel, person, guild } = talk;
    await talk.run('settings', { answers: 'thread' });
    const asked = emulator.say(channel, person, mention('why do i get leg cramps at night?'));
    const thread = await talk.until(() => emulator.state.channels.get(asked.id), 'a thread');
    expect(thread.name).not.toContain('why do i get');
    const answer = await talk.answerAfter(asked, thread);
    expect(textOf(answer)).toContain(DISCLAIMER);
    await emulator.quiet({ settleMs: 25 });
    const next = emulator.say(thread, person, 'does pickle juice help?');
    expect(textOf(await talk.answerAfter(next, thread))).toMatch(/pickle/iu);
    const urgent = emulator.say(channel, person, mention('my dad has crushing chest pain'));
    expect((await talk.answerAfter(urgent)).channel_id).toBe(channel.id);
    // Where no thread may be opened it is a reply.
    const closed = emulator.addChannel(guild, 'no-threads');
    emulator.forbid(emulator.self, closed, 'CreatePublicThreads');
    const there = emulator.say(closed, person, mention('why do i get leg cramps at night?'));
    expect((await talk.answerAfter(there, closed)).reference).toBe(there.id);
    await talk.run('settings', { reset: true });
  });
});
