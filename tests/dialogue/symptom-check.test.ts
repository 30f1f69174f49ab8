import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVignettes } from '../../src/cli/vignettes/vignette.js';
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

const read = readVignettes(join(packageRoot, 'tests/evaluation/vignettes.yaml'));
if (!read.ok) throw new Error(read.problem);
const { vignettes } = read;
const worked = vignettes.filter(({ shown, flags }) => shown !== undefined || flags !== undefined);

/** Everything from consent to the result by taps, each state packed and read back as a restart would. */
const tapThrough = (vignette: (typeof vignettes)[number]) => {
  let state: CheckState = advance(check, freshCheck, { kind: 'begin', about: vignette.about }).state;
  for (let step = 0; step < 14; step++) {
    const say = sayingOf(check, state);
    if (say.kind !== 'question') break;
    const said = vignette.answers[say.question.id] ?? [];
    const codes = say.answers.map(({ code }) => code).filter((code) => said.includes(code));
    const none = say.question.menus ? ['none1'] : [];
    const chosen = codes.length > 0 ? codes : none;
    const event: CheckEvent =
      chosen.length === 0 ? { kind: 'skip' } : { kind: 'answer', question: say.question.id, codes: chosen };
    const packed = packState(check, advance(check, state, event).state);
    expect(packed.length).toBeLessThanOrEqual(40);
    state = unpackState(check, packed)!;
  }
  const say = sayingOf(check, state);
  return say.kind === 'result' ? say.result : null;
};

describe('a worked case', () => {
  test('all 25 are there', () => expect(worked).toHaveLength(25));

  test.each(worked)('$id ends in $urgency with $shown', ({ answers, urgency, flags, shown }) => {
    const result = scoreCheck(check, new Map(Object.entries(answers)));
    expect({
      urgency: result.urgency,
      redFlags: result.redFlags.toSorted(),
      candidates: result.candidates.map(({ id, score }) => [id, score]),
    }).toEqual({ urgency, redFlags: (flags ?? []).toSorted(), candidates: shown ?? [] });
  });
});

describe('a written case', () => {
  test('there are at least 60 beside the worked ones, for every urgency and every candidate', () => {
    expect(vignettes.length - worked.length).toBeGreaterThanOrEqual(60);
    const firsts = new Set(vignettes.map(({ first, shown }) => first ?? shown?.[0]?.[0]));
    expect(check.candidates.map(({ id }) => id).filter((id) => !firsts.has(id))).toEqual([]);
    const said = new Set(vignettes.flatMap(({ answers }) => Object.values(answers).flat()));
    const signs = check.questions[0]!.answers.filter(({ none }) => !none).map(({ code }) => code);
    expect(signs.filter((code) => !said.has(code))).toEqual([]);
  });

  test.each(vignettes)('$id ends in $urgency when it is tapped through', (vignette) => {
    const result = tapThrough(vignette);
    expect(result?.urgency).toBe(vignette.urgency);
    expect(result?.candidates[0]?.id ?? null).toBe(vignette.first ?? vignette.shown?.[0]?.[0] ?? null);
  });
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
  const half = advance(check, begun, { kind: 'answer', question: 'Q1', codes: ['none1'] });
  const safe = advance(check, half.state, { kind: 'answer', question: 'Q1', codes: ['none1'] });

  test.each<[string, CheckState, CheckEvent, Record<string, unknown>]>([
    ['asks for consent first', freshCheck, { kind: 'restart' }, { kind: 'consent' }],
    [
      'asks for danger first',
      freshCheck,
      { kind: 'begin', about: 'other' },
      { kind: 'question', number: 1, of: 10 },
    ],
    [
      'asks for the signs of the same day when there is no emergency',
      begun,
      { kind: 'answer', question: 'Q1', codes: ['none1'] },
      { number: 1, ask: 'And any of these, now or in the last few days?', given: [] },
    ],
    [
      'goes on when there is none of either',
      half.state,
      { kind: 'answer', question: 'Q1', codes: ['none1'] },
      { number: 2 },
    ],
    ['lets nobody pass over the signs of danger', half.state, { kind: 'skip' }, { kind: 'not-understood' }],
    [
      'stops at a danger',
      begun,
      { kind: 'answer', question: 'Q1', codes: ['none1', 'swollen_leg'] },
      { kind: 'result' },
    ],
    [
      'stops at a danger of the same day',
      half.state,
      { kind: 'answer', question: 'Q1', codes: ['swollen_leg'] },
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

  test('an answer to a question that was passed changes it and moves nothing', () => {
    const later = advance(check, safe.state, { kind: 'answer', question: 'Q2', codes: ['calf'] });
    const changed = advance(check, later.state, { kind: 'answer', question: 'Q2', codes: ['thigh'] });
    expect(changed.state).toEqual({ ...later.state, answers: { ...later.state.answers, Q2: ['thigh'] } });
  });

  test('what words tell of several questions is not asked again, but for what may be graver', () => {
    const told = [
      { question: 'Q2', codes: ['toes_foot'], denied: [] },
      { question: 'Q3', codes: ['night'], denied: [] },
      { question: 'Q5', codes: ['weekly'], denied: [] },
    ];
    const { state, say } = advance(check, safe.state, { kind: 'tell', told });
    expect(say).toMatchObject({ kind: 'question', number: 4 });
    const next = advance(check, state, { kind: 'skip' });
    expect(next.say).toMatchObject({ kind: 'question', number: 5, given: ['weekly'] });
    const more = [{ question: 'Q5', codes: ['month_plus'], denied: [] }];
    expect(advance(check, next.state, { kind: 'tell', told: more }).state.answers.Q5).toEqual([
      'weekly',
      'month_plus',
    ]);
  });

  test('counts a doubled tap once', () => {
    const event: CheckEvent = { kind: 'answer', question: 'Q2', codes: ['calf'] };
    const once = advance(check, safe.state, event);
    expect(advance(check, once.state, event)).toEqual(once);
  });
});
