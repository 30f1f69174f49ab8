import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (folder: string): string => {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'intents'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('Footnote is not complete: no folder above holds package.json and intents/.');
  return findRoot(parent);
};

/** The folder that holds package.json, data/ and intents/, wherever the process was started. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The version in package.json. */
export const packageVersion: string = JSON.parse(
  readFileSync(join(packageRoot, 'package.json'), 'utf8'),
).version;
