import type { Config } from '../config.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';
import { type Store, StoreError } from './store.js';

type StorageConfig = Pick<Config, 'DATABASE_FILE' | 'DATABASE_URL' | 'SHARD_IDS' | 'SHARD_COUNT'>;

/** Whether this process runs only some of the shards, so that others run elsewhere. */
export const runsOnSeveralMachines = ({
  SHARD_IDS,
  SHARD_COUNT,
}: Pick<Config, 'SHARD_IDS' | 'SHARD_COUNT'>): boolean =>
  SHARD_IDS !== undefined && SHARD_COUNT !== undefined && SHARD_IDS.length < SHARD_COUNT;

/** The store that the settings ask for. Rejects with `StoreError` where it cannot be used. */
export const openStore = async (config: StorageConfig): Promise<Store> => {
  if (config.DATABASE_URL !== undefined) return openPostgres(config.DATABASE_URL);
  if (runsOnSeveralMachines(config)) {
    throw new StoreError(
      'SHARD_IDS leaves shards to other machines, and a SQLite file cannot be shared between machines: settings would differ and questions be answered twice. Set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return openSqlite(config.DATABASE_FILE);
};
