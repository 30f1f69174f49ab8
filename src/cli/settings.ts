import { config as readEnvFile } from 'dotenv';
import { type Config, readConfig, SETTING_NAMES } from '../config.js';

/** Names in .env that no setting has: most likely misspelt. */
const unknownNames = (): string[] => {
  const { parsed = {} } = readEnvFile({ quiet: true });
  return Object.keys(parsed).filter((name) => !SETTING_NAMES.includes(name));
};

/** Settings from the environment and .env, or the exit code after every fault was printed. */
export const readSettings = (): { ok: true; config: Config } | { ok: false; code: number } => {
  for (const name of unknownNames())
    process.stderr.write(`${name} in .env is no setting and is passed over.\n`);
  const read = readConfig(process.env);
  if (read.ok) return read;
  for (const { setting, problem } of read.faults) process.stderr.write(`${setting}: ${problem}\n`);
  process.stderr.write('See .env.example for every setting.\n');
  return { ok: false, code: 2 };
};
