import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/knowledge/root.js';

// A room may use any room of an earlier row and none of a later one; rooms of one row do not use each other.
const ROWS = [
  ['text'],
  ['knowledge'],
  ['entities'],
  ['nlu', 'retrieval', 'triage'],
  ['dialogue'],
  ['answers'],
  ['engine'],
  ['config'],
  ['rendering', 'storage', 'observability'],
  ['discord'],
  ['app'],
  ['playground'],
  ['cli'],
];
/** Which files may import a library; its one door, or few for one reason each. */
const DOORS: Record<string, RegExp> = {
  natural: /^src\/(?:text\/stem|cli\/baselines)/u,
  'fuse.js': /^src\/(?:retrieval\/fuzzy|cli\/baselines)/u,
  zod: /^src\/(?:knowledge\/|config|cli\/|discord\/|storage\/|playground\/frames)/u,
  yaml: /^src\/knowledge\/read-yaml/u,
  'csv-parse': /^src\/knowledge\/read-table/u,
  pino: /^src\/observability\/log/u,
  'prom-client': /^src\/observability\/metrics/u,
  libsql: /^src\/storage\/sqlite/u,
  pg: /^src\/storage\/postgres/u,
  dotenv: /^src\/cli\/settings/u,
  vite: /^src\/playground\/build-page/u,
  ws: /^src\/(?:emulator|playground)\//u,
  'discord.js': /^src\/(?:discord\/|app|cli\/|observability\/|playground\/)/u,
};

type Import = { file: string; target: string };

const source = join(packageRoot, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith('playground/page'))
  .map((file) => join(source, file));

const importsOf = (file: string): Import[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/gu)].map((match) => ({
    file: relative(packageRoot, file),
    target: match[1]!.startsWith('.') ? relative(packageRoot, join(file, '..', match[1]!)) : match[1]!,
  }));

const roomOf = (path: string): string => path.split('/')[1]!.replace(/\.[jt]s$/u, '');
const rowOf = (room: string): number => ROWS.findIndex((row) => row.includes(room));

/** What is wrong with an import between rooms; null where nothing is. */
const trespass = (from: string, to: string): string | null => {
  if (from === to) return null;
  if (from === 'emulator') return `${from} must stand alone, but uses ${to}`;
  if (to === 'emulator')
    return from === 'playground' || from === 'cli' ? null : `${from} must not use the emulator`;
  if (rowOf(from) < 0) return `${from} is no room of the house`;
  return rowOf(to) >= 0 && rowOf(to) < rowOf(from) ? null : `${from} must not use ${to}`;
};

const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

const faultsIn = (imports: readonly Import[]): string[] =>
  imports.flatMap(({ file, target }) => {
    if (target.startsWith('src/')) {
      const wrong = trespass(roomOf(file), roomOf(target));
      return wrong === null ? [] : [`${file}: ${wrong}`];
    }
    const door = DOORS[packageOf(target)];
    const root = target === 'natural' ? [`${file}: natural comes in by submodule only`] : [];
    return door === undefined || door.test(file)
      ? root
      : [...root, `${file}: ${target} has its door elsewhere`];
  });

describe('the house', () => {
  test('every import leads to an earlier room, and every library comes in by its door', () => {
    expect(faultsIn(files.flatMap(importsOf))).toEqual([]);
  });

  test.each([
    ['src/text/tokenise.ts', 'src/engine/answer.js'],
    ['src/nlu/classifier.ts', 'src/retrieval/retrieve.js'],
    ['src/emulator/rest.ts', 'src/text/tokenise.js'],
    ['src/engine/answer.ts', 'src/discord/bot.js'],
    ['src/engine/answer.ts', 'discord.js'],
    ['src/text/stem.ts', 'natural'],
    ['src/discord/bot.ts', 'natural/lib/natural/stemmers/index.js'],
  ])('an import from %s of %s would be reported', (file, target) => {
    expect(faultsIn([{ file, target }])).not.toEqual([]);
  });

  test('only the composers seal a reply, so that none is without its disclaimer', () => {
    const sealing = files
      .filter((file) => /\bseal\b/u.test(readFileSync(file, 'utf8')))
      .map((file) => relative(packageRoot, file));
    expect(sealing.sort()).toEqual(['src/answers/reply.ts', 'src/answers/shelf.ts']);
  });
});
