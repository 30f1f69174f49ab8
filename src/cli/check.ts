import { checkKnowledge } from '../knowledge/check.js';
import { faultLine } from '../knowledge/fault.js';
import { loadKnowledge } from '../knowledge/load.js';
import { packageRoot } from '../knowledge/root.js';

export const meta = {
  name: 'check',
  description: 'Checks everything in data/ and intents/ and lists every fault',
};

export const run = async (): Promise<number> => {
  const loaded = loadKnowledge(packageRoot);
  const faults = loaded.ok
    ? checkKnowledge(loaded.knowledge, new Date().toISOString().slice(0, 10))
    : loaded.faults;
  for (const fault of faults) process.stdout.write(`${faultLine(fault)}\n`);
  if (faults.length > 0) {
    process.stdout.write(`${faults.length} fault${faults.length === 1 ? '' : 's'} found.\n`);
    return 1;
  }
  process.stdout.write('No faults found.\n');
  return 0;
};
