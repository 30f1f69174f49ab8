import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advance,
  type CheckEvent,
  type CheckState,
  freshCheck,
  sayingOf,
} from '../../src/dialogue/symptom-check/machine.js';
import { packState, unpackState } from '../../src/dialogue/symptom-check/pack.js';
import { scoreCheck } from '../../src/dialogue/symptom-check/score.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { known } from '../knowledge/known.js';

const check = known.symptomCheck;

type Vignette = {
  answers: Record<string, string[]>;
  urgency: string;
  redFlags: string[];
  candidates: [string, number][];
};
const vignettes = readFileSync(join(packageRoot, 'tests/evaluation/vignettes.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vignette);

describe('a worked case', () => {
  test.each(vignettes.map((vignette, at) => ({ number: at + 1, ...vignette })))(
    '$number ends in $urgency with $candidates',
    ({ answers, urgency, redFlags, candidates }) => {
      const result = scoreCheck(check, new Map(Object.entries(answers)));
      expect({
        urgency: result.urgency,
        redFlags: result.redFlags.toSorted(),
        candidates: result.candidates.map(({ id, score }) => [id, score]),
      }).toEqual({ urgency, redFlags: redFlags.toSorted(), candidates });
    },
  );

  test.each(vignettes.map((vignette, at) => ({ number: at + 1, ...vignette })))(
    '$number ends the same when it is tapped through, with every step packed and read back',
    ({ answers, urgency }) => {
      let state: CheckState = advance(check, freshCheck, { kind: 'begin', about: 'me' }).state;
      for (let step = 0; step < 12; step++) {
        const say = sayingOf(check, state);
        if (say.kind !== 'question') break;
        const codes = answers[say.question.id];
        const event: CheckEvent =
          codes === undefined ? { kind: 'skip' } : { kind: 'answer', question: say.question.id, codes };
        const packed = packState(check, advance(check, state, event).state);
        expect(packed.length).toBeLessThanOrEqual(40);
        state = unpackState(check, packed)!;
      }
      const say = sayingOf(check, state);
      expect(say.kind === 'result' && say.result.urgency).toBe(urgency);
    },
  );
});

const codes = check.questions.flatMap(({ id, answers }) => answers.map(({ code }) => ({ id, code })));
const anyAnswers = fc
  .subarray(codes, { maxLength: 30 })
  .map(
    (chosen) =>
      new Map(
        check.questions.map(({ id }) => [id, chosen.filter((one) => one.id === id).map(({ code }) => code)]),
      ),
  );

const emergencies = check.questions[0]!.answers.filter(({ tier }) => tier === 'emergency').map(
  ({ code }) => code,
);

describe('whatever is answered', () => {
  test('an emergency sign makes an emergency, and nothing else is offered', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...emergencies), (answers, sign) => {
        const { urgency, candidates } = scoreCheck(check, new Map(answers).set('Q1', [sign]));
        expect({ urgency, candidates }).toEqual({ urgency: 'emergency', candidates: [] });
      }),
    );
  });

  test('with kidney disease neither magnesium nor potassium is named, and never more than three things', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const kidney = new Map(answers).set('Q9', [...(answers.get('Q9') ?? []), 'kidney']);
        const { candidates } = scoreCheck(check, kidney);
        expect(candidates.length).toBeLessThanOrEqual(3);
        expect(candidates.filter(({ id }) => id === 'mg' || id === 'k')).toEqual([]);
        expect(candidates.every(({ score }) => score >= 4)).toBe(true);
      }),
    );
  });

  test('a state packed and read back is the same; a changed or foreign one is refused', () => {
    fc.assert(
      fc.property(anyAnswers, fc.integer({ min: 0, max: 10 }), fc.boolean(), (answers, at, me) => {
        const given = Object.fromEntries([...answers].filter(([, list]) => list.length > 0));
        const state: CheckState = { at, about: me ? 'me' : 'other', answers: given };
        const packed = packState(check, state);
        expect(unpackState(check, packed)).toEqual(state);
        expect(unpackState(check, `x${packed.slice(1)}`)).toBeNull();
      }),
    );
    for (const foreign of ['', 'abc', '000000', '__proto__', '🦵🦵🦵🦵'])
      expect(unpackState(check, foreign)).toBeNull();
  });
});

describe('the machine', () => {
  const begun = advance(check, freshCheck, { kind: 'begin', about: 'me' }).state;
  const safe = advance(check, begun, { kind: 'answer', question: 'Q1', codes: ['none1'] });

  test.each<[string, CheckState, CheckEvent, Record<string, unknown>]>([
    ['asks for consent first', freshCheck, { kind: 'restart' }, { kind: 'consent' }],
    [
      'asks for danger first',
      freshCheck,
      { kind: 'begin', about: 'other' },
      { kind: 'question', number: 1, of: 10 },
    ],
    [
      'goes on when there is none',
      begun,
      { kind: 'answer', question: 'Q1', codes: ['none1'] },
      { number: 2 },
    ],
    [
      'stops at a danger',
      begun,
      { kind: 'answer', question: 'Q1', codes: ['none1', 'swollen_leg'] },
      { kind: 'result' },
    ],
    ['goes back', safe.state, { kind: 'back' }, { kind: 'question', number: 1 }],
    ['passes over a question', safe.state, { kind: 'skip' }, { kind: 'question', number: 3 }],
    ['stops when told to', safe.state, { kind: 'stop' }, { kind: 'stopped' }],
    [
      'refuses an unknown question',
      safe.state,
      { kind: 'answer', question: 'Q99', codes: ['x'] },
      { kind: 'not-understood' },
    ],
    [
      'refuses an unknown answer',
      safe.state,
      { kind: 'answer', question: 'Q2', codes: ['elbow'] },
      { kind: 'not-understood' },
    ],
    [
      'refuses too many answers',
      safe.state,
      { kind: 'answer', question: 'Q2', codes: ['calf', 'thigh', 'toes_foot'] },
      { kind: 'not-understood' },
    ],
  ])('%s', (_, state, event, say) => {
    expect(advance(check, state, event).say).toMatchObject(say);
  });

  test('counts a doubled tap once', () => {
    const event: CheckEvent = { kind: 'answer', question: 'Q2', codes: ['calf'] };
    const once = advance(check, safe.state, event);
    expect(advance(check, once.state, event)).toEqual(once);
  });
});
