import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../knowledge/root.js';

/** Where the built page lies. */
export const PAGE = join(packageRoot, 'dist', 'playground', 'page');
const SOURCES = join(packageRoot, 'src', 'playground', 'page');

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    }),
  );

const isFresh = (): boolean => {
  const built = join(PAGE, 'index.html');
  if (!existsSync(built)) return false;
  return !existsSync(SOURCES) || newest(SOURCES) <= statSync(built).mtimeMs;
};

/**
 * Builds the page where it is missing or older than its sources. False where there is neither a page nor the means to
 * build one, as in an install without development packages.
 */
export const ensurePage = async (): Promise<boolean> => {
  if (isFresh()) return true;
  const before = process.env.NODE_ENV;
  try {
    const { build } = await import('vite');
    // Whoever builds it, a test run too, gets the same page.
    process.env.NODE_ENV = 'production';
    await build({ root: SOURCES, configFile: join(SOURCES, 'vite.config.ts'), logLevel: 'error' });
    return true;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    if (!missing) throw error;
    return existsSync(join(PAGE, 'index.html'));
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
};
