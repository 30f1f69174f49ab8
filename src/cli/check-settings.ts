import { type Config, SETTING_NAMES } from '../config.js';
import { readSettings } from './settings.js';

/** Settings whose values are never shown. */
const SECRETS = new Set(['DISCORD_TOKEN', 'DATABASE_URL']);

/** A setting as it may be shown: secrets only as set or not. */
export const shownSetting = (config: Config, name: string): string => {
  const value = config[name as keyof Config];
  if (value === undefined) return 'not set';
  return SECRETS.has(name) ? 'set' : String(value);
};

/** Verifies the settings without connecting to anything; prints each as it will be used. */
export const checkSettings = (): number => {
  const read = readSettings();
  if (!read.ok) return read.code;
  for (const name of SETTING_NAMES)
    process.stdout.write(`${name.padEnd(21)}${shownSetting(read.config, name)}\n`);
  process.stdout.write(
    read.config.DISCORD_TOKEN === undefined
      ? 'The settings are fine. Without DISCORD_TOKEN, npm start does not connect to Discord.\n'
      : 'The settings are fine. `npm run doctor` also tries them out.\n',
  );
  return 0;
};
