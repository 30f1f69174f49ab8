import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePage } from '../src/playground/build-page.js';

/** Builds, trains and makes the page where that is due, once for all tests: some start the product as a process of its own. */
export default async (): Promise<void> => {
  const run = join(import.meta.dirname, '..', 'src', 'run.js');
  const { status, stderr } = spawnSync(process.execPath, [run, 'train'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the product does not build: ${stderr}`);
  if (!(await ensurePage())) throw new Error('the page of the playground cannot be built');
};
