import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/knowledge/root.js';

type Locked = {
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  resolved?: string;
  integrity?: string;
  license?: string;
};
type Manifest = {
  license?: string | { type?: string };
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
};

const read = <T>(file: string): T => JSON.parse(readFileSync(join(packageRoot, file), 'utf8')) as T;
const lock = read<{ packages: Record<string, Locked> }>('package-lock.json').packages;
const manifest = read<Manifest>('package.json');
const packages = Object.entries(lock).filter(([path]) => path !== '');
const shipped = packages.filter(([, { dev }]) => !dev);

/** Licences under which a part may be shipped with an MIT program, and those of tools that are not shipped. */
const PERMISSIVE =
  /^\(?(?:MIT|MIT-0|ISC|Apache-2\.0|Apache License|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0)(?: (?:OR|AND) [\w.\- ]+)?\)?$/u;
/** Weak copyleft: a file's own source stays open, which it is; nothing of ours is touched. */
const FILE_COPYLEFT = /^MPL-2\.0$/u;

const licenceOf = (path: string): string | undefined => {
  const { license } = lock[path]!;
  if (license !== undefined) return license;
  const file = join(packageRoot, path, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license: own } = read<Manifest>(join(path, 'package.json'));
  if (own !== undefined) return typeof own === 'string' ? own : own.type;
  // Older packages name no licence but bring its text.
  const text = join(packageRoot, path, 'LICENSE.txt');
  const isMit =
    existsSync(text) && readFileSync(text, 'utf8').includes('Permission is hereby granted, free of charge');
  return isMit ? 'MIT' : undefined;
};

describe('what we depend on', () => {
  test('no dependency that ships needs a script when it is installed, and none may run one', () => {
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
    expect(readFileSync(join(packageRoot, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/mu);
  });

  test('all of it is under licences that go with ours', () => {
    const others = packages.filter(([path]) => {
      const licence = licenceOf(path) ?? 'none';
      return !PERMISSIVE.test(licence) && !FILE_COPYLEFT.test(licence);
    });
    expect(others.map(([path]) => `${path}: ${licenceOf(path)}`)).toEqual([]);
  });

  test('each package that ships is pinned by its contents, and no address is written down', () => {
    expect(shipped.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('each direct dependency stands with its reason in the README’s table', () => {
    const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
    const missing = Object.keys(manifest.dependencies ?? {}).filter(
      (name) => !readme.includes(`| \`${name}\``),
    );
    expect(missing).toEqual([]);
  });
});
