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
