import { describe, expect, test } from 'vitest';
import { classify, type Row, train } from '../../src/nlu/classifier.js';
import { auroc, calibrationError, macroF1, quantile, wilson } from '../../src/nlu/measure.js';
import { fingerprint, packModel, unpackModel } from '../../src/nlu/model-file.js';

const rows: Row[] = [
  ...['why do my legs cramp', 'what causes cramps', 'reasons for leg cramps', 'why does a calf cramp'],
  ...['cause of foot cramps', 'what makes muscles cramp'],
].map((text) => ({ text, label: 'cause' }));
rows.push(
  ...['foods with magnesium', 'what to eat for potassium', 'magnesium in spinach', 'calcium foods'].map(
    (text) => ({ text, label: 'food' }),
  ),
  ...['hello there', 'hi bot', 'good morning', 'hey'].map((text) => ({ text, label: '__proto__' })),
  ...['bye now', 'see you', 'good night', 'later'].map((text) => ({ text, label: 'constructor' })),
);
const classifier = train(rows, { seed: 7 });

describe('the classifier', () => {
  test.each([
    ['why does my foot cramp', 'cause'],
    ['which foods hold calcium', 'food'],
    ['hi there', '__proto__'],
    ['see you later', 'constructor'],
  ])('reads "%s" as %s', (text, label) => {
    expect(classify(classifier, text).ranking[0]!.label).toBe(label);
  });

  test('a label named __proto__ leaves every other object alone', () => {
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('the same rows and seed give the same model, to the byte', () => {
    const hash = fingerprint(rows, 7);
    expect(packModel(train(rows, { seed: 7 }), hash).equals(packModel(classifier, hash))).toBe(true);
  });

  test('probabilities sum to 1, for any text', () => {
    for (const text of ['', '🦵🦵', '__proto__', 'constructor toString', 'क्या', 'x'.repeat(4000)]) {
      const { ranking, confidence } = classify(classifier, text);
      expect(ranking.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  test('marks tell apart what the words alone do not', () => {
    const marked = train([
      { text: 'what about it', label: 'pill', marks: ['kind:medicine'] },
      { text: 'what about it', label: 'meal', marks: ['kind:food'] },
      { text: 'tell me', label: 'pill', marks: ['kind:medicine'] },
      { text: 'tell me', label: 'meal', marks: ['kind:food'] },
    ]);
    expect(classify(marked, 'what about it', ['kind:medicine']).ranking[0]!.label).toBe('pill');
    expect(classify(marked, 'what about it', ['kind:food']).ranking[0]!.label).toBe('meal');
  });

  test('no rows give a classifier that knows no label', () => {
    expect(classify(train([]), 'hello')).toMatchObject({ ranking: [], confidence: 0 });
  });
});

describe('a model file', () => {
  const hash = fingerprint(rows, 7);
  const bytes = packModel(classifier, hash);

  test('read back, it classifies as before', () => {
    const read = unpackModel(bytes, hash);
    if (!read.ok) throw new Error(read.error.kind);
    expect(classify(read.value, 'why do toes cramp')).toEqual(classify(classifier, 'why do toes cramp'));
  });

  test.each([
    [
      'of other rows',
      bytes,
      fingerprint([...rows, { text: 'one more', label: 'cause' }], 7),
      'trained-on-other-rows',
    ],
    ['cut short', bytes.subarray(0, 100), hash, 'not-a-model'],
    ['of nothing', Buffer.alloc(0), hash, 'not-a-model'],
  ])('%s is refused', (_, given, wanted, kind) => {
    expect(unpackModel(given, wanted)).toEqual({ ok: false, error: { kind } });
  });
});

describe('the measures', () => {
  test('agree with figures worked out by hand', () => {
    expect(auroc([0.9, 0.8], [0.1, 0.8])).toBeCloseTo(0.875, 6);
    expect(
      macroF1([
        { expected: 'a', predicted: 'a' },
        { expected: 'a', predicted: 'b' },
        { expected: 'b', predicted: 'b' },
      ]),
    ).toBeCloseTo(2 / 3, 6);
    expect(
      calibrationError([
        { probability: 0.95, right: true },
        { probability: 0.95, right: false },
      ]),
    ).toBeCloseTo(0.45, 6);
    expect(quantile([1, 2, 3, 4, 5], 0.5)).toBe(3);
    expect(wilson(97, 100)).toMatchObject({
      low: expect.closeTo(0.9155, 3),
      high: expect.closeTo(0.9897, 3),
    });
  });
});
