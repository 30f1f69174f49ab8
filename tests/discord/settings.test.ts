import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_CHANNELS } from '../../src/discord/settings.js';
import { DEFAULT_SETTINGS } from '../../src/storage/store.js';
import { type Conversation, startConversation, textOf } from './support.js';

let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation();
  await talk.until(() => talk.emulator.commandNames().includes('settings'), 'the commands');
  talk.emulator.promote(talk.person);
});
afterAll(() => talk.stop());

const set = async (options: Parameters<Conversation['run']>[1] = {}): Promise<string> =>
  textOf(await talk.run('settings', options));
const stored = () => talk.app.bot.store.settings(talk.guild.id);

describe('/settings', () => {
  test('shows everything, and stores nothing by that', async () => {
    const shown = await set();
    for (const label of ['Emergency numbers', 'Unasked', 'Level', 'Answers', 'Commands', 'Layout'])
      expect(shown).toContain(label);
    expect(await stored()).toEqual(DEFAULT_SETTINGS);
  });

  test.each([
    [{ country: 'Germany' }, { country: 'DE' }, 'Germany'],
    [{ country: 'none' }, { country: null }, 'not set'],
    [{ level: 'quiet' }, { level: 'quiet' }, 'nearly certain'],
    [{ answers: 'thread' }, { answers: 'thread' }, 'in a thread'],
    [{ 'private-answers': false }, { privateAnswers: false }, 'answered to everybody'],
    [{ plain: true }, { plain: true }, 'plain text'],
    [{ 'symptom-check': false }, { symptomCheck: false }, 'switched off'],
    [{ 'count-unanswered': true }, { countUnanswered: true }, 'counted, never the words'],
  ])('%j is stored and shown', async (options, expected, words) => {
    const shown = await set(options);
    expect(shown).toContain('Saved');
    expect(shown).toContain(words);
    expect(await stored()).toMatchObject(expected);
  });

  test('plain text replaces the embeds of every answer', async () => {
    const answer = await talk.run('ask', { question: 'why do i get leg cramps at night' });
    expect(answer.embeds).toEqual([]);
    expect(answer.content).toContain('should not replace professional medical advice');
  });

  test('of a topic that found no answer only the topic is counted', async () => {
    await talk.run('ask', { question: 'what is the capital of france' });
    const counts = await talk.until(async () => await talk.app.bot.store.unanswered());
    expect((await counts).map(({ topic }) => topic)).toEqual(['out-of-scope']);
  });

  test('reset brings the defaults back', async () => {
    expect(await set({ reset: true })).toContain('back to the defaults');
    expect(await stored()).toEqual(DEFAULT_SETTINGS);
  });

  test('channels are added, listed and removed, and told that messages cannot be read', async () => {
    const { emulator, guild, channel } = talk;
    const shown = await set({ 'add-channel': channel });
    expect(shown).toContain(`<#${channel.id}>`);
    expect(shown).toContain('message content intent');
    expect(await set({ 'add-channel': channel })).toContain('already');
    const other = emulator.addChannel(guild, 'other');
    expect(await set({ 'remove-channel': other })).toContain('was not switched on');
    expect(await set({ 'add-channel': other, 'remove-channel': other })).toContain('Do one of them');
    expect(await set({ 'remove-channel': channel })).toContain('Saved');
    expect((await stored()).channels).toEqual([]);
  });

  test('a channel where we may not write is refused, with what is missing', async () => {
    const { emulator, guild } = talk;
    const shut = emulator.addChannel(guild, 'announcements');
    emulator.forbid(emulator.self, shut, 'SendMessages');
    expect(await set({ 'add-channel': shut })).toContain('“Send Messages”');
    expect((await stored()).channels).toEqual([]);
  });

  test('more channels than make sense are refused', async () => {
    const { emulator, guild, channel } = talk;
    const channels = Array.from({ length: MOST_CHANNELS }, (_, at) => String(1000 + at));
    await talk.app.bot.store.saveSettings(guild.id, { ...DEFAULT_SETTINGS, channels });
    expect(await set({ 'add-channel': channel })).toContain(`At most ${MOST_CHANNELS}`);
    await talk.app.bot.store.resetSettings(guild.id);
    expect(emulator.state.channels.has(channel.id)).toBe(true);
  });

  test.each(['Atlantis', '__proto__', '🦵', 'x'.repeat(50)])('"%s" is no country', async (country) => {
    expect(await set({ country })).toContain('I hold no numbers for that country');
  });

  test('are for those who manage the server', async () => {
    const { emulator, channel } = talk;
    const other = emulator.addUser('member');
    emulator.exempt(other);
    const told = await talk.run('settings', { level: 'quiet' }, channel, other);
    expect(textOf(told)).toContain('Only members who may manage');
    expect(await stored()).toEqual(DEFAULT_SETTINGS);
  });
});
