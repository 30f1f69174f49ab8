import { describe, expect, test } from 'vitest';
import { decide, type Evidence, type Scored } from '../../src/dialogue/policy.js';

const thresholds = { answer: 0.8, ask: 0.3, unasked: 0.95 };
const entry = (id: string, topic: string, probability: number): Scored => ({
  id,
  topic,
  probability,
  matched: id,
});
const evidence = (part: Partial<Evidence>): Evidence => ({
  topics: [
    { label: 'prevention', probability: 0.9 },
    { label: 'stretching', probability: 0.1 },
  ],
  confidence: 0.9,
  candidates: [entry('stop', 'prevention', 0.7), entry('stretch', 'stretching', 0.3)],
  composed: null,
  general: null,
  addressed: true,
  ...part,
});

describe('the policy', () => {
  test.each<[string, Partial<Evidence>, string]>([
    ['a sure topic with a likely entry is answered', {}, 'entry'],
    ['a doubtful topic is asked about', { confidence: 0.6 }, 'clarify'],
    ['a topic more likely wrong than right is declined', { confidence: 0.2 }, 'decline'],
    ['structured facts to the point come first', { composed: 'specific' }, 'composed'],
    [
      'structured facts in general come after a likely entry',
      { composed: 'general', candidates: [entry('a', 'prevention', 0.1)] },
      'composed',
    ],
    [
      'a sure topic without a likely entry gets its general answer',
      { candidates: [], general: entry('general', 'prevention', 0) },
      'entry',
    ],
    ['a sure topic with nothing to say is declined', { candidates: [] }, 'decline'],
    [
      'a foreign subject is declined, however sure',
      { topics: [{ label: 'out-of-scope', probability: 1 }] },
      'decline',
    ],
    ['courtesy is returned', { topics: [{ label: 'thanks', probability: 1 }] }, 'smalltalk'],
    ['overheard, a sure topic is not enough', { addressed: false }, 'silent'],
    [
      'overheard, a question we know nearly word by word is answered',
      { addressed: false, confidence: 0.99, candidates: [entry('stop', 'prevention', 0.95)] },
      'entry',
    ],
    [
      'overheard, courtesy is none of our business',
      { addressed: false, confidence: 0.99, topics: [{ label: 'greeting', probability: 1 }], candidates: [] },
      'silent',
    ],
  ])('%s', (_, part, kind) => {
    expect(decide(evidence(part), thresholds).kind).toBe(kind);
  });

  test('offers the best entry of each of the two likeliest topics, three choices at most', () => {
    const decision = decide(
      evidence({
        confidence: 0.5,
        candidates: [
          entry('a', 'prevention', 0.5),
          entry('b', 'prevention', 0.4),
          entry('c', 'stretching', 0.3),
          entry('d', 'relief-now', 0.2),
        ],
      }),
      thresholds,
    );
    expect(decision).toMatchObject({ kind: 'clarify', entries: [{ id: 'a' }, { id: 'c' }, { id: 'b' }] });
  });
});
