import type { Fault } from '../fault.js';
import { FILES, type Knowledge } from '../files.js';

type Named = { file: string; id: string; names: readonly string[] };

/** Ids that stand twice in a file, and names that two entries of a file share, so that neither could be meant. */
const doubled = (entries: readonly Named[]): Fault[] => {
  const faults: Fault[] = [];
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  for (const { file, id, names } of entries) {
    if (ids.has(id)) faults.push({ file, entry: id, field: 'id', problem: 'stands here twice' });
    ids.add(id);
    for (const name of new Set(names.map((word) => word.toLowerCase()))) {
      const owner = owners.get(name);
      if (owner !== undefined)
        faults.push({ file, entry: id, field: 'names', problem: `"${name}" names ${owner} too` });
      owners.set(name, id);
    }
  }
  return faults;
};

/** What two entries of one kind are both called. A verdict shares its names with its sisters of the same treatment. */
export const checkNames = (knowledge: Knowledge): Fault[] => {
  const named = (file: string, entries: readonly { id: string; names: readonly string[] }[]): Named[] =>
    entries.map(({ id, names }) => ({ file, id, names }));
  const treatments = new Map<string, string[]>();
  for (const { treatment, names } of knowledge.verdicts) {
    treatments.set(treatment, [...(treatments.get(treatment) ?? []), ...names]);
  }
  return [
    named(FILES.bodyParts.path, knowledge.bodyParts),
    named(FILES.causes.path, knowledge.causes),
    named(FILES.conditions.path, knowledge.conditions),
    named(FILES.lookAlikes.path, knowledge.lookAlikes),
    named(FILES.prevention.path, knowledge.prevention),
    named(FILES.tests.path, knowledge.tests),
    [...treatments].map(([id, names]) => ({ file: FILES.verdicts.path, id, names })),
    knowledge.verdicts.map(({ id }) => ({ file: FILES.verdicts.path, id, names: [] })),
    knowledge.medicines.map(({ id, names, examples, brands, misspellings }) => ({
      file: FILES.medicines.path,
      id,
      names: [...names, ...brands, ...misspellings, ...examples],
    })),
    knowledge.nutrients.map(({ file, value }) => ({
      file,
      id: value.id,
      names: [...value.names, ...value.misspellings, ...value.bloodNames.low, ...value.bloodNames.high],
    })),
  ].flatMap(doubled);
};
