import { faultLine } from '../../src/knowledge/fault.js';
import type { Knowledge } from '../../src/knowledge/files.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { packageRoot } from '../../src/knowledge/root.js';

const loading = loadKnowledge(packageRoot);
if (!loading.ok) throw new Error(loading.faults.map(faultLine).join('\n'));

/** The knowledge as it stands in data/ and intents/. */
export const known: Knowledge = loading.knowledge;

export const nutrient = (id: string): Knowledge['nutrients'][number]['value'] => {
  const found = known.nutrients.find(({ value }) => value.id === id);
  if (found === undefined) throw new Error(`no nutrient ${id}`);
  return found.value;
};
