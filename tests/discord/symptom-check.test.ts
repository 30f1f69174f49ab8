import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../src/emulator/state.js';
import { startConversation, textOf } from './support.js';

const DISCLAIMER =
  'This content is for informational purposes only and should not replace professional medical advice.';

let talk: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  talk = await startConversation();
  await talk.until(() => talk.emulator.commandNames().includes('symptom-check'), 'the commands');
});
afterAll(async () => {
  await talk.stop();
});
// A direct-message channel of one's own for each test, so that no card of another is in sight.
beforeEach(() => {
  talk.person = talk.emulator.addUser('reader');
});

const dm = () => talk.emulator.dm(talk.person);

/** The check's card in the person's direct messages. */
const begin = async (): Promise<Message> => {
  const { emulator, channel, person } = talk;
  const before = emulator.say(channel, person, '…');
  emulator.slash(person, channel, 'symptom-check');
  return talk.answerAfter(before, dm(), person);
};

const now = (message: Message): Message =>
  talk.emulator.seenBy(talk.person, dm()).find(({ id }) => id === message.id)!;

/** Waits until the message shows something else than before. */
const next = async (message: Message, act: () => void): Promise<Message> => {
  const shown = JSON.stringify([message.embeds, message.content, message.components]);
  act();
  return talk.until(() => {
    const after = now(message);
    return JSON.stringify([after.embeds, after.content, after.components]) !== shown ? after : undefined;
  }, 'the next step');
};
const choose = (message: Message, ...values: string[]) =>
  next(message, () => talk.emulator.choose(talk.person, message, values));
const press = (message: Message, label: string) =>
  next(message, () => talk.emulator.click(talk.person, message, label));
/** What the bot says to a direct message. */
const say = (text: string): Promise<Message> =>
  talk.answerAfter(talk.emulator.say(dm(), talk.person, text), dm(), talk.person);
const idsOf = ({ components }: Message): string[] =>
  (components as { components: { custom_id?: string }[] }[]).flatMap((row) =>
    row.components.flatMap(({ custom_id }) => custom_id ?? []),
  );

const past = async (card: Message, ...labels: string[]): Promise<Message> => {
  let shown = card;
  for (const label of labels) shown = await press(shown, label);
  return shown;
};
const afterDanger = async (): Promise<Message> =>
  choose(await choose(await press(await begin(), 'Begin, about me'), 'none1'), 'none1');

