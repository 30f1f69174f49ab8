import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyContext } from '../../src/dialogue/context.js';
import { answer } from '../../src/engine/answer.js';
import { loadBrain } from '../../src/engine/load-brain.js';
import { packageRoot } from '../../src/knowledge/root.js';

const loaded = loadBrain(packageRoot);
if (!loaded.ok) throw new Error('the knowledge does not load');
const { brain } = loaded;

/** One question for each answer, in words that none of its wordings has. */
const asked = readFileSync(join(packageRoot, 'tests/evaluation/entries.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { text: string; id: string });

const outcomeOf = ({
  text,
  id,
}: {
  text: string;
  id: string;
}): 'given' | 'offered' | 'same topic' | 'missed' => {
  const { reply } = answer({ text, at: 0 }, emptyContext, brain);
  const entry = brain.shelf.faq.get(id)!;
  if (reply === null) return 'missed';
  if (reply.answerId === id) return 'given';
  if (reply.kind === 'clarify' && reply.suggestions.includes(entry.question)) return 'offered';
  return reply.topic === entry.topic ? 'same topic' : 'missed';
};

test('nearly every answer is reached by a question put in other words', () => {
  const outcomes = asked.map((row) => ({ ...row, outcome: outcomeOf(row) }));
  const share = (...wanted: string[]): number =>
    outcomes.filter(({ outcome }) => wanted.includes(outcome)).length / outcomes.length;
  expect(share('given', 'offered')).toBeGreaterThan(0.7);
  expect(share('given', 'offered', 'same topic')).toBeGreaterThan(0.88);
});
