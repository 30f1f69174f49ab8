import type { Fault } from '../fault.js';
import { FILES, type Knowledge } from '../files.js';

type Use = { file: string; entry: string; field: string; source: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every source id below a value, wherever a field is called `sources`. */
const usesIn = (value: unknown, file: string, entry: string, field: string): Use[] => {
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => usesIn(item, file, entry, `${field}[${at}]`));
  }
  if (!isRecord(value)) return [];
  const name = typeof value.id === 'string' ? value.id : entry;
  const start = name === entry ? field : '';
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = start === '' ? key : `${start}.${key}`;
    if (key !== 'sources' || !Array.isArray(inner)) return usesIn(inner, file, name, path);
    return inner.flatMap((source, at) =>
      typeof source === 'string' ? [{ file, entry: name, field: `${path}[${at}]`, source }] : [],
    );
  });
};

const usesOf = (knowledge: Knowledge): Use[] =>
  Object.entries(FILES).flatMap(([name, kind]) => {
    if (name === 'sources') return [];
    const loaded = knowledge[name as keyof Knowledge] as unknown;
    if (kind.shape !== 'each') return usesIn(loaded, kind.path, '', '');
    return (loaded as { file: string; value: unknown }[]).flatMap(({ file, value }) =>
      usesIn(value, file, '', ''),
    );
  });

/** Source ids that lead nowhere, sources listed twice, and sources that nothing rests on. */
export const checkSources = (knowledge: Knowledge): Fault[] => {
  const file = FILES.sources.path;
  const known = new Set<string>();
  const faults: Fault[] = [];
  for (const { id } of knowledge.sources) {
    if (known.has(id)) faults.push({ file, entry: id, field: 'id', problem: 'stands here twice' });
    known.add(id);
  }
  const used = new Set<string>();
  for (const use of usesOf(knowledge)) {
    used.add(use.source);
    if (!known.has(use.source)) {
      faults.push({
        file: use.file,
        entry: use.entry,
        field: use.field,
        problem: `no source is called "${use.source}"`,
      });
    }
  }
  for (const id of known) {
    if (!used.has(id)) faults.push({ file, entry: id, field: 'id', problem: 'nothing rests on this source' });
  }
  return faults;
};
