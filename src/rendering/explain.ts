import type { Trace } from '../engine/answer.js';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** How an answer came about, for a developer: what was recognised, the runners-up, and where the time went. */
export const explain = (trace: Trace): string => {
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
    `confidence  ${percent(trace.confidence)}`,
    ...trace.candidates
      .slice(0, 4)
      .map(({ id, probability, matched }) => `entry       ${percent(probability)} ${id}: "${matched}"`),
    `time        ${trace.timings.map(({ stage, microseconds }) => `${stage} ${microseconds} µs`).join(', ')}`,
  ].join('\n');
};
