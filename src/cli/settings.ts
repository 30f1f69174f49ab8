import { config as readEnvFile } from 'dotenv';
import { type Config, readConfig } from '../config.js';

/** Settings from the environment and .env, or the exit code after every fault was printed. */
export const readSettings = (): { ok: true; config: Config } | { ok: false; code: number } => {
  readEnvFile({ quiet: true });
  const read = readConfig(process.env);
  if (read.ok) return read;
  for (const { setting, problem } of read.faults) process.stderr.write(`${setting}: ${problem}\n`);
  process.stderr.write('See .env.example for every setting.\n');
  return { ok: false, code: 2 };
};
