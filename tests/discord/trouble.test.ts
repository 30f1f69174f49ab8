import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PACES } from '../../src/discord/memory.js';
import { labelsOf } from './card.js';
import { type Conversation, startConversation, textOf } from './support.js';

const DISCLAIMER =
  'This content is for informational purposes only and should not replace professional medical advice.';
const QUESTION = 'why do i get leg cramps at night?';

let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation(
    {},
    { paces: { ...PACES, person: { limit: 3, windowMs: 60_000 }, command: { limit: 2, windowMs: 60_000 } } },
  );
  await talk.until(() => talk.emulator.commandNames().includes('ask'), 'the commands');
});
afterAll(() => talk.stop());

const mention = (text: string) => `<@${talk.emulator.self.id}> ${text}`;
const newcomer = () => talk.emulator.addUser('newcomer');

describe('where something is not allowed', () => {
  test('embeds: the answer is plain text, disclaimer and buttons included', async () => {
    const { emulator, guild } = talk;
    const channel = emulator.addChannel(guild, 'no-embeds');
    const who = newcomer();
    emulator.forbid(emulator.self, channel, 'EmbedLinks');
    emulator.fail({
      matches: new RegExp(`^POST .*${channel.id}/messages`, 'u'),
      times: 1,
      status: 403,
      code: 50013,
    });
    const answer = await talk.answerAfter(emulator.say(channel, who, mention(QUESTION)), channel, who);
    expect(answer.embeds).toEqual([]);
    expect(answer.content).toContain(DISCLAIMER);
    expect(labelsOf(answer)).toContain('Helpful');
  });

  test('pictures: the answer comes without its chart', async () => {
    const { emulator, guild, channel } = talk;
    const bare = emulator.addChannel(guild, 'no-files');
    const who = newcomer();
    emulator.forbid(emulator.self, bare, 'AttachFiles');
    const drawn = await talk.run('foods', { name: 'magnesium', diet: 'vegan' }, channel, who);
    await talk.until(() => JSON.stringify(drawn.embeds).includes('chart.png'), 'the chart');
    const asked = emulator.say(bare, who, mention('vegan foods with magnesium'));
    const answer = await talk.answerAfter(asked, bare, who);
    expect(answer.embeds).toHaveLength(1);
    expect(JSON.stringify(answer.embeds)).not.toContain('chart.png');
  });

  test('writing: whoever asked gets the answer as a direct message, with what is missing; once', async () => {
    const { emulator, guild } = talk;
    const channel = emulator.addChannel(guild, 'read-only');
    emulator.forbid(emulator.self, channel, 'SendMessages');
    const who = newcomer();
    const dm = emulator.dm(who);
    const told = await talk.answerAfter(emulator.say(channel, who, mention(QUESTION)), dm, who);
    expect(told.content).toContain('“Send Messages”');
    expect(textOf(told)).toContain(DISCLAIMER);
    emulator.say(channel, who, mention('does pickle juice help?'));
    await emulator.quiet();
    expect(talk.said(dm, who)).toHaveLength(1);
  });

  test('writing and direct messages: nothing is said, and nothing breaks', async () => {
    const { emulator, guild, channel } = talk;
    const shut = emulator.addChannel(guild, 'shut');
    emulator.forbid(emulator.self, shut, 'SendMessages');
    const who = newcomer();
    emulator.closeDms(who);
    emulator.say(shut, who, mention(QUESTION));
    await emulator.quiet();
    expect(
      textOf(await talk.answerAfter(emulator.say(channel, who, mention(QUESTION)), channel, who)),
    ).toContain(DISCLAIMER);
  });
});

