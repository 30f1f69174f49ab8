import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelsOf } from './card.js';
import { type Conversation, startConversation, textOf } from './support.js';

const MINUTE = 60_000;

/** A clock that stands until it is moved, with the timers that go by it. */
const createClock = () => {
  let at = Date.now();
  const timers = new Map<number, { due: number; work: () => void }>();
  let next = 0;
  return {
    now: () => at,
    later: (milliseconds: number, work: () => void) => {
      const id = next++;
      timers.set(id, { due: at + milliseconds, work });
      return () => void timers.delete(id);
    },
    move: (minutes: number) => {
      at += minutes * MINUTE;
      for (const [id, { due, work }] of timers) {
        if (due > at) continue;
        timers.delete(id);
        work();
      }
    },
    pending: () => timers.size,
  };
};

const clock = createClock();
let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation({}, { now: clock.now, later: clock.later });
  await talk.until(() => talk.emulator.commandNames().includes('cramp-now'), 'the commands');
});
afterAll(() => talk.stop());

const count = () => talk.said().length;
/** What comes by itself after so many minutes. */
const afterMinutes = async (minutes: number) => {
  const before = count();
  clock.move(minutes);
  await talk.until(() => count() > before, 'a question how it goes');
  return talk.said().at(-1)!;
};

describe('/cramp-now', () => {
  test.each([
    ['calf', /foot up towards your shin/u],
    ['toes', /curled toe/u],
    ['hamstring', /Do this now/u],
    ['general', /Do this now/u],
  ])('shows the steps for the %s at once, to its asker alone', async (muscle, steps) => {
    const answer = await talk.run('cramp-now', { muscle });
    expect(textOf(answer)).toMatch(steps);
    expect(answer.ephemeralTo).toBe(talk.person.id);
    expect(labelsOf(answer).slice(0, 3)).toEqual(['Gone', 'Easing', 'The same']);
    await talk.press(answer, 'Gone');
    expect(textOf(answer)).toContain('Good that it let go');
    expect(clock.pending()).toBe(0);
  });

  test('asks after a few minutes, and at ten gives the advice for a cramp that will not let go', async () => {
    await talk.run('cramp-now');
    expect(textOf(await afterMinutes(4))).toContain('Has the cramp eased?');
    const last = await afterMinutes(6);
    expect(textOf(last)).toContain('It has been ten minutes');
    expect(textOf(last)).toContain('Call a doctor today');
    await talk.press(last, 'The same');
    expect(last.embeds).toEqual([]);
    expect(last.content).toMatch(/^Call a doctor today/u);
    expect(last.content).toContain('should not replace professional medical advice');
  });

  test('goes by the buttons alone where no timer is left, for when it began rides in them', async () => {
    const answer = await talk.run('cramp-now', { muscle: 'foot' });
    await talk.press(answer, 'The same');
    expect(textOf(answer)).toContain('Go on a little longer');
    expect(textOf(answer)).toContain('If it is as bad in 10 minutes');
    await talk.press(answer, 'Easing');
    expect(textOf(answer)).toContain('It is letting go');
    // As after a restart: nothing remembers this cramp but its buttons.
    talk.app.bot.memory.cramps.clear();
    clock.move(11);
    await talk.press(answer, 'Easing');
    expect(textOf(answer)).toContain('Call a doctor today');
    await talk.press(answer, 'The same');
    expect(answer.content).toMatch(/^Call a doctor today/u);
    expect(labelsOf(answer)).not.toContain('The same');
  });

  test('asks nobody whose cramp is gone', async () => {
    const answer = await talk.run('cramp-now');
    await talk.press(answer, 'Gone');
    const before = count();
    clock.move(12);
    await talk.emulator.quiet();
    expect(count()).toBe(before);
  });

  test('names the number of the country that the server set', async () => {
    const { emulator, person } = talk;
    emulator.promote(person);
    await talk.run('settings', { country: 'France' });
    const answer = await talk.run('cramp-now');
    clock.move(10);
    await talk.press(answer, 'The same');
    expect(answer.content).toContain('Call a doctor today');
  });
});
