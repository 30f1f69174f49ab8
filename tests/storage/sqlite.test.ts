import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/storage/open.js';
import { openSqlite } from '../../src/storage/sqlite.js';
import { DEFAULT_SETTINGS, StoreError } from '../../src/storage/store.js';
import { storeContract } from './contract.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-'));

storeContract('sqlite', async () => openSqlite(join(folder, 'contract.sqlite')));

test('a damaged file is refused with what to do, and left as it was', () => {
  const file = join(folder, 'damaged.sqlite');
  const bytes = randomBytes(8192);
  writeFileSync(file, bytes);
  expect(() => openSqlite(file)).toThrow(
    /damaged\.sqlite is damaged or no SQLite file\. Nothing was changed/u,
  );
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a folder that does not exist is named', () => {
  expect(() => openSqlite(join(folder, 'nowhere', 'x.sqlite'))).toThrow(StoreError);
});

test('a file of a newer version is refused', async () => {
  const file = join(folder, 'newer.sqlite');
  await openSqlite(file).close();
  const { default: Database } = await import('libsql');
  const database = new Database(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => openSqlite(file)).toThrow(/newer version of Footnote \(99\)/u);
});

test('what was saved is there after the file is opened anew', async () => {
  const file = join(folder, 'again.sqlite');
  const store = openSqlite(file);
  await store.saveSettings('1', { ...DEFAULT_SETTINGS, country: 'US' });
  await store.close();
  const again = openSqlite(file);
  expect((await again.settings('1')).country).toBe('US');
  await again.close();
});

test('one file is refused where other machines run the other shards', async () => {
  await expect(
    openStore({
      DATABASE_FILE: join(folder, 'shards.sqlite'),
      DATABASE_URL: undefined,
      SHARD_IDS: [0],
      SHARD_COUNT: 2,
    }),
  ).rejects.toThrow(/cannot be shared between machines/u);
});
