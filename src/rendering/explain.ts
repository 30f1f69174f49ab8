import type { Thresholds } from '../dialogue/policy.js';
import type { Trace } from '../engine/answer.js';
import type { Salience } from '../engine/salience.js';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** What a developer is told beside the trace: the words that mattered, and where the policy draws its lines. */
export type Background = { words: readonly Salience[]; thresholds: Thresholds };

/** How many words and runners-up are shown. */
const SHOWN = 5;

/** How an answer came about, for a developer: what was recognised, the runners-up, and where the time went. */
export const explain = (trace: Trace, { words, thresholds }: Background): string => {
  const entities = trace.entities.map((entity) => {
    const what = 'id' in entity ? entity.id : JSON.stringify(entity);
    return `${entity.kind} ${what}${entity.negated ? ' (negated)' : ''}`;
  });
  return [
    `decision    ${trace.decision}`,
    ...(trace.completed === null ? [] : [`completed   ${trace.completed}`]),
    `red flags   ${trace.flags.join(', ') || 'none'}`,
    `entities    ${entities.join(', ') || 'none'}`,
    `topics      ${trace.topics
      .slice(0, 3)
      .map(({ label, probability }) => `${label} ${percent(probability)}`)
      .join(', ')}`,
    `words       ${words
      .filter(({ weight }) => Math.abs(weight) >= 0.005)
      .slice(0, SHOWN)
      .map(({ word, weight }) => `${word} ${percent(weight)}`)
      .join(', ')}`,
    `confidence  ${percent(trace.confidence)} (answers from ${percent(thresholds.answer)}, asks from ${percent(thresholds.ask)})`,
    ...trace.candidates
      .slice(0, 4)
      .map(({ id, probability, matched }) => `entry       ${percent(probability)} ${id}: "${matched}"`),
    `time        ${trace.timings.map(({ stage, microseconds }) => `${stage} ${microseconds} µs`).join(', ')}`,
  ].join('\n');
};
