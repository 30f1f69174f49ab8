import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '../../src/cli/feedback.js';
import { openSqlite } from '../../src/storage/sqlite.js';

const folder = mkdtempSync(join(tmpdir(), 'feedback-'));
const file = join(folder, 'footnote.sqlite');

beforeAll(async () => {
  const store = openSqlite(file);
  for (const [answer, topic, kind] of [
    ['night-cramps-why', 'cause-night', 'helpful'],
    ['night-cramps-why', 'cause-night', 'helpful'],
    ['magnesium-foods', 'nutrient-foods', 'outdated'],
    ['magnesium-foods', 'nutrient-foods', 'not-helpful'],
    ['magnesium-foods', 'nutrient-foods', 'helpful'],
  ] as const)
    await store.countFeedback(answer, topic, kind);
  await store.countUnanswered('cause-circulation');
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The command's exit code, and what it printed where. */
const call = async (args: string[], database = file) => {
  const printed = { out: '', err: '' };
  vi.stubEnv('DATABASE_FILE', database);
  vi.stubEnv('DATABASE_URL', '');
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.err += String(text);
    return true;
  });
  return { code: await run(args), ...printed };
};

describe('npm run feedback', () => {
  test('lists the most criticised answers first, and topics that found no answer', async () => {
    const { code, out } = await call([]);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[1]).toMatch(/^magnesium-foods +nutrient-foods +1 +1 +1$/u);
    expect(lines[2]).toMatch(/^night-cramps-why +cause-night +2 +0 +0$/u);
    expect(out).toMatch(/cause-circulation +1/u);
  });

  test('gives the same as one JSON object', async () => {
    const { out } = await call(['--json']);
    expect(JSON.parse(out)).toEqual({
      answers: [
        { answer: 'magnesium-foods', topic: 'nutrient-foods', helpful: 1, 'not-helpful': 1, outdated: 1 },
        { answer: 'night-cramps-why', topic: 'cause-night', helpful: 2, 'not-helpful': 0, outdated: 0 },
      ],
      unanswered: [{ topic: 'cause-circulation', count: 1 }],
    });
  });

  test.each([
    ['an option it does not know', ['--all'], file, '"--all" is not understood'],
    ['a file that is not there', [], join(folder, 'none.sqlite'), 'There is no '],
  ])('refuses %s in one clear line', async (_what, args, database, problem) => {
    const { code, out, err } = await call(args, database);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(problem);
  });

  test('says so where the file is no database', async () => {
    const broken = join(folder, 'broken.sqlite');
    writeFileSync(broken, 'this is no database, and never was one, whatever its name may say');
    const { code, err } = await call([], broken);
    expect(code).toBe(2);
    expect(err).toContain('no SQLite file');
  });
});
