import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { Fault } from './fault.js';
import type { Read } from './read-yaml.js';

/** Reads one CSV text with a header line, row by row through a schema; the first column names the entry. */
export const readTable = <S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): Read<z.output<S>[]> => {
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(text, {
      columns: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      comment: '#',
      comment_no_infix: true,
    });
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'is not a table';
    return { ok: false, faults: [{ file, entry: '', field: '', problem }] };
  }
  const faults: Fault[] = [];
  const values: z.output<S>[] = [];
  for (const { record, info } of rows) {
    const parsed = schema.safeParse(record);
    if (parsed.success) values.push(parsed.data);
    else {
      const entry = Object.values(record)[0] ?? '';
      for (const issue of parsed.error.issues) {
        faults.push({ file, line: info.lines, entry, field: issue.path.join('.'), problem: issue.message });
      }
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
};
