import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, type CheckState, freshCheck, sayingOf } from '../../src/dialogue/symptom-check/machine.js';
import { stepsOf } from '../../src/dialogue/symptom-check/steps.js';
import { hearCheck, wantsCheck } from '../../src/engine/check-talk.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';

const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { brain } = loaded;
const check = brain.knowledge.symptomCheck;
const nowhere = { country: null };

/** A check that has come to a step, 0 the consent card. */
const at = (step: number, answers: CheckState['answers'] = {}): CheckState => ({
  at: step,
  about: 'me',
  answers,
});
const stepOf = (id: string): number => stepsOf(check).findLastIndex(({ question }) => question.id === id) + 1;
const steps = Array.from({ length: stepsOf(check).length + 1 }, (_, step) => step);

/** Words said one after the other from consent on: what was said last. */
const talk = (...said: string[]) => {
  let state: CheckState = freshCheck;
  let heard = hearCheck(brain, state, said[0]!, nowhere);
  for (const text of said) {
    heard = hearCheck(brain, state, text, nowhere);
    if (heard.kind === 'turn') state = heard.turn.state;
  }
  return { heard, state };
};

describe('words in a check', () => {
  test.each([
    'my chest hurts and i cannot breathe',
    'my left calf is swollen, hot and red since yesterday',
    'i want to kill myself',
    'my pee is brown like cola after the race',
  ])('"%s" stops it at every step, and nothing else is said', (text) => {
    for (const step of steps) {
      const heard = hearCheck(brain, at(step), text, nowhere);
      expect(`${step} ${heard.kind}`).toBe(`${step} urgent`);
    }
  });

  test.each([
    ['Q2', 'calf and foot'],
    ['Q2', 'everywhere'],
    ['Q4', 'nothing'],
    ['Q5', 'every couple of weeks'],
    ['Q6', 'nothing else'],
    ['Q9', '29 and pregnant'],
    ['Q10', 'not drinking much'],
  ])('at %s "%s" is a plain answer and no danger', (id, text) =>
    expect(hearCheck(brain, at(stepOf(id)), text, nowhere).kind).toBe('turn'),
  );

  test.each([
    ['yes please', 'me'],
    ['about me', 'me'],
    ['for my mum', 'other'],
    ['someone I care for', 'other'],
  ])('"%s" begins it', (text, about) => {
    const { state } = talk(text);
    expect(state).toEqual({ at: 1, about, answers: {} });
  });

  test.each(['no thanks', 'stop'])('"%s" at the first card ends it', (text) =>
    expect(talk(text).heard).toMatchObject({ kind: 'turn', turn: { say: { kind: 'stopped' } } }),
  );

  test('one message answers several questions, which are not asked again', () => {
    const { heard, state } = talk('me', 'none', 'none', 'both feet at night mostly, i take water pills');
    expect(heard).toMatchObject({ took: ['Toes or sole', 'In bed at night', 'A water tablet'] });
    expect(sayingOf(check, state)).toMatchObject({ number: 4 });
    const after = talk(
      'me',
      'none',
      'none',
      'feet at night, i take water pills',
      'skip',
      'weekly',
      'no',
      'varied',
    );
    expect(sayingOf(check, after.state)).toMatchObject({ number: 9 });
  });

  test('a story at the first question leaves the signs of danger to be asked', () => {
    const { state } = talk('me', 'I am 58 and my calves cramp at night about twice a week.');
    expect(state).toMatchObject({
      at: 1,
      answers: { Q2: ['calf'], Q3: ['night'], Q5: ['weekly'], Q9: ['a50'] },
    });
  });

  test('what was said can be taken back in words', () => {
    const pregnant = at(stepOf('Q9'), { Q9: ['a18', 'pregnant'] });
    const heard = hearCheck(brain, pregnant, 'no, not pregnant', nowhere);
    expect(heard).toMatchObject({ took: expect.arrayContaining(['not: Pregnant']) });
  });

  test('"no" is "none of these", and nothing more where something is noted', () => {
    const fresh = hearCheck(brain, at(stepOf('Q6')), 'no', nowhere);
    expect(fresh).toMatchObject({ turn: { state: { answers: { Q6: ['none6'] } } } });
    const noted = hearCheck(brain, at(stepOf('Q6'), { Q6: ['cold_feet'] }), 'no', nowhere);
    expect(noted).toMatchObject({
      turn: { state: { answers: { Q6: ['cold_feet'] } } },
      took: ['nothing more'],
    });
  });

  test('the signs of danger cannot be passed over in words either', () => {
    for (const text of ['skip', 'not sure'])
      expect(hearCheck(brain, at(1), text, nowhere).kind).toBe('unclear');
  });

  test('whatever is written, it answers or says that it does not understand', () => {
    const strange = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        '',
        '   ',
        '__proto__',
        'constructor',
        '<@123> **x**',
        '🦵',
        '1',
        '999999999999',
        'no no no',
      ),
    );
    fc.assert(
      fc.property(strange, fc.constantFrom(...steps), (text, step) => {
        const heard = hearCheck(brain, at(step), text, nowhere);
        expect(['turn', 'unclear', 'urgent', 'why']).toContain(heard.kind);
        if (heard.kind !== 'turn') return;
        expect(advance(check, heard.turn.state, { kind: 'back' }).state.at).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });

  test('4,000 characters are read', () => {
    const long = 'it cramps in my calf at night and i do not know why. '.repeat(80).slice(0, 4000);
    expect(['turn', 'urgent']).toContain(hearCheck(brain, at(stepOf('Q2')), long, nowhere).kind);
  });

  test('only a plain wish begins a check', () => {
    expect(wantsCheck(brain, 'check my symptoms')).toBe(true);
    expect(wantsCheck(brain, 'check my symptoms, my chest hurts')).toBe(false);
  });
});
