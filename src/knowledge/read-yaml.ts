import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.js';

/** A value read from a file, or everything that is wrong with it. */
export type Read<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

type Path = readonly PropertyKey[];

const fieldName = (path: Path): string =>
  path.reduce<string>(
    (name, part) =>
      typeof part === 'number' ? `${name}[${part}]` : name === '' ? String(part) : `${name}.${String(part)}`,
    '',
  );

/** The nearest thing in the document to where the path leads: a missing field is reported at its parent. */
const nodeAt = (root: Node | null, path: Path): Node | null => {
  let node = root;
  for (const part of path) {
    const next: unknown = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === part)?.value
      : isSeq(node) && typeof part === 'number'
        ? node.items[part]
        : undefined;
    if (!isNode(next)) break;
    node = next;
  }
  return node;
};

/** Which entry a path lies in: the `id` nearest to the root, else the first key. */
const entryOf = (root: Node | null, path: Path): { entry: string; rest: Path } => {
  for (let depth = 0; depth <= path.length; depth++) {
    const node = nodeAt(root, path.slice(0, depth));
    const id = isMap(node) ? node.get('id') : undefined;
    if (typeof id === 'string' || typeof id === 'number')
      return { entry: String(id), rest: path.slice(depth) };
  }
  return { entry: path.length > 1 ? String(path[0]) : '', rest: path.length > 1 ? path.slice(1) : path };
};

/** Reads one YAML text through a schema. Dates stay text; every fault is listed with its line. */
export const readYaml = <S extends z.ZodType>(file: string, text: string, schema: S): Read<z.output<S>> => {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  if (document.errors.length > 0) {
    return {
      ok: false,
      faults: document.errors.map((error) => ({
        file,
        line: lineCounter.linePos(error.pos[0]).line,
        entry: '',
        field: '',
        problem: error.message.split('\n')[0] ?? 'is not YAML',
      })),
    };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.map((issue) => {
      const node = nodeAt(document.contents, issue.path);
      const { entry, rest } = entryOf(document.contents, issue.path);
      const line = node?.range ? lineCounter.linePos(node.range[0]).line : undefined;
      return {
        file,
        ...(line === undefined ? {} : { line }),
        entry,
        field: fieldName(rest),
        problem: issue.message,
      };
    }),
  };
};
