import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unasked } from '../../src/cli/check.js';
import { confusions } from '../../src/engine/confusions.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { checkKnowledge } from '../../src/knowledge/check.js';
import { type Fault, faultLine } from '../../src/knowledge/fault.js';
import type { Knowledge } from '../../src/knowledge/files.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { buildIndex } from '../../src/retrieval/retrieve.js';
import { known } from './known.js';

const TODAY = '2026-11-24';
const night = (copy: Knowledge) => copy.faq.find(({ name }) => name === 'cause-night')!;
const entry = (copy: Knowledge) => night(copy).value.find(({ id }) => id === 'night-cramps-why')!;
const file = 'data/faq/cause-night.yaml';
const here = { file, entry: 'night-cramps-why' };

const PLANTED: [string, (copy: Knowledge) => void, Partial<Fault>][] = [
  [
    'a wording that asks the same as one of another answer',
    (copy) => entry(copy).wordings.push('does the pickle juice stop a cramps'),
    { problem: expect.stringContaining('asks the same as') },
  ],
  [
    'an answer that rests on an unknown source',
    (copy) => entry(copy).sources.push('my-aunt'),
    { ...here, problem: 'no source is called "my-aunt"' },
  ],
  [
    'a related answer that does not exist',
    (copy) => entry(copy).related.push('nowhere'),
    { ...here, problem: 'no answer is called "nowhere"' },
  ],
  [
    'two answers of one id',
    (copy) => night(copy).value.push(structuredClone(entry(copy))),
    { ...here, field: 'id' },
  ],
  [
    'a review that is overdue',
    (copy) => Object.assign(entry(copy), { reviewed: '2024-01-01', reviewBy: '2025-01-01' }),
    { ...here, field: 'review-by' },
  ],
  [
    'a review date before the review',
    (copy) => Object.assign(entry(copy), { reviewBy: '2020-01-01' }),
    { ...here, field: 'review-by' },
  ],
  [
    'an answer that is hard to read',
    (copy) =>
      Object.assign(entry(copy), {
        answer:
          'Involuntary neuromuscular hyperexcitability characteristically precipitates nocturnal gastrocnemius contractions, notwithstanding considerable physiological heterogeneity among predisposed individuals.',
      }),
    { ...here, field: 'answer', problem: expect.stringContaining('reads at grade') },
  ],
  [
    'a claim that goes too far',
    (copy) => Object.assign(entry(copy), { answer: 'Magnesium cures night cramps.' }),
    { ...here, field: 'answer', problem: '"cures" claims too much' },
  ],
  [
    'an urgent message that is hard to read',
    (copy) =>
      Object.assign(copy.redFlags.flags.find(({ id }) => id === 'heart-attack')!, {
        says: 'Immediately telephone emergency services regarding potentially catastrophic cardiovascular deterioration.',
      }),
    { file: 'data/red-flags.yaml', entry: 'heart-attack', field: 'says' },
  ],
  [
    'an utterance that stands under two topics',
    (copy) =>
      copy.intents
        .find(({ name }) => name === 'thanks')!
        .value.utterances.push(copy.intents.find(({ name }) => name === 'goodbye')!.value.utterances[0]!),
    { problem: expect.stringMatching(/stands under/u) },
  ],
  [
    'a trial that is trained on as well',
    (copy) => {
      const { value } = copy.intents.find(({ name }) => name === 'thanks')!;
      value.trials.push({ text: value.utterances[0]!, also: [] });
    },
    { file: 'intents/thanks.yaml', problem: expect.stringContaining('stands here twice') },
  ],
  [
    'a general answer of another topic',
    (copy) =>
      Object.assign(copy.intents.find(({ name }) => name === 'prevention')!.value, { general: 'bananas' }),
    { file: 'intents/prevention.yaml', entry: 'prevention', field: 'general' },
  ],
];

describe('a fault planted among the answers is found in its place', () => {
  test.each(PLANTED)('%s', (_, spoil, fault) => {
    const copy = structuredClone(known);
    spoil(copy);
    expect(checkKnowledge(copy, TODAY)).toContainEqual(expect.objectContaining(fault));
  });

  test('an answer that no test asks for', () => {
    const all = new Set(known.faq.flatMap(({ value }) => value.map(({ id }) => id)));
    expect(unasked(known, all)).toEqual([]);
    all.delete('night-cramps-why');
    expect(unasked(known, all)).toEqual([expect.objectContaining(here)]);
  });

  test('answers that the matcher takes for each other', () => {
    const loaded = loadBrain(packageRoot);
    if (!loaded.ok) throw new Error('the knowledge does not load');
    expect(confusions(loaded.brain)).toEqual([]);
    const entries = [...loaded.brain.shelf.faq.values()].map((known) =>
      known.id === 'bed-sheets-tight'
        ? {
            ...known,
            question: 'why do legs cramp at night',
            wordings: [
              'reason for leg cramps at night',
              'what makes legs cramp at night',
              'what causes leg cramps in the night',
            ],
          }
        : known,
    );
    const found = confusions({ ...loaded.brain, index: buildIndex(entries) });
    expect(found).toContainEqual(
      expect.objectContaining({ file, entry: 'bed-sheets-tight', field: 'wordings' }),
    );
  });
});

describe('a fault in a file names its line', () => {
  test.each([
    [
      'an entry without sources',
      '- id: a\n  question: Why?\n  wordings: [a, b, c, d, e]\n  answer: So.\n  sources: []\n  reviewed: 2026-01-01\n  review-by: 2027-01-01\n',
      'data/faq/cause-night.yaml:5 a → sources: expected at least one source',
    ],
    [
      'a field that nobody knows',
      '- id: a\n  question: Why?\n  wordings: [a, b, c, d, e]\n  answer: So.\n  sorces: [x]\n  sources: [nhs-cramp]\n  reviewed: 2026-01-01\n  review-by: 2027-01-01\n',
      'data/faq/cause-night.yaml:',
    ],
    ['a file that is no YAML', '- id: "a\n  question: [\n', 'data/faq/cause-night.yaml:'],
  ])('%s', (_, text, line) => {
    const root = mkdtempSync(join(tmpdir(), 'footnote-'));
    try {
      for (const folder of ['data', 'intents'])
        cpSync(join(packageRoot, folder), join(root, folder), { recursive: true });
      writeFileSync(join(root, 'data', 'faq', 'cause-night.yaml'), text);
      const loaded = loadKnowledge(root);
      if (loaded.ok) throw new Error('the fault went unnoticed');
      expect(loaded.faults.map(faultLine).join('\n')).toContain(line);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
