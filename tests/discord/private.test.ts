import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Log } from '../../src/observability/log.js';
import { labelsOf } from './card.js';
import { type Conversation, startConversation, textOf } from './support.js';

const EPHEMERAL = 64;
/** A word that stands in no data of ours: where it turns up, somebody's words did. */
const CANARY = 'quokkatoffee';

const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
const logged: string[] = [];
const stream = new Writable({
  write: (chunk, _encoding, done) => {
    logged.push(String(chunk));
    done();
  },
});

let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation(
    { DATABASE_FILE: join(folder, 'footnote.sqlite'), MESSAGE_CONTENT: 'true' },
    { log: pino({ level: 'trace' }, stream) as unknown as Log },
  );
  await talk.until(() => talk.emulator.commandNames().includes('ask'), 'the commands');
});
afterAll(async () => {
  await talk.stop();
  rmSync(folder, { recursive: true });
});

const mention = async (text: string, who = talk.person) => {
  const { emulator, channel } = talk;
  const asked = emulator.say(channel, who, `<@${emulator.self.id}> ${text}`);
  const answer = await talk.answerAfter(asked, channel, who);
  await emulator.quiet({ settleMs: 25 });
  return { asked, answer };
};

describe('what somebody tells of themselves in front of others', () => {
  test.each([
    ['i am 34 weeks pregnant, can i take magnesium for cramps?', /pregnan/iu],
    ['i take atorvastatin, do statins cause leg cramps', /statin/iu],
    ['im 67 and female, how much calcium do i need', /67|women|aged/iu],
    ['i take 900 mg magnesium a day, is that too much', /900/u],
    ['my mum has kidney disease, is potassium safe for her', /kidney/iu],
  ])('"%s" is not repeated by the public reply', async (text, detail) => {
    const { answer } = await mention(text);
    expect(answer.flags & EPHEMERAL).toBe(0);
    expect(textOf(answer)).not.toMatch(detail);
    expect(labelsOf(answer)[0]).toBe('Continue privately');
    const full = await talk.press(answer, 'Continue privately');
    expect(full.ephemeralTo).toBe(talk.person.id);
    expect(textOf(full)).toContain('should not replace professional medical advice');
  });

  test.each([
    ['what causes leg cramps at night'],
    ['how much calcium does a woman need a day'],
    ['does magnesium help cramps in pregnancy?'],
  ])('"%s" tells nothing of anybody, and is answered openly', async (text) => {
    const { answer } = await mention(text);
    expect(labelsOf(answer)).not.toContain('Continue privately');
    expect(textOf(answer)).not.toContain('Better in private');
  });

  test('a sore calf of one’s own is answered openly in our words, with the way to go on in private', async () => {
    const { answer } = await mention('my calf cramps at night, why is that');
    expect(textOf(answer)).not.toContain('Better in private');
    expect(labelsOf(answer)).toContain('Continue privately');
  });
});

describe('"Continue privately"', () => {
  test('is for whoever asked, goes on as a direct message, and knows a way out where those are closed', async () => {
    const { emulator, person } = talk;
    const { answer } = await mention('i take furosemide, can it give me cramps?');
    const other = emulator.addUser('curious');
    expect(textOf(await talk.press(answer, 'Continue privately', other))).toContain('for whoever asked');
    const full = await talk.press(answer, 'Continue privately');
    expect(labelsOf(full)).toContain('Send as direct message');
    expect(textOf(await talk.press(full, 'Send as direct message'))).toContain('I have sent it to you');
    const dm = talk.said(emulator.dm(person)).at(-1)!;
    expect(textOf(dm)).toBe(textOf(full));
    emulator.closeDms(person);
    expect(textOf(await talk.press(full, 'Send as direct message'))).toContain('Privacy Settings');
  });

  test('survives a question that was deleted meanwhile', async () => {
    const { emulator } = talk;
    const { asked, answer } = await mention('i have diabetes, why do my calves cramp');
    talk.app.bot.memory.answers.drop(asked.id);
    emulator.remove(asked);
    expect(textOf(await talk.press(answer, 'Continue privately'))).toContain('Your question is gone');
  });

  test('is offered by no command: what is asked there is private from the start', async () => {
    const { emulator, channel, person } = talk;
    emulator.promote(person);
    await talk.run('settings', { 'private-answers': false });
    const open = await talk.run('ask', { question: 'what causes leg cramps' });
    expect(open.ephemeralTo).toBeNull();
    const own = await talk.run('ask', { question: 'i am pregnant, why do i get leg cramps' });
    expect(own.ephemeralTo).toBe(person.id);
    const amount = await talk.run('nutrient', { name: 'iron', age: 30, sex: 'female' });
    expect(amount.ephemeralTo).toBe(person.id);
    const shared = await talk.press(amount, 'Share');
    expect(emulator.seenBy(emulator.addUser('reader 2'), channel).map(({ id }) => id)).toContain(shared.id);
    expect(textOf(shared)).toContain('Most adults');
    await talk.run('settings', { reset: true });
  });
});

