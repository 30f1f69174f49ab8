import { type Brain, loadBrain } from '../engine/load-brain.js';
import { faultLine } from '../knowledge/fault.js';
import { packageRoot } from '../knowledge/root.js';

/** The brain of this installation, or the exit code after its faults were printed. */
export const openBrain = (): { ok: true; brain: Brain } | { ok: false; code: number } => {
  const loaded = loadBrain(packageRoot);
  if (loaded.ok) return loaded;
  for (const fault of loaded.faults) process.stderr.write(`${faultLine(fault)}\n`);
  return { ok: false, code: 2 };
};
