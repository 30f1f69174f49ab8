import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, NEEDS_POSTGRES, runsOnSeveralMachines } from '../config.js';
import { type Store, StoreError } from './store.js';

type StorageConfig = Pick<Config, 'DATABASE_FILE' | 'DATABASE_URL' | 'SHARD_IDS' | 'SHARD_COUNT'>;

/** The store that the settings ask for. Rejects with `StoreError` where it cannot be used. */
export const openStore = async (config: StorageConfig): Promise<Store> => {
  // Each driver is loaded only where it is used: they are large.
  if (config.DATABASE_URL !== undefined)
    return (await import('./postgres.js')).openPostgres(config.DATABASE_URL);
  if (runsOnSeveralMachines(config)) throw new StoreError(NEEDS_POSTGRES);
  return (await import('./sqlite.js')).openSqlite(config.DATABASE_FILE);
};

/** Codes of a server that is not there yet or not any more; a wrong password or name is not among them. */
const PASSING = /^(?:ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|57P0|53)/u;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

const isPassing = (error: unknown): boolean => {
  if (!(error instanceof StoreError)) return false;
  const { code = '', message = '' } = (error.cause ?? {}) as { code?: string; message?: string };
  return PASSING.test(code) || /timeout|terminated/iu.test(message);
};

/** The same for a bot that starts: a PostgreSQL server that is away is waited for, with growing pauses. */
export const openStorePatiently = async (
  config: StorageConfig,
  signal: AbortSignal,
  onWait: (problem: string, pauseMs: number) => void,
): Promise<Store> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await openStore(config);
    } catch (error) {
      if (!isPassing(error) || signal.aborted) throw error;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
      onWait((error as StoreError).problem, pauseMs);
      await sleep(pauseMs, undefined, { signal });
    }
  }
};
