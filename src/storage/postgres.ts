import pg from 'pg';
import { CLAIM_KEPT_MS, MIGRATIONS } from './migrations.js';
import { readSettings, writeSettings } from './settings-row.js';
import { type FeedbackCount, type Store, StoreError } from './store.js';

type Row = Record<string, unknown>;

/** Any number: it names the lock that keeps two instances from migrating at once. */
const MIGRATION_LOCK = 7_266_388;

/** The address without its password, for messages. */
const placeOf = (address: string): string => {
  try {
    const url = new URL(address);
    return `${url.hostname}${url.port === '' ? '' : `:${url.port}`}${url.pathname}`;
  } catch {
    return 'the address in DATABASE_URL';
  }
};

const migrate = async (pool: pg.Pool, place: string): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query('CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY)');
    const { rows } = await client.query<Row>('SELECT coalesce(max(version), 0) AS version FROM migrations');
    const version = Number(rows[0]!.version);
    if (version > MIGRATIONS.length) {
      throw new StoreError(
        `The database at ${place} was written by a newer version of Footnote (${version}). Update the bot; nothing was changed.`,
      );
    }
    for (let next = version; next < MIGRATIONS.length; next++) {
      await client.query(`BEGIN; ${MIGRATIONS[next]} INSERT INTO migrations VALUES (${next + 1}); COMMIT;`);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {});
    client.release();
  }
};

/** The store on a PostgreSQL server, for several machines. Rejects with `StoreError` where it cannot be reached. */
export const openPostgres = async (address: string): Promise<Store> => {
  const place = placeOf(address);
  const pool = new pg.Pool({
    connectionString: address,
    max: 10,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StoreError) throw error;
      const text =
        error instanceof Error
          ? error.message || String((error as { code?: unknown }).code ?? error.name)
          : String(error);
      throw new StoreError(`PostgreSQL at ${place} failed: ${text}`, { cause: error });
    }
  };
  await attempt(() => migrate(pool, place)).catch(async (error) => {
    await pool.end();
    throw error;
  });
  const query = (sql: string, ...values: unknown[]): Promise<pg.QueryResult<Row>> =>
    attempt(() => pool.query<Row>(sql, values));
  const one = async (sql: string, ...values: unknown[]): Promise<Row | undefined> =>
    (await query(sql, ...values)).rows[0];
  const run = async (sql: string, ...values: unknown[]): Promise<number> =>
    (await query(sql, ...values)).rowCount ?? 0;
  let claims = 0;

  return {
    settings: async (server) => {
      const row = await one('SELECT settings FROM server_settings WHERE server = $1', server);
      return readSettings(row === undefined ? undefined : String(row.settings));
    },
    saveSettings: async (server, settings) => {
      await run(
        'INSERT INTO server_settings VALUES ($1, $2) ON CONFLICT (server) DO UPDATE SET settings = excluded.settings',
        server,
        writeSettings(settings),
      );
    },
    resetSettings: async (server) => (await run('DELETE FROM server_settings WHERE server = $1', server)) > 0,
    countFeedback: async (answer, topic, kind) => {
      await run(
        'INSERT INTO feedback AS f VALUES ($1, $2, $3, 1) ON CONFLICT (answer, topic, kind) DO UPDATE SET count = f.count + 1',
        answer,
        topic,
        kind,
      );
    },
    feedback: async () => {
      const { rows } = await query(
        "SELECT answer, topic, kind, count FROM feedback ORDER BY (kind = 'helpful'), count DESC, answer, kind",
      );
      return rows.map((row) => ({
        answer: String(row.answer),
        topic: String(row.topic),
        kind: row.kind as FeedbackCount['kind'],
        count: Number(row.count),
      }));
    },
    countUnanswered: async (topic) => {
      await run(
        'INSERT INTO unanswered AS u VALUES ($1, 1) ON CONFLICT (topic) DO UPDATE SET count = u.count + 1',
        topic,
      );
    },
    unanswered: async () => {
      const { rows } = await query('SELECT topic, count FROM unanswered ORDER BY count DESC, topic');
      return rows.map((row) => ({ topic: String(row.topic), count: Number(row.count) }));
    },
    isOptedOut: async (person) =>
      (await one('SELECT 1 AS yes FROM opted_out WHERE person = $1', person)) !== undefined,
    setOptedOut: async (person, optedOut) => {
      if (optedOut) await run('INSERT INTO opted_out VALUES ($1) ON CONFLICT (person) DO NOTHING', person);
      else await run('DELETE FROM opted_out WHERE person = $1', person);
    },
    forget: async (person, at) => {
      const removed = await run('DELETE FROM opted_out WHERE person = $1', person);
      await run(
        'INSERT INTO deletions VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET deleted_at = excluded.deleted_at',
        person,
        at,
      );
      return { optOut: removed > 0 };
    },
    claim: async (event, at) => {
      if (claims++ % 1000 === 0) await run('DELETE FROM claims WHERE claimed_at < $1', at - CLAIM_KEPT_MS);
      return (
        (await run('INSERT INTO claims VALUES ($1, $2) ON CONFLICT (event) DO NOTHING', event, at)) === 1
      );
    },
    bookIdentify: async (key, at, spacing) => {
      const row = await one(
        'INSERT INTO identifies AS i VALUES ($1, $2) ON CONFLICT (slot) DO UPDATE SET booked_until = greatest(i.booked_until + $3, excluded.booked_until) RETURNING booked_until',
        key,
        at,
        spacing,
      );
      return Number(row!.booked_until);
    },
    ping: async () => {
      await query('SELECT 1');
    },
    close: async () => {
      await pool.end();
    },
  };
};
