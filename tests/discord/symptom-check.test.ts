import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** The check's card in the person's direct messages. */
const begin = async (): Promise<Message> => {
  const { emulator, channel, person } = talk;
  const dm = emulator.dm(person);
  const before = emulator.say(channel, person, '…');
  emulator.slash(person, channel, 'symptom-check');
  return talk.answerAfter(before, dm);
};

/** Waits until the message shows something else than before. */
const next = async (message: Message, act: () => void): Promise<Message> => {
  const shown = JSON.stringify([message.embeds, message.components]);
  act();
  return talk.until(() => {
    const now = talk.emulator
      .seenBy(talk.person, talk.emulator.dm(talk.person))
      .find(({ id }) => id === message.id);
    return now && JSON.stringify([now.embeds, now.components]) !== shown ? now : undefined;
  }, 'the next step');
};
const choose = (message: Message, ...values: string[]) =>
  next(message, () => talk.emulator.choose(talk.person, message, values));
const press = (message: Message, label: string) =>
  next(message, () => talk.emulator.click(talk.person, message, label));

describe('the symptom check in direct messages', () => {
  test('asks for consent, then for danger, and ends with what fits and why', async () => {
    let card = await begin();
    expect(textOf(card)).toContain('not a diagnosis');
    card = await press(card, 'Begin, about me');
    expect(textOf(card)).toContain('1 of 10');
    for (const codes of [
      ['none1'],
      ['calf', 'toes_foot'],
      ['night'],
      ['point_toes'],
      ['weekly'],
      ['none6'],
      ['varied'],
    ])
      card = await choose(card, ...codes);
    card = await choose(card, 'no_meds');
    card = await choose(card, 'a65');
    card = await choose(card, 'sit_most', 'drinks_ok');
    const text = textOf(card);
    expect(text).toContain('Ordinary cramp fits well');
    expect(text).toContain('Speaks for it: ');
    expect(text).toContain('not a diagnosis');
    expect(text).toContain(DISCLAIMER);
  });

  test('stops at a danger and says only what to do now', async () => {
    let card = await press(await begin(), 'Begin, about me');
    card = await choose(card, 'breath_chest', 'swollen_leg');
    expect(textOf(card)).toMatch(/Call your local emergency number/u);
    expect(textOf(card)).not.toContain('fits');
    expect(textOf(card)).toContain(DISCLAIMER);
  });

  test('goes back, passes over, says why it asks, and stops', async () => {
    const { emulator, person } = talk;
    let card = await choose(await press(await begin(), 'Begin, for someone I care for'), 'none1');
    expect(textOf(card)).toContain('2 of 10');
    expect(textOf(card)).toContain('person you care for');
    const asked = card;
    emulator.click(person, card, 'Why do you ask?');
    const why = await talk.answerAfter(asked, emulator.dm(person));
    expect(textOf(why)).toContain('Ordinary cramps sit in the calf');
    card = await press(card, 'Skip');
    expect(textOf(card)).toContain('3 of 10');
    card = await press(card, 'Back');
    expect(textOf(card)).toContain('2 of 10');
    card = await press(card, 'Stop');
    expect(textOf(card)).toContain('Nothing was kept');
  });

  test('a damaged or older button says so', async () => {
    const { emulator, person } = talk;
    const card = await begin();
    emulator.press(person, card, 'check|m0000zzzz');
    expect((await talk.answerAfter(card, emulator.dm(person))).content).toContain('expired');
  });

  test('is shown to the asker alone where direct messages are closed', async () => {
    const { emulator, channel, person } = talk;
    const other = emulator.addUser('somebody else');
    emulator.fail({ matches: /^POST .*\/channels\/\d+\/messages$/u, times: 1, status: 403, code: 50007 });
    const before = emulator.say(channel, person, '…');
    emulator.slash(person, channel, 'symptom-check');
    const card = await talk.until(
      () =>
        emulator
          .seenBy(person, channel)
          .find(
            (message) =>
              BigInt(message.id) > BigInt(before.id) && textOf(message).includes('not a diagnosis'),
          ),
      'the card',
    );
    expect(emulator.seenBy(other, channel).some(({ id }) => id === card.id)).toBe(false);
  });

  test('no answer given in it stands in any log line or public message', () => {
    const { emulator, channel, person } = talk;
    const said = emulator.seenBy(person, channel).map(textOf).join('\n');
    expect(said).not.toContain('none1');
    expect(said).not.toContain('1 of 10');
  });
});
