import { type Config, NEEDS_POSTGRES, runsOnSeveralMachines } from '../config.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';
import { type Store, StoreError } from './store.js';

type StorageConfig = Pick<Config, 'DATABASE_FILE' | 'DATABASE_URL' | 'SHARD_IDS' | 'SHARD_COUNT'>;

/** The store that the settings ask for. Rejects with `StoreError` where it cannot be used. */
export const openStore = async (config: StorageConfig): Promise<Store> => {
  if (config.DATABASE_URL !== undefined) return openPostgres(config.DATABASE_URL);
  if (runsOnSeveralMachines(config)) throw new StoreError(NEEDS_POSTGRES);
  return openSqlite(config.DATABASE_FILE);
};
