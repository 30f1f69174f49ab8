import { openStore } from '../../dist/storage/open.js';
import { DEFAULT_SETTINGS } from '../../dist/storage/store.js';

// A process to be killed: saves settings one after the other and says each number once it was acknowledged.

const [file = '', database = ''] = process.argv.slice(2);
const store = await openStore({
  DATABASE_FILE: file,
  DATABASE_URL: database === '' ? undefined : database,
  SHARD_IDS: undefined,
  SHARD_COUNT: undefined,
});
for (let at = 0; ; at++) {
  try {
    await store.saveSettings(`server-${at}`, { ...DEFAULT_SETTINGS, channels: [String(at)] });
  } catch (error) {
    process.stdout.write(`${error.message}\n`);
    process.exit(3);
  }
  process.stdout.write(`${at}\n`);
}