describe('the symptom check in direct messages, by taps', () => {
  test('asks for consent, then for danger in two menus, and ends with what fits and why', async () => {
    let card = await begin();
    for (const words of ['not a diagnosis', 'I store nothing', 'at least 13', DISCLAIMER])
      expect(textOf(card)).toContain(words);
    card = await press(card, 'Begin, about me');
    expect(textOf(card)).toContain('1 of 10. Is any of this');
    card = await choose(card, 'none1');
    expect(textOf(card)).toContain('1 of 10. And any of these');
    for (const codes of [['none1'], ['calf', 'toes_foot'], ['night'], ['point_toes'], ['weekly'], ['none6']])
      card = await choose(card, ...codes);
    for (const code of ['varied', 'no_meds', 'a65']) card = await choose(card, code);
    card = await choose(card, 'sit_most', 'drinks_ok');
    const text = textOf(card);
    expect(text).toMatch(/^Your symptom check\nNo hurry: /u);
    for (const words of [
      'Fits well: ordinary cramp',
      'For it: toes or sole; calf; in bed at night',
      'Against it: nothing in your answers',
      'Try now: ',
      'Whom to see: ',
      'Questions for the doctor',
      '```\nCramps. About: me',
      'Where: toes or sole; calf',
      'This is not a diagnosis',
      DISCLAIMER,
    ])
      expect(text).toContain(words);
  });

  test.each([
    ['breath_chest', 'Begin, about me', []],
    ['swollen_leg', 'Begin, for someone I care for', ['none1']],
  ])('stops at %s and says only what to do now', async (sign, beginning, before) => {
    let card = await press(await begin(), beginning);
    for (const code of before) card = await choose(card, code);
    card = await choose(card, sign);
    expect(textOf(card)).toMatch(/emergency number|doctor|hospital|care/u);
    expect(textOf(card)).not.toContain('For it:');
    expect(textOf(card)).toContain(DISCLAIMER);
  });

  test('goes back, passes over, says why it asks, and stops', async () => {
    const { emulator, person } = talk;
    let card = await choose(await press(await begin(), 'Begin, for someone I care for'), 'none1');
    card = await choose(card, 'none1');
    expect(textOf(card)).toContain('2 of 10');
    expect(textOf(card)).toContain('person you care for');
    emulator.click(person, card, 'Why do you ask?');
    const why = await talk.answerAfter(card, dm(), person);
    expect(textOf(why)).toContain('Ordinary cramps sit in the calf');
    card = await press(card, 'Skip');
    expect(textOf(card)).toContain('3 of 10');
    card = await press(card, 'Back');
    expect(textOf(card)).toContain('2 of 10');
    card = await press(card, 'Stop');
    expect(textOf(card)).toContain('Nothing was kept');
  });

  test('asks about someone else in words that fit them', async () => {
    let card = await past(await begin(), 'Begin, for someone I care for');
    for (const code of ['none1', 'none1', 'calf', 'night', 'nothing', 'rare', 'none6'])
      card = await choose(card, code);
    expect(textOf(card)).toContain('Which of these fit how they eat');
    card = await choose(card, 'varied');
    expect(textOf(card)).toContain('Do they take any of these?');
    card = await choose(card, 'no_meds');
    expect(textOf(card)).toContain('Which of these describe them?');
    card = await choose(card, 'a50');
    expect(JSON.stringify(card.components)).toContain('They drink normally');
    card = await choose(card, 'drinks_ok');
    expect(textOf(card)).toContain('The symptom check for someone you care for');
    expect(textOf(card)).not.toMatch(/\byour answers\b|\bmy medicines\b/u);
  });

  test('a double tap, a second device and an old button lose nothing and count nothing twice', async () => {
    const { emulator, person } = talk;
    const second = await afterDanger();
    const [menu, , skip] = idsOf(second);
    const third = await choose(second, 'calf', 'thigh');
    expect(textOf(third)).toContain('3 of 10');
    // The same tap again, and a pass-over from a screen that still shows the second question.
    emulator.press(person, now(second), skip!);
    await emulator.quiet();
    expect(textOf(now(second))).toContain('3 of 10');
    const fourth = await choose(now(second), 'night');
    expect(textOf(fourth)).toContain('4 of 10');
    expect(menu).toBeDefined();
    const result = await past(fourth, 'Skip', 'Skip', 'Skip', 'Skip', 'Skip', 'Skip', 'Skip');
    expect(textOf(result)).toContain('Where: calf; thigh, front or back');
    expect(textOf(result)).toContain('When: in bed at night');
  });

  test('a damaged or older button says so', async () => {
    const card = await begin();
    talk.emulator.press(talk.person, card, '1check|m0000zzzz');
    expect((await talk.answerAfter(card, dm(), talk.person)).content).toContain('start again');
  });

  test('offers to look again, and keeps that in the message alone', async () => {
    let card = await past(await afterDanger(), ...Array.from({ length: 9 }, () => 'Skip'));
    expect(textOf(card)).not.toContain('<t:');
    card = await press(card, 'Look again in two weeks');
    expect(card.content).toMatch(/Look again <t:\d+:D>/u);
    expect(textOf(card)).toContain('symptom check');
  });
});

describe('the symptom check in direct messages, in words', () => {
  test('begins with "check my symptoms", and takes answers as they are said', async () => {
    let card = await say('Check my symptoms, please');
    expect(textOf(card)).toContain('not a diagnosis');
    card = await say('yes, about me');
    expect(textOf(card)).toContain('1 of 10');
    card = await say('none');
    card = await say('none of these');
    expect(textOf(card)).toContain('2 of 10');
    card = await say('both feet, at night mostly');
    expect(textOf(card)).toContain('I took that as: toes or sole; in bed at night');
    expect(textOf(card)).toContain('4 of 10');
    card = await say('why do you ask?');
    expect(textOf(card)).toContain('A trigger tells');
    card = await say('back');
    expect(textOf(card)).toContain('3 of 10');
  });

  test('says when it does not understand, and shows the answers', async () => {
    await afterDanger();
    const card = await say('hmm the usual');
    expect(textOf(card)).toContain('I did not understand');
    expect(textOf(card)).toContain('Toes or sole');
    expect(textOf(card)).toContain('2 of 10');
  });

  test('a danger said at any step is all that is answered, with a way back', async () => {
    await afterDanger();
    let card = await say('my chest hurts and i cannot breathe');
    expect(card.content).toContain('emergency number');
    expect(textOf(card)).not.toContain('of 10');
    card = await press(card, 'I was misread: go on with the check');
    expect(textOf(card)).toContain('2 of 10');
  });

  test('a card that another one follows has no buttons any more', async () => {
    const card = await afterDanger();
    await say('left calf');
    await talk.emulator.quiet();
    expect(now(card).components).toEqual([]);
  });

  test('an older card that was tapped since is the one that words go on with', async () => {
    const { emulator } = talk;
    // The bot was killed before it could take the buttons off the older card.
    const older = await afterDanger();
    emulator.fail({ matches: /^PATCH .*\/messages\/\d+$/u, times: 1, status: 500 });
    await say('left calf');
    await emulator.quiet();
    await choose(now(older), 'thigh');
    expect(textOf(await say('at night in bed'))).toContain('4 of 10');
  });

  test('taps and words mix', async () => {
    await afterDanger();
    let card = await say('calf');
    card = await choose(card, 'night');
    expect(textOf(card)).toContain('4 of 10');
    card = await say('stop');
    expect(textOf(card)).toContain('Stopped');
    expect(textOf(await say('what foods have magnesium?'))).not.toContain('of 10');
  });

  test('a question asked in between is answered, and the check goes on', async () => {
    await afterDanger();
    expect(textOf(await say('what foods have magnesium?'))).toMatch(/magnesium/iu);
    expect(textOf(await say('calf'))).toContain('3 of 10');
  });

  test('two messages in a breath are taken one after the other', async () => {
    await afterDanger();
    talk.emulator.say(dm(), talk.person, 'calf');
    talk.emulator.say(dm(), talk.person, 'at night in bed');
    await talk.until(
      () => talk.emulator.seenBy(talk.person, dm()).some((message) => textOf(message).includes('4 of 10')),
      'the fourth question',
    );
  });
});

