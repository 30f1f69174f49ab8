import { describe, expect, test } from 'vitest';
import { openPostgres } from '../../src/storage/postgres.js';
import { storeContract } from './contract.js';

/** A database that may be emptied: `.ci/run` starts one on loopback. */
const address = process.env.TEST_DATABASE_URL;

if (address === undefined) {
  console.log('PostgreSQL is not tested here: TEST_DATABASE_URL is not set.');
} else {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await client.end();
  storeContract('postgres', () => openPostgres(address));
}

describe('a PostgreSQL server that is not there', () => {
  test('is named without its password', async () => {
    const opened = openPostgres('postgres://bot:hunter2@127.0.0.1:1/footnote');
    await expect(opened).rejects.toThrow(/PostgreSQL at 127\.0\.0\.1:1\/footnote failed/u);
    await expect(opened).rejects.not.toThrow(/hunter2/u);
  });
});
