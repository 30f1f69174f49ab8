import { startEmulator } from '../emulator/emulator.js';
import { NO_LIMITS } from '../emulator/limits.js';
import { startSubject } from './bench/processes.js';
import { openBrain } from './brain.js';
import { PULLED_CABLE } from './chaos/faults.js';
import { storm } from './chaos/storm.js';

export const meta = {
  name: 'chaos',
  description: 'Half an hour’s faults in some minutes: is every question answered once? --faults N --seed N',
};

/** One fault in five seconds for half an hour. */
const HALF_AN_HOUR = 360;

const readNumbers = (args: readonly string[]): { faults: number; seed: number } | null => {
  const numbers = { faults: HALF_AN_HOUR, seed: 1 };
  for (let at = 0; at < args.length; at += 2) {
    const name = args[at]?.slice(2);
    if ((name !== 'faults' && name !== 'seed') || !/^\d{1,6}$/u.test(args[at + 1] ?? '')) return null;
    numbers[name] = Number(args[at + 1]);
  }
  return numbers;
};

export const run = async (args: string[]): Promise<number> => {
  const numbers = readNumbers(args);
  if (numbers === null) {
    process.stderr.write('chaos takes --faults N and --seed N\n');
    return 2;
  }
  const opened = openBrain();
  if (!opened.ok) return opened.code;
  const emulator = await startEmulator({ limits: NO_LIMITS, identifyEveryMs: 0, heartbeatMs: 5_000 });
  const bot = await startSubject('footnote', emulator);
  const report = await storm(emulator, {
    ...numbers,
    endings: true,
    finale: [PULLED_CABLE],
    onFault: (name) => process.stderr.write(`${name}\n`),
  });
  const lived = bot.isAlive();
  await bot.kill();
  await emulator.close();
  process.stdout.write(`${JSON.stringify({ ...report, lived }, null, 2)}\n`);
  const { unanswered, answeredTwice, commandsFailed } = report;
  const isGood = lived && unanswered.length + answeredTwice.length + commandsFailed.length === 0;
  process.stdout.write(
    isGood ? 'Every question was answered exactly once.\n' : 'Not every question was answered once.\n',
  );
  return isGood ? 0 : 1;
};
