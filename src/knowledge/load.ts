import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.js';
import { FILES, type Knowledge } from './files.js';
import type { Kind } from './kinds.js';
import { readTable } from './read-table.js';
import { readWordLines } from './read-words.js';
import { type Read, readYaml } from './read-yaml.js';

/** Everything known, or every fault that keeps it from being known. */
export type Loading = { ok: true; knowledge: Knowledge } | { ok: false; faults: Fault[] };

const readKind = (root: string, kind: Kind): Read<unknown> => {
  const full = join(root, kind.path);
  if (!existsSync(full)) {
    return {
      ok: false,
      faults: [{ file: kind.path, entry: '', field: '', problem: 'this file or folder is missing' }],
    };
  }
  if (kind.shape === 'one') return readYaml(kind.path, readFileSync(full, 'utf8'), kind.schema);
  if (kind.shape === 'words') return readWordLines(kind.path, readFileSync(full, 'utf8'));
  if (kind.shape === 'table') return readTable(kind.path, readFileSync(full, 'utf8'), kind.schema);
  const faults: Fault[] = [];
  const values: { name: string; file: string; value: unknown }[] = [];
  for (const name of readdirSync(full)
    .filter((file) => file.endsWith('.yaml'))
    .sort()) {
    const file = `${kind.path}/${name}`;
    const read = readYaml(file, readFileSync(join(full, name), 'utf8'), kind.schema);
    if (read.ok) values.push({ name: name.replace(/\.yaml$/u, ''), file, value: read.value });
    else faults.push(...read.faults);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
};

/** Reads every file of `FILES` below `root`. No file's fault hides another's. */
export const loadKnowledge = (root: string): Loading => {
  const read = Object.entries(FILES).map(([name, kind]) => [name, readKind(root, kind as Kind)] as const);
  const faults = read.flatMap(([, result]) => (result.ok ? [] : result.faults));
  if (faults.length > 0) return { ok: false, faults };
  const values = read.map(([name, result]) => [name, result.ok ? result.value : undefined] as const);
  return { ok: true, knowledge: Object.fromEntries(values) as unknown as Knowledge };
};
