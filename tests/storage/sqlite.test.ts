import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Runs the writer through a shell, so that limits can be set for it alone. Resolves with what it acknowledged. */
const write = (before: string, file: string, killAfterMs?: number): Promise<string[]> =>
  new Promise((resolve) => {
    const writer = join(import.meta.dirname, 'writer.js');
    const child = spawn('sh', ['-c', `${before} exec "$@"`, 'sh', process.execPath, writer, file]);
    let text = '';
    child.stdout.on('data', (part) => {
      if (text === '' && killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      text += String(part);
    });
    child.once('close', () => resolve(text.split('\n').slice(0, -1)));
  });

test.each([3, 40, 110])(
  'nothing that was acknowledged is lost when the process is killed after %i ms',
  async (ms) => {
    const file = join(folder, `killed-${ms}.sqlite`);
    const acknowledged = await write('', file, ms);
    expect(acknowledged.length).toBeGreaterThan(0);
    const store = openSqlite(file);
    for (const at of acknowledged) expect((await store.settings(`server-${at}`)).channels).toEqual([at]);
    await store.close();
  },
);

test('a full disk is told in words, and nothing that was acknowledged is lost', async () => {
  const file = join(folder, 'full.sqlite');
  const said = await write('ulimit -f 300;', file);
  expect(said.at(-1)).toMatch(/full\.sqlite cannot (?:be written or read: the disk|grow: the disk)/u);
  const store = openSqlite(file);
  for (const at of said.slice(0, -1)) expect((await store.settings(`server-${at}`)).channels).toEqual([at]);
  await store.close();
});

test.skipIf(process.getuid?.() === 0)('a file that may not be written is told in words', async () => {
  const file = join(folder, 'locked.sqlite');
  await openSqlite(file).close();
  chmodSync(file, 0o444);
  expect(() => openSqlite(file)).toThrow(/cannot be written\. Give the bot's user write permission/u);
});
