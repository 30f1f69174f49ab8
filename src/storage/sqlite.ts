import Database from 'libsql';
import { CLAIM_KEPT_MS, MIGRATIONS } from './migrations.js';
import { readSettings, writeSettings } from './settings-row.js';
import { type FeedbackCount, type Store, StoreError } from './store.js';

type Row = Record<string, unknown>;

const problemOf = (file: string, error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? error.message : String(error);
  if (/NOTADB|CORRUPT|not a database|malformed/iu.test(`${code} ${text}`)) {
    return `${file} is damaged or no SQLite file. Nothing was changed in it: restore a copy, or move it away to start anew.`;
  }
  if (/READONLY|readonly/iu.test(`${code} ${text}`))
    return `${file} cannot be written. Give the bot's user write permission on it and its folder.`;
  if (/IOERR|I\/O error/iu.test(`${code} ${text}`))
    return `${file} cannot be written or read: the disk reports an error. What was saved before is kept.`;
  if (/FULL|disk is full/iu.test(`${code} ${text}`)) return `${file} cannot grow: the disk is full.`;
  if (/CANTOPEN|unable to open/iu.test(`${code} ${text}`))
    return `${file} cannot be opened. Check that its folder exists and can be written.`;
  if (/BUSY|locked/iu.test(`${code} ${text}`)) return `${file} is in use by another program.`;
  return `${file} failed: ${text}`;
};

const open = (file: string): Database.Database => {
  const database = new Database(file);
  // A write that was acknowledged must outlive a power cut.
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  // Waiting holds up every answer, for the driver is synchronous.
  database.exec('PRAGMA busy_timeout = 1000');
  return database;
};

const migrate = (database: Database.Database, file: string): void => {
  const row = database.prepare('PRAGMA user_version').get() as Row;
  const version = Number(row.user_version);
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      `${file} was written by a newer version of Footnote (${version}). Update the bot; nothing was changed.`,
    );
  }
  for (let next = version; next < MIGRATIONS.length; next++) {
    database.exec(`BEGIN IMMEDIATE; ${MIGRATIONS[next]} PRAGMA user_version = ${next + 1}; COMMIT;`);
  }
};

/** The store in one file, made on first start. Throws `StoreError` where the file cannot be used; it is left as it was. */
export const openSqlite = (file: string): Store => {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw error instanceof StoreError ? error : new StoreError(problemOf(file, error), { cause: error });
    }
  };
  const database = attempt(() => {
    const opened = open(file);
    migrate(opened, file);
    // A file that may only be read opens without complaint; better to say so now than when a setting is saved.
    opened.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    return opened;
  });
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  const one = async (sql: string, ...values: unknown[]): Promise<Row | undefined> =>
    attempt(() => prepared(sql).get(...values) as Row | undefined);
  const all = async (sql: string, ...values: unknown[]): Promise<Row[]> =>
    attempt(() => prepared(sql).all(...values) as Row[]);
  const run = async (sql: string, ...values: unknown[]): Promise<number> =>
    attempt(() => prepared(sql).run(...values).changes);
  let claims = 0;

  return {
    settings: async (server) => {
      const row = await one('SELECT settings FROM server_settings WHERE server = ?', server);
      return readSettings(row === undefined ? undefined : String(row.settings));
    },
    saveSettings: async (server, settings) => {
      await run(
        'INSERT INTO server_settings VALUES (?, ?) ON CONFLICT (server) DO UPDATE SET settings = excluded.settings',
        server,
        writeSettings(settings),
      );
    },
    resetSettings: async (server) => (await run('DELETE FROM server_settings WHERE server = ?', server)) > 0,
    countFeedback: async (answer, topic, kind) => {
      await run(
        'INSERT INTO feedback VALUES (?, ?, ?, 1) ON CONFLICT (answer, topic, kind) DO UPDATE SET count = count + 1',
        answer,
        topic,
        kind,
      );
    },
    feedback: async () => {
      const rows = await all(
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
        'INSERT INTO unanswered VALUES (?, 1) ON CONFLICT (topic) DO UPDATE SET count = count + 1',
        topic,
      );
    },
    unanswered: async () => {
      const rows = await all('SELECT topic, count FROM unanswered ORDER BY count DESC, topic');
      return rows.map((row) => ({ topic: String(row.topic), count: Number(row.count) }));
    },
    isOptedOut: async (person) =>
      (await one('SELECT 1 AS yes FROM opted_out WHERE person = ?', person)) !== undefined,
    setOptedOut: async (person, optedOut) => {
      if (optedOut) await run('INSERT INTO opted_out VALUES (?) ON CONFLICT (person) DO NOTHING', person);
      else await run('DELETE FROM opted_out WHERE person = ?', person);
    },
    forget: async (person, at) => {
      const removed = await run('DELETE FROM opted_out WHERE person = ?', person);
      await run(
        'INSERT INTO deletions VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET deleted_at = excluded.deleted_at',
        person,
        at,
      );
      return { optOut: removed > 0 };
    },
    claim: async (event, at) => {
      if (claims++ % 1000 === 0) await run('DELETE FROM claims WHERE claimed_at < ?', at - CLAIM_KEPT_MS);
      return (await run('INSERT INTO claims VALUES (?, ?) ON CONFLICT (event) DO NOTHING', event, at)) === 1;
    },
    bookIdentify: async (key, at, spacing) => {
      const row = await one(
        'INSERT INTO identifies VALUES (?, ?) ON CONFLICT (slot) DO UPDATE SET booked_until = max(booked_until + ?, excluded.booked_until) RETURNING booked_until',
        key,
        at,
        spacing,
      );
      return Number(row!.booked_until);
    },
    ping: async () => {
      await one('SELECT 1 AS yes');
    },
    close: async () => {
      attempt(() => database.close());
    },
  };
};