describe('the symptom check where direct messages are closed', () => {
  const beginHere = async (): Promise<Message> => {
    const { emulator, channel, person } = talk;
    emulator.closeDms(person);
    const before = emulator.say(channel, person, '…');
    emulator.slash(person, channel, 'symptom-check');
    return talk.until(
      () =>
        emulator
          .seenBy(person, channel)
          .find((one) => BigInt(one.id) > BigInt(before.id) && textOf(one).includes('not a diagnosis')),
      'the card',
    );
  };
  const here = (message: Message): Message =>
    talk.emulator.seenBy(talk.person, talk.channel).find(({ id }) => id === message.id)!;

  test('only the asker sees it, and a form takes answers in words', async () => {
    const { emulator, channel, person } = talk;
    const other = emulator.addUser('somebody else');
    const card = await beginHere();
    expect(emulator.seenBy(other, channel).some(({ id }) => id === card.id)).toBe(false);
    const shows = (words: string) =>
      talk.until(() => (textOf(here(card)).includes(words) ? here(card) : undefined), words);
    emulator.click(person, here(card), 'Begin, about me');
    await shows('1 of 10. Is any');
    emulator.choose(person, here(card), ['none1']);
    await shows('1 of 10. And any');
    emulator.choose(person, here(card), ['none1']);
    await shows('2 of 10');
    const inWords = async (text: string): Promise<void> => {
      const opened = emulator.click(person, here(card), 'In words');
      const form = await talk.until(() => opened.modal, 'the form');
      emulator.submit(person, form, { 'Your answer': text });
    };
    await inWords('calves, at night in bed');
    await shows('4 of 10');
    expect(textOf(here(card))).toContain('I took that as: calf; in bed at night');
    await inWords('erm');
    await shows('I did not understand');
  });
});

describe('the symptom check of a server or instance', () => {
  test('the button under an answer opens it in direct messages', async () => {
    const { emulator, channel, person } = talk;
    const before = emulator.say(
      channel,
      person,
      `<@${emulator.self.id}> when should I see a doctor about leg cramps?`,
    );
    const answer = await talk.answerAfter(before, channel, person);
    emulator.click(person, answer, 'Check my symptoms');
    const card = await talk.until(
      () => emulator.seenBy(person, dm()).find((message) => textOf(message).includes('not a diagnosis')),
      'the card',
    );
    expect(idsOf(card).length).toBe(3);
  });

  test('where the instance has switched it off, nothing offers or begins it', async () => {
    const off = await startConversation({ SYMPTOM_CHECK: 'false' });
    try {
      const { emulator, channel, person } = off;
      const home = emulator.dm(person);
      const before = emulator.say(
        channel,
        person,
        `<@${emulator.self.id}> when should I see a doctor about leg cramps?`,
      );
      const answer = await off.answerAfter(before);
      expect(JSON.stringify(answer.components)).not.toContain('Check my symptoms');
      const asked = emulator.say(home, person, 'check my symptoms');
      expect(textOf(await off.answerAfter(asked, home))).not.toContain('Shall we begin');
      await off.until(() => emulator.commandNames().includes('symptom-check'), 'the commands');
      const pressed = emulator.slash(person, channel, 'symptom-check');
      await off.until(() => pressed.answered, 'an answer');
      await emulator.quiet();
      expect(emulator.seenBy(person, channel).some(({ content }) => content.includes('switched off'))).toBe(
        true,
      );
    } finally {
      await off.stop();
    }
  });

  test('no answer given in it stands in a public message', () => {
    const { emulator, channel } = talk;
    const anybody = emulator.addUser('anybody');
    const said = emulator.seenBy(anybody, channel).map(textOf).join('\n');
    expect(said).not.toMatch(/of 10|none1/u);
  });
});