describe('what is gone', () => {
  test('a channel deleted before the answer, a question deleted before the answer', async () => {
    const { emulator, guild, channel } = talk;
    const lost = emulator.addChannel(guild, 'lost');
    emulator.fail({
      matches: new RegExp(`^POST .*${lost.id}/messages`, 'u'),
      times: 1,
      status: 404,
      code: 10003,
    });
    emulator.say(lost, newcomer(), mention(QUESTION));
    const who = newcomer();
    const asked = emulator.say(channel, who, mention(QUESTION));
    emulator.remove(asked);
    await emulator.quiet();
    // The answer, where it came after all, went with its question or replies to nothing.
    const answer = await talk.answerAfter(
      emulator.say(channel, who, mention('does pickle juice help?')),
      channel,
      who,
    );
    expect(textOf(answer)).toContain(DISCLAIMER);
  });

  test('an answer removed by somebody else before its button is pressed', async () => {
    const { emulator, channel } = talk;
    const who = newcomer();
    const answer = await talk.answerAfter(emulator.say(channel, who, mention(QUESTION)), channel, who);
    await emulator.quiet({ settleMs: 25 });
    emulator.fail({ matches: /^DELETE .*@original/u, times: 1, status: 404, code: 10008 });
    await talk.press(answer, 'Remove', who).catch(() => {});
    expect(talk.said(channel, who).length).toBeGreaterThan(0);
  });

  test('an interaction that came too late is let go', async () => {
    const { emulator, channel } = talk;
    emulator.fail({ matches: /callback/u, times: 1, status: 404, code: 10062 });
    emulator.slash(newcomer(), channel, 'about');
    await talk.until(() =>
      emulator.journal.some(({ status, path }) => status === 404 && /callback/u.test(path)),
    );
    expect(textOf(await talk.run('about', {}, channel, newcomer()))).toContain(DISCLAIMER);
  });
});

describe('manners', () => {
  test('an event that comes twice is answered once', async () => {
    const { emulator, channel } = talk;
    const who = newcomer();
    const asked = emulator.say(channel, who, mention(QUESTION));
    emulator.repeat(asked);
    await talk.answerAfter(asked, channel, who);
    await emulator.quiet();
    expect(talk.said(channel, who).filter(({ reference }) => reference === asked.id)).toHaveLength(1);
  });

  test('who asks too fast is told by one mark and nothing else; danger is answered whatever the pace', async () => {
    const { emulator, channel } = talk;
    const who = newcomer();
    const asked = Array.from({ length: 5 }, () => emulator.say(channel, who, mention(QUESTION)));
    await emulator.quiet();
    const answered = talk
      .said(channel, who)
      .filter(({ reference }) => asked.some(({ id }) => id === reference));
    expect(answered).toHaveLength(3);
    const marks = emulator.journal.filter(
      ({ method, path }) => method === 'PUT' && asked.some(({ id }) => path.includes(id)),
    );
    expect(marks).toHaveLength(1);
    const danger = emulator.say(channel, who, mention('my dad has crushing chest pain'));
    expect((await talk.answerAfter(danger, channel, who)).content).toMatch(/emergency|112/iu);
    for (let times = 0; times < 2; times++) await talk.run('about', {}, channel, who);
    const refused = await talk.run('about', {}, channel, who);
    expect(textOf(refused)).toContain('Please wait');
    expect(refused.ephemeralTo).toBe(who.id);
    const urgent = await talk.run('ask', { question: 'my dad has crushing chest pain' }, channel, who);
    expect(urgent.content).toMatch(/emergency|112/iu);
  });

  test('words that Discord hides from us are no question', async () => {
    const { emulator, channel } = talk;
    const who = newcomer();
    const answer = await talk.answerAfter(emulator.say(channel, who, mention(QUESTION)), channel, who);
    const hidden = emulator.say(channel, who, 'and for potassium?', answer, { ping: false });
    await emulator.quiet();
    expect(talk.said(channel, who).some(({ reference }) => reference === hidden.id)).toBe(false);
  });

  test('nobody is ever mentioned, whatever was written', async () => {
    const { emulator, channel } = talk;
    const who = newcomer();
    const text = mention(`@everyone <@${who.id}> does magnesium help cramps?`);
    await talk.answerAfter(emulator.say(channel, who, text), channel, who);
    await talk.run('foods', { name: '@everyone' }, channel, newcomer());
    const sent = emulator.journal.filter(
      ({ method, path }) => method === 'POST' && /messages$|callback/u.test(path),
    );
    for (const { body } of sent) {
      const { content, embeds, allowed_mentions } = (body.data ?? body) as Record<string, unknown>;
      if (content !== undefined || embeds !== undefined)
        expect(allowed_mentions).toMatchObject({ parse: [] });
    }
  });

  test('a store that does not answer holds nobody up', async () => {
    const { emulator, channel, app } = talk;
    const { store } = app.bot;
    const { countFeedback } = store;
    const who = newcomer();
    const answer = await talk.run('ask', { question: QUESTION }, channel, who);
    let release: (() => void) | null = null;
    store.countFeedback = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const pressed = emulator.click(who, answer, 'Helpful');
    const done = await talk.until(() => pressed.answered && release, 'the acknowledgement');
    expect(pressed.answeredAt! - pressed.at).toBeLessThan(3_000);
    done();
    await talk.until(() => !pressed.deferred, 'the thanks');
    store.countFeedback = countFeedback;
  });
});