describe('a word that only people used', () => {
  test('turns up in nothing public, no log and no file', async () => {
    const { emulator, channel, person } = talk;
    const say = (text: string) => emulator.say(channel, person, text);
    await talk.run('settings', { 'add-channel': channel, 'count-unanswered': true });
    for (const text of [
      `${CANARY} why do i get leg cramps at night?`,
      `i am pregnant and ${CANARY} my calf cramps, is magnesium ok`,
      `${CANARY}`,
      `my dad has crushing chest pain ${CANARY}`,
      `does ${CANARY} help against leg cramps`,
    ]) {
      const { asked, answer } = await mention(text);
      emulator.edit(asked, `<@${emulator.self.id}> ${text} ${CANARY}`);
      for (const label of labelsOf(answer).filter((known) => known !== 'Remove'))
        await talk.press(answer, label).catch(() => {});
    }
    const overheard = say(`${CANARY} anyone know why do i get leg cramps at night?`);
    await emulator.quiet();
    emulator.contextMenu(person, channel, 'Answer this', overheard);
    emulator.contextMenu(person, channel, 'Check this for warning signs', overheard);
    for (const [name, option] of [
      ['ask', 'question'],
      ['nutrient', 'name'],
      ['foods', 'name'],
      ['evidence', 'treatment'],
      ['myth', 'claim'],
      ['sources', 'answer'],
      ['settings', 'country'],
    ] as const) {
      await talk.run(name, { [option]: CANARY });
      emulator.autocomplete(person, channel, name, { [option]: CANARY }, option);
    }
    await talk.run('compare', { first: CANARY, second: 'kale', nutrient: CANARY });
    await emulator.quiet();
    const stranger = emulator.addUser('stranger');
    const open = emulator.seenBy(stranger, channel).filter(({ author }) => author === emulator.self.id);
    expect(open.length).toBeGreaterThan(5);
    expect(JSON.stringify(open)).not.toContain(CANARY);
    expect(logged.length).toBeGreaterThan(50);
    expect(logged.join('')).not.toContain(CANARY);
    await talk.app.bot.store.ping();
    const files = readdirSync(folder);
    expect(files).toContain('footnote.sqlite');
    for (const file of files) expect(readFileSync(join(folder, file)).includes(CANARY)).toBe(false);
  });
});

describe('/privacy', () => {
  test('exports all there is about somebody, and forgets it', async () => {
    const { emulator, person } = talk;
    await talk.run('privacy', { action: 'opt-out' });
    await mention('what causes leg cramps');
    const exported = await talk.run('privacy', { action: 'export' });
    const url = exported.attachments[0]!.url;
    const data = (await (await fetch(url)).json()) as Record<string, unknown>;
    expect(data).toMatchObject({ person: person.id, storedOnDisk: { answeredOnlyWhenAsked: true } });
    expect(JSON.stringify(data)).toContain('cause-general');
    expect(JSON.stringify(data)).not.toContain('what causes');
    const forgotten = textOf(await talk.run('privacy', { action: 'forget' }));
    expect(forgotten).toContain('is deleted');
    expect(forgotten).toContain('gone from memory');
    expect(await talk.app.bot.store.isOptedOut(person.id)).toBe(false);
    expect(textOf(await talk.run('privacy'))).toContain('no messages');
    const stored = textOf(await talk.run('privacy', { action: 'opt-in' }));
    expect(stored).toContain('without being mentioned');
    emulator.say(talk.channel, person, 'bye');
  });
});
