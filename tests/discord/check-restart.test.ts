import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.js';
import { NO_LIMITS } from '../../src/emulator/limits.js';
import type { Channel, Message, User } from '../../src/emulator/state.js';
import { packageRoot } from '../../src/knowledge/root.js';
import { textOf } from './support.js';

/** Stands in every answer in words; it must be found nowhere but in the conversation. */
const CANARY = 'zyxcanary7731';
const LONGEST_WAIT_MS = 30_000;

let folder: string;
let emulator: Emulator;
let bot: ChildProcess;
let written = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  emulator = await startEmulator({ limits: NO_LIMITS, identifyEveryMs: 0 });
  await start();
}, 60_000);
afterAll(async () => {
  bot.kill('SIGKILL');
  await emulator.close();
  rmSync(folder, { recursive: true });
});

const until = async <T>(look: () => T | undefined | null | false, what: string): Promise<T> => {
  const since = Date.now();
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() - since > LONGEST_WAIT_MS) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** The bot as an owner starts it, in a process of its own. Everything it writes is kept. */
const start = async (): Promise<void> => {
  const before = emulator.identifies();
  bot = spawn(process.execPath, [join(packageRoot, 'src', 'run.js'), 'start'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: emulator.token,
      DISCORD_API_URL: emulator.apiUrl,
      DATABASE_FILE: join(folder, 'bot.sqlite'),
      LOG_LEVEL: 'trace',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [bot.stdout, bot.stderr]) stream?.on('data', (chunk) => (written += String(chunk)));
  await until(
    () => emulator.identifies() > before && emulator.connected() > 0 && emulator.commandNames().length > 0,
    'the bot',
  );
};

/** Ends the bot as a power cut would, and starts it again. */
const cutPower = async (): Promise<void> => {
  const gone = new Promise((resolve) => bot.once('exit', resolve));
  bot.kill('SIGKILL');
  await gone;
  await until(() => emulator.connected() === 0, 'the end');
  await start();
};

type Step = { tap: string[] } | { press: string } | { say: string };

const check = async (steps: readonly Step[], afterEach: () => Promise<void>): Promise<string> => {
  const person: User = emulator.addUser('somebody');
  const dm: Channel = emulator.dm(person);
  const seen = (): Message[] =>
    emulator.seenBy(person, dm).filter(({ author }) => author === emulator.self.id);
  const print = (): string =>
    JSON.stringify(seen().map(({ content, embeds, components }) => [content, embeds, components]));
  const last = (): Message => seen().findLast(({ components }) => components.length > 0)!;
  emulator.slash(person, dm, 'symptom-check');
  await until(() => seen().length > 0, 'the first card');
  for (const step of steps) {
    await afterEach();
    const before = print();
    if ('say' in step) emulator.say(dm, person, step.say);
    else if ('tap' in step) emulator.choose(person, last(), step.tap);
    else emulator.click(person, last(), step.press);
    await until(() => print() !== before, JSON.stringify(step));
    await emulator.quiet();
  }
  return textOf(last());
};

const STEPS: readonly Step[] = [
  { press: 'Begin, about me' },
  { tap: ['none1'] },
  { say: `none of these, ${CANARY}` },
  { say: `both calves at night ${CANARY}` },
  { say: `${CANARY} pointing my toes in bed` },
  { press: 'Back' },
  { tap: ['point_toes', 'alcohol'] },
  { say: `twice a week ${CANARY}` },
  { say: `pins and needles in both feet, varied diet ${CANARY}` },
  { say: `i take furosemide and metformin ${CANARY}` },
  { say: `58 ${CANARY}` },
  { say: `i drink normally ${CANARY}` },
];

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());

describe('a check in a bot that is killed', () => {
  test('goes on after a SIGKILL between any two steps, and ends as it would have', async () => {
    const unharmed = await check(STEPS, async () => {});
    expect(unharmed).toContain('Your symptom check');
    expect(unharmed).toContain('Medicines: a water tablet; metformin');
    const harmed = await check(STEPS, cutPower);
    expect(harmed).toBe(unharmed);
  }, 180_000);

  test('leaves no word of an answer in its log, its database or any file', async () => {
    expect(written).toContain('"event":"check"');
    expect(written).not.toContain(CANARY);
    const words = ['furosemide', 'metformin', 'pins and needles', 'a50', 'tingle_feet'];
    for (const file of filesBelow(folder)) {
      const bytes = readFileSync(file).toString('latin1');
      for (const word of [CANARY, ...words])
        expect(`${file}: ${bytes.includes(word)}`).toBe(`${file}: false`);
    }
    for (const word of words) expect(written).not.toContain(word);
    const kept = filesBelow(join(packageRoot, 'dist', 'brain'));
    for (const file of kept) expect(`${file}: ${readFileSync(file).includes(CANARY)}`).toBe(`${file}: false`);
  });
});