describe('wherever it is used', () => {
  test('in the direct messages of the bot: open answers, no sharing', async () => {
    const { emulator } = talk;
    const who = newcomer();
    const dm = emulator.dm(who);
    const answer = await talk.run('ask', { question: QUESTION }, dm, who);
    expect(answer.ephemeralTo).toBeNull();
    expect(labelsOf(answer)).not.toContain('Share');
    expect(labelsOf(answer)).not.toContain('Remove');
  });

  test('between two people, and in a server without the bot, as an app somebody has installed', async () => {
    const { emulator } = talk;
    const [who, friend] = [newcomer(), newcomer()];
    emulator.install(who);
    const between = emulator.addPrivateChannel([who, friend]);
    const answer = await talk.run('ask', { question: QUESTION }, between, who);
    expect(answer.ephemeralTo).toBe(who.id);
    const elsewhere = emulator.addChannel(emulator.addGuild('Without us', { withBot: false }), 'general');
    const there = await talk.run('nutrient', { name: 'magnesium' }, elsewhere, who);
    expect(there.ephemeralTo).toBe(who.id);
    expect(textOf(await talk.press(there, 'Share', who))).toContain(DISCLAIMER);
  });
});

describe('the menu on a message', () => {
  const choose = async (name: string, text: string) => {
    const { emulator, channel } = talk;
    const helper = newcomer();
    const target = emulator.say(channel, newcomer(), text);
    const interaction = emulator.contextMenu(helper, channel, name, target);
    await talk.until(() => interaction.answered && !interaction.deferred, 'an answer');
    return emulator.answerTo(interaction)!;
  };

  test.each([
    ['Answer this', 'why do i get leg cramps at night?', /night/iu],
    ['Answer this', 'my dad has crushing chest pain', /emergency|112/iu],
    ['Check this for warning signs', 'my dad has crushing chest pain', /emergency|112/iu],
    ['Check this for warning signs', 'cramps in both legs almost every night for months', /./u],
    [
      'Check this for warning signs',
      'my calf cramped for a second after football',
      /no warning sign|I found none/iu,
    ],
  ])('"%s" on "%s" answers whoever asked, alone', async (name, text, expected) => {
    const answer = await choose(name, text);
    expect(textOf(answer)).toMatch(expected);
    expect(textOf(answer)).toContain(DISCLAIMER);
    expect(answer.ephemeralTo).not.toBeNull();
  });

  test.each(['Answer this', 'Check this for warning signs'])('"%s" on no words says so', async (name) => {
    expect(textOf(await choose(name, ''))).toMatch(/no words/iu);
  });
});
