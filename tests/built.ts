import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds and trains where that is due, once for all tests: some start the product as a process of its own. */
export default (): void => {
  const run = join(import.meta.dirname, '..', 'src', 'run.js');
  const { status, stderr } = spawnSync(process.execPath, [run, 'train'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the product does not build: ${stderr}`);
};
