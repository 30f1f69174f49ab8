// Runs one command from the compiled sources, compiling first when a source is newer than the last build.
// Plain JavaScript, so that `npm install && npm start` needs no build step of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import nodeModule, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const source = dirname(fileURLToPath(import.meta.url));
const root = dirname(source);
const stamp = join(root, 'dist', '.tsbuildinfo');

const newest = (folder) =>
  Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'page' ? 0 : newest(path);
      return entry.name.endsWith('.ts') ? statSync(path).mtimeMs : 0;
    }),
  );

const compilerPath = () => {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  } catch {
    process.stderr.write('The sources are newer than the last build: run "npm ci && npm run build" first.\n');
    process.exit(2);
  }
};

if (!existsSync(stamp) || newest(source) > statSync(stamp).mtimeMs) {
  if (process.argv[2] === 'start')
    process.stderr.write('Building; a first start takes about half a minute …\n');
  // Types are checked by `npm run build` and `npm run typecheck`; here only the JavaScript is wanted, at once.
  const built = spawnSync(
    process.execPath,
    [compilerPath(), '-p', join(root, 'tsconfig.json'), '--noCheck'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (built.status !== 0) {
    process.stderr.write(built.stdout);
    process.exit(built.status ?? 1);
  }
}

// Keeps compiled code between starts, where this Node can (22.1 and newer).
nodeModule.enableCompileCache?.();
await import(pathToFileURL(join(root, 'dist', 'cli', 'main.js')).href);
