import type { Fault } from '../knowledge/fault.js';
import { loadKnowledge } from '../knowledge/load.js';
import { type Brain, buildBrain } from './brain.js';
import { trainClassifier } from './lesson.js';

export type { Brain };

/** The brain made from the knowledge below `root`, or every fault that keeps it from being made. */
export const loadBrain = (root: string): { ok: true; brain: Brain } | { ok: false; faults: Fault[] } => {
  const loaded = loadKnowledge(root);
  if (!loaded.ok) return loaded;
  return { ok: true, brain: buildBrain(loaded.knowledge, trainClassifier(loaded.knowledge)) };
};
