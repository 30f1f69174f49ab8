import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Conversation, startConversation, textOf } from './support.js';

const DISCLAIMER =
  'This content is for informational purposes only and should not replace professional medical advice.';

let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation();
  await talk.until(() => talk.emulator.state.commands.size > 0, 'the registration of commands');
});
afterAll(() => talk.stop());

describe('a question in a channel', () => {
  test('is answered when the bot is mentioned, as a reply that pings nobody', async () => {
    const { emulator, channel, person } = talk;
    const asked = emulator.say(channel, person, `<@${emulator.self.id}> why do i get leg cramps at night?`);
    const said = await talk.answerAfter(asked);
    expect(textOf(said)).toContain('at night');
    expect(textOf(said)).toContain(DISCLAIMER);
    expect(said.reference).toBe(asked.id);
    const sent = emulator.journal.findLast(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    )!;
    expect(sent.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  test('is answered when it replies to the bot', async () => {
    const { emulator, channel, person } = talk;
    const first = await talk.answerAfter(
      emulator.say(channel, person, `<@${emulator.self.id}> foods with magnesium`),
    );
    const said = await talk.answerAfter(emulator.say(channel, person, 'and for potassium?', first));
    expect(textOf(said).toLowerCase()).toContain('potassium');
  });

  test('is left alone when it is meant for others, comes from a bot, or came before', async () => {
    const { emulator, channel, person } = talk;
    const robot = emulator.addUser('other', true);
    emulator.say(channel, person, 'why do i get leg cramps at night?');
    emulator.say(channel, robot, `<@${emulator.self.id}> why do i get leg cramps?`);
    const asked = emulator.say(channel, person, `<@${emulator.self.id}> what is a cramp`);
    await talk.answerAfter(asked);
    emulator.repeat(asked);
    const last = emulator.say(channel, person, `<@${emulator.self.id}> thanks`);
    await talk.answerAfter(last);
    const answers = emulator
      .seenBy(person, channel)
      .filter(
        (message) =>
          message.reference === asked.id ||
          (message.author === emulator.self.id && BigInt(message.id) > BigInt(last.id)),
      );
    expect(answers).toHaveLength(2);
  });

  test('that tells of an emergency gets nothing but what to do now', async () => {
    const { emulator, channel, person } = talk;
    const said = await talk.answerAfter(
      emulator.say(
        channel,
        person,
        `<@${emulator.self.id}> my calf is swollen and now i cant breathe and my chest hurts`,
      ),
    );
    expect(said.embeds).toEqual([]);
    expect(said.content).toMatch(/emergency/iu);
    expect(said.content).toContain(DISCLAIMER);
  });
});

describe('a direct message', () => {
  test('is answered without a mention', async () => {
    const { emulator, person } = talk;
    const dm = emulator.dm(person);
    const said = await talk.answerAfter(emulator.say(dm, person, 'does pickle juice work for cramps'), dm);
    expect(textOf(said).toLowerCase()).toContain('pickle');
    expect(textOf(said)).toContain(DISCLAIMER);
  });
});

describe('slash commands', () => {
  test('/ask answers, and its next questions can be pressed', async () => {
    const { emulator, channel, person } = talk;
    const before = emulator.say(channel, person, '…');
    emulator.slash(person, channel, 'ask', { question: 'how do i stop a calf cramp' });
    const said = await talk.answerAfter(before);
    expect(textOf(said)).toContain(DISCLAIMER);
    const [row] = said.components as { components: { label: string }[] }[];
    emulator.click(person, said, row!.components[0]!.label);
    const next = await talk.answerAfter(said);
    expect(textOf(next)).toContain(DISCLAIMER);
  });

  test('/ask and /nutrient offer choices while one types, slips and all', async () => {
    const { emulator, channel, person } = talk;
    const question = emulator.autocomplete(person, channel, 'ask', { question: 'night cram' }, 'question');
    expect((await talk.until(() => question.choices)).length).toBeGreaterThan(0);
    const nutrient = emulator.autocomplete(person, channel, 'nutrient', { name: 'magnisi' }, 'name');
    expect((await talk.until(() => nutrient.choices))[0]!.name).toBe('magnesium');
  });

  test('/nutrient answers from the table', async () => {
    const { emulator, channel, person } = talk;
    const before = emulator.say(channel, person, '…');
    emulator.slash(person, channel, 'nutrient', { name: 'potassium', section: 'daily' });
    const text = textOf(await talk.answerAfter(before));
    expect(text).toContain('2,600 mg');
    expect(text).toContain(DISCLAIMER);
  });

  test('typed danger in an option is caught before the command runs', async () => {
    const { emulator, channel, person } = talk;
    const before = emulator.say(channel, person, '…');
    emulator.slash(person, channel, 'nutrient', { name: 'i took a whole bottle of potassium tablets' });
    expect((await talk.answerAfter(before)).content).toMatch(/poison|emergency/iu);
  });
});
