import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buttonsOf, labelsOf } from './card.js';
import { type Conversation, startConversation, textOf } from './support.js';

const DISCLAIMER =
  'This content is for informational purposes only and should not replace professional medical advice.';
const QUESTION = 'why do i get leg cramps at night?';
const EPHEMERAL = 64;

let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation();
  await talk.until(() => talk.emulator.commandNames().includes('ask'), 'the commands');
});
afterAll(() => talk.stop());

/** The public answer to a mention. */
const askOpenly = async (question = QUESTION, who = talk.person) => {
  const { emulator, channel } = talk;
  const answer = await talk.answerAfter(emulator.say(channel, who, `<@${emulator.self.id}> ${question}`));
  await emulator.quiet();
  return answer;
};
const askPrivately = (question = QUESTION) => talk.run('ask', { question });

describe('an answer', () => {
  test('to a command is seen by its asker alone, and can be shared', async () => {
    const { emulator, channel } = talk;
    const answer = await askPrivately();
    const other = emulator.addUser('other');
    expect(emulator.seenBy(other, channel).some(({ id }) => id === answer.id)).toBe(false);
    const shared = await talk.press(answer, 'Share');
    expect(shared.id).not.toBe(answer.id);
    expect(emulator.seenBy(other, channel).some(({ id }) => id === shared.id)).toBe(true);
    expect(textOf(shared)).toContain(DISCLAIMER);
    expect(labelsOf(shared)).toContain('Remove');
  });

  test('can be had simpler, with more, as written and as plain text, and keeps its disclaimer throughout', async () => {
    const answer = await askPrivately();
    const written = textOf(answer);
    const seen = [written];
    for (const label of ['Simpler', 'More', 'As written', 'Plain text']) {
      await talk.press(answer, label);
      seen.push(textOf(answer));
      expect(textOf(answer)).toContain(DISCLAIMER);
    }
    const [, simple, more, again, plain] = seen;
    expect(again).toBe(written);
    expect(new Set([written, simple, more, plain]).size).toBe(4);
    expect(more!.length).toBeGreaterThan(written.length);
    expect(answer.embeds).toEqual([]);
    await talk.press(answer, 'With layout');
    expect(answer.embeds).toHaveLength(1);
  });

  test('in public changes for its asker; anybody else gets a copy of their own', async () => {
    const answer = await askOpenly();
    const other = talk.emulator.addUser('somebody');
    const before = textOf(answer);
    const copy = await talk.press(answer, 'Simpler', other);
    expect(copy.id).not.toBe(answer.id);
    expect(copy.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(textOf(answer)).toBe(before);
    await talk.press(answer, 'Simpler');
    expect(textOf(answer)).toBe(textOf(copy));
  });

  test('says to whoever asks why it is the answer, without a word of what was typed', async () => {
    const answer = await askOpenly('xylophone why do i get leg cramps at night?');
    const why = await talk.press(answer, 'Why this answer?');
    expect(why.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(textOf(why)).toMatch(/I took the question for.*night/u);
    expect(textOf(why)).toMatch(/sure/u);
    expect(textOf(why)).toContain('Sources');
    expect(textOf(why)).not.toContain('xylophone');
    const picked = await talk.run('nutrient', { name: 'magnesium' });
    expect(textOf(await talk.press(picked, 'Why this answer?'))).toContain('You picked it from a list');
  });

  test('is judged once by a person, as a count and nothing else', async () => {
    const answer = await askOpenly('does pickle juice help cramps');
    const other = talk.emulator.addUser('another');
    expect(textOf(await talk.press(answer, 'Helpful'))).toContain('Thank you');
    expect(textOf(await talk.press(answer, 'Not helpful'))).toContain('counts once');
    expect(textOf(await talk.press(answer, 'Outdated', other))).toContain('Thank you');
    const counts = await talk.app.bot.store.feedback();
    const [first] = counts;
    expect(counts.map(({ kind, count }) => [kind, count])).toEqual([
      ['outdated', 1],
      ['helpful', 1],
    ]);
    expect(Object.keys(first!).sort()).toEqual(['answer', 'count', 'kind', 'topic']);
  });

  test('is removed by its asker or a moderator with one tap, by nobody else', async () => {
    const { emulator, channel, guild } = talk;
    const stands = (id: string) => talk.said().some((message) => message.id === id);
    const [first, second] = [await askOpenly(), await askOpenly()];
    const other = emulator.addUser('stranger');
    expect(textOf(await talk.press(first, 'Remove', other))).toContain('Only whoever asked');
    expect(stands(first.id)).toBe(true);
    await talk.press(first, 'Remove');
    expect(stands(first.id)).toBe(false);
    const moderator = emulator.addUser('moderator');
    emulator.giveRole(moderator, guild, emulator.addRole(guild, 'mods', ['ManageMessages']));
    emulator.say(channel, moderator, 'hm');
    await talk.press(second, 'Remove', moderator);
    expect(stands(second.id)).toBe(false);
  });

  test.each([
    ['0ask|what is a cramp'],
    ['view|fe97w...night-cramps-why'],
    ['1view|fe97w...an-answer-that-is-gone'],
    ['1rate|hfe97w...an-answer-that-is-gone'],
    ['1why|nonsense'],
    ['1share|'],
    ['1cramp|g1.nowhere'],
    ['1nothing|x'],
    ['|'],
    ['__proto__|x'],
  ])('of an older version says that it has expired: %s', async (id) => {
    const { emulator, person } = talk;
    const answer = await askOpenly();
    const interaction = emulator.press(person, answer, id);
    const told = await talk.until(() => emulator.answerTo(interaction));
    expect(textOf(told)).toContain('has expired. Please ask again');
    expect(told.flags & EPHEMERAL).toBe(EPHEMERAL);
  });
});

describe('foods', () => {
  test('come in pages, with a chart that has its words beside it', async () => {
    const answer = await talk.run('foods', { name: 'magnesium', diet: 'vegan' });
    await talk.until(() => JSON.stringify(answer.embeds).includes('chart.png'), 'the chart');
    expect(labelsOf(answer)).not.toContain('◀ Before');
    const first = textOf(answer);
    await talk.press(answer, 'More foods ▶');
    expect(textOf(answer)).not.toBe(first);
    expect(textOf(answer)).toContain('vegan');
    await talk.press(answer, '◀ Before');
    expect(textOf(answer)).toBe(first);
  });

  test('are drawn in the background: the answer stands before the picture, which has an alt text', async () => {
    const { emulator } = talk;
    const from = emulator.journal.length;
    await talk.run('foods', { name: 'calcium' });
    const drawn = await talk.until(() =>
      emulator.journal.slice(from).find(({ method }) => method === 'PATCH'),
    );
    expect(emulator.journal[from]).toMatchObject({ method: 'POST', files: 0 });
    expect(drawn.files).toBe(1);
    expect((drawn.body.attachments as { description: string }[])[0]!.description).toMatch(
      /percent of the daily/u,
    );
    const again = emulator.journal.length;
    await talk.run('foods', { name: 'calcium' });
    expect(emulator.journal.slice(again).filter(({ method }) => method !== 'GET')).toMatchObject([
      { files: 1 },
    ]);
  });

  test('asked for in a channel get their chart too', async () => {
    const answer = await askOpenly('vegan foods with magnesium', talk.emulator.addUser('cook'));
    await talk.until(() => JSON.stringify(answer.embeds).includes('chart.png'), 'the chart');
    expect(labelsOf(answer)).toContain('More foods ▶');
  });
});

describe('every answer', () => {
  test.each<[string, Record<string, string | number>]>([
    ['nutrient', { name: 'vitamin b12', section: 'nutrient-deficiency' }],
    ['nutrient', { name: 'magnesium', section: 'interactions' }],
    ['nutrient', { name: 'calcium', section: 'daily', age: 14, sex: 'female' }],
    ['foods', { name: 'orange juice' }],
    ['compare', { first: 'magnesium', second: 'calcium' }],
    ['compare', { first: 'spinach', second: 'kale' }],
    ['compare', { first: 'spinach', second: 'kale', nutrient: 'calcium' }],
    ['evidence', { treatment: 'magnesium', group: 'pregnancy' }],
    ['myth', { claim: 'soap' }],
  ])('/%s %j keeps ids short, unique and sharable', async (name, options) => {
    const answer = await talk.run(name, options);
    const ids = buttonsOf(answer).map(({ custom_id }) => custom_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(100);
    const shared = await talk.press(answer, 'Share');
    expect(textOf(shared)).toContain(DISCLAIMER);
  });
});
