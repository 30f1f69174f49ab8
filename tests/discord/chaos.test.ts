import { expect, test } from 'vitest';
import { storm } from '../../src/cli/chaos/storm.js';
import { startSurvivor } from './survivor.js';

test('in a storm of faults every question is answered exactly once', async () => {
  const survivor = await startSurvivor();
  const report = await storm(survivor.emulator, { faults: 24, seed: 7, endings: false });
  expect(report.questions).toBeGreaterThan(100);
  expect(report).toMatchObject({ unanswered: [], answeredTwice: [], commandsFailed: [] });
  expect(survivor.lines.filter(({ level }) => Number(level) >= 50).map(({ event }) => event)).not.toContain(
    'message-failed',
  );
  await survivor.stop();
}, 60_000);
