import { readFileSync } from 'node:fs';

/** Something the caller got wrong, in one line for them. */
export type Refused = { ok: false; problem: string };

/** All of standard input as text. */
export const readInput = async (): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** The lines of a file of JSON objects, each with the line it stands on; blank lines are passed over. */
export const readJsonLines = (
  path: string,
): { ok: true; rows: { line: number; value: unknown }[] } | Refused => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { ok: false, problem: `cannot read ${path}` };
  }
  const rows: { line: number; value: unknown }[] = [];
  for (const [at, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    try {
      rows.push({ line: at + 1, value: JSON.parse(content) });
    } catch {
      return { ok: false, problem: `${path}:${at + 1} is not JSON` };
    }
  }
  return { ok: true, rows };
};

/** Says what is wrong with a call, on standard error; the exit code that goes with it. */
export const refuse = (problem: string): 2 => {
  process.stderr.write(`${problem}\n`);
  return 2;
};
