import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Body } from './world.js';

/** One request in the journal. `body` is what was sent, `answer` what came back; `at` is in epoch milliseconds. */
export type Journalled = {
  method: string;
  path: string;
  query: string;
  status: number;
  body: Body;
  /** Files that came with it. */
  files: number;
  answer: unknown;
  /** It met a fault that was asked for. */
  fault?: boolean;
  at: number;
};

let emulators = 0;

/**
 * Every request in order. `keep` bounds how many stay in memory; with a `folder` each is also written there as a line
 * of JSON, in one file an emulator.
 */
export const createJournal = ({
  keep = Number.POSITIVE_INFINITY,
  folder = null,
}: {
  keep?: number;
  folder?: string | null;
}) => {
  const entries: Journalled[] = [];
  const file = folder === null ? null : join(folder, `${process.pid}-${emulators++}.jsonl`);
  if (folder !== null) mkdirSync(folder, { recursive: true });
  return {
    entries: entries as readonly Journalled[],
    note: (entry: Journalled): void => {
      entries.push(entry);
      // Twice as many before the older half goes, so that it costs little.
      if (entries.length > keep * 2) entries.splice(0, entries.length - keep);
      if (file !== null) appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
  };
};
export type Journal = ReturnType<typeof createJournal>;
