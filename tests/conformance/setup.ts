import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Journalled } from '../../src/emulator/journal.js';
import { createConformance, descriptionFile, hasDescription } from './openapi.js';

const read = (folder: string): Journalled[] =>
  readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Journalled),
  );

/** What the emulator itself refused as malformed, other than by a fault asked for. */
const refusals = ({ status, answer, fault }: Journalled): string[] =>
  status === 400 && !fault && [50006, 50035, 50109].includes((answer as { code: number }).code)
    ? [`was refused: ${JSON.stringify(answer)}`]
    : [];

/** Every request that was sent to an emulator in this run, checked; throws where one is not as Discord describes it. */
const verify = (entries: readonly Journalled[]): void => {
  const check = hasDescription ? createConformance() : () => ({ request: [], answer: [] });
  const faults = entries.flatMap((entry) => {
    const { request, answer } = check(entry);
    const wrong = [...refusals(entry), ...request, ...(entry.fault ? [] : answer)];
    return wrong.map((problem) => `${entry.method} ${entry.path}${entry.query}: ${problem}`);
  });
  const against = hasDescription
    ? descriptionFile
    : 'the emulator alone, for no OpenAPI description stands here';
  process.stdout.write(
    `Conformance: ${entries.length} requests checked against ${against}, ${faults.length} faults.\n`,
  );
  if (faults.length === 0) return;
  process.exitCode = 1;
  throw new Error([...new Set(faults)].slice(0, 50).join('\n'));
};

/** Has every emulator of the run write down the requests it gets, and checks them all at the end. */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-requests-'));
  process.env.EMULATOR_JOURNAL = folder;
  return () => {
    try {
      verify(read(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
};
