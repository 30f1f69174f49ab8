import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../src/emulator/state.js';
import { type Conversation, startConversation, textOf } from './support.js';

const DISCLAIMER =
  'This content is for informational purposes only and should not replace professional medical advice.';

let talk: Conversation;
let reader: Conversation['reader'];
beforeAll(async () => {
  talk = await startConversation();
  ({ reader } = talk);
  await talk.until(() => talk.emulator.state.commands.size > 0, 'the registration of commands');
});
afterAll(() => talk.stop());

/** The text of the only message the bot showed. */
const heard = (messages: readonly Message[]): string => {
  expect(messages).toHaveLength(1);
  return textOf(messages[0]!);
};

describe('a question in a channel', () => {
  test('is answered when the bot is mentioned, as a reply that pings nobody', async () => {
    const said = await reader.ask('why do i get leg cramps at night?');
    expect(heard(said)).toContain('at night');
    expect(heard(said)).toContain(DISCLAIMER);
    expect(talk.emulator.messageOf(said[0]!.reference!).author).toBe(reader.user.id);
    const sent = talk.emulator.journal.findLast(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    )!;
    expect(sent.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
  });

  test('is answered when it replies to the bot', async () => {
    const [first] = await reader.ask('foods with magnesium');
    expect(heard(await reader.reply(first!, 'and for potassium?')).toLowerCase()).toContain('potassium');
  });

  test('is left alone when it is meant for others, comes from a bot, or came before', async () => {
    const { emulator, channel } = talk;
    const robot = emulator.as(emulator.addUser('other', true), channel);
    expect(await reader.say('why do i get leg cramps at night?')).toEqual([]);
    expect(await robot.ask('why do i get leg cramps?')).toEqual([]);
    const [said] = await reader.ask('what is a cramp');
    emulator.repeat(emulator.messageOf(said!.reference!));
    expect(await reader.say('thanks, all')).toEqual([]);
  });

  test('that tells of an emergency gets nothing but what to do now', async () => {
    const [said] = await reader.ask('my calf is swollen and now i cant breathe and my chest hurts');
    expect(said!.embeds).toEqual([]);
    expect(said!.content).toMatch(/emergency/iu);
    expect(said!.content).toContain(DISCLAIMER);
  });
});

describe('a direct message', () => {
  test('is answered without a mention', async () => {
    const inPrivate = talk.emulator.as(reader.user, talk.emulator.dm(reader.user));
    const text = heard(await inPrivate.say('does pickle juice work for cramps'));
    expect(text.toLowerCase()).toContain('pickle');
    expect(text).toContain(DISCLAIMER);
  });
});

describe('slash commands', () => {
  test('/ask answers, and its next questions can be pressed', async () => {
    const [said] = await reader.slash('ask', { question: 'how do i stop a calf cramp' });
    expect(textOf(said!)).toContain(DISCLAIMER);
    const [row] = said!.components as { components: { label: string }[] }[];
    const next = await reader.click(said!, row!.components[0]!.label);
    expect(heard(next)).toContain(DISCLAIMER);
  });

  test('/ask and /nutrient offer choices while one types, slips and all', async () => {
    expect(await reader.choices('ask', { question: 'night cram' }, 'question')).not.toEqual([]);
    const [nutrient] = await reader.choices('nutrient', { name: 'magnisi' }, 'name');
    expect(nutrient!.name).toBe('magnesium');
  });

  test('/nutrient answers from the table', async () => {
    const text = heard(await reader.slash('nutrient', { name: 'potassium', section: 'daily' }));
    expect(text).toContain('2,600 mg');
    expect(text).toContain(DISCLAIMER);
  });

  test('typed danger in an option is caught before the command runs', async () => {
    const danger = { name: 'i took a whole bottle of potassium tablets' };
    expect(heard(await reader.slash('nutrient', danger))).toMatch(/poison|emergency/iu);
  });
});
