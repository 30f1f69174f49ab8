import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/knowledge/root.js';

/** `npm start` without a token, in a folder of its own. */
const start = (cwd: string, port: string) => {
  const child = spawn(process.execPath, [join(packageRoot, 'src', 'run.js'), 'start'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', PORT: port },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, said: () => said, ended };
};

test('without a token the playground says where it is, serves its page, and leaves nothing behind', {
  timeout: 90_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  const first = start(folder, '0');
  const address = () => /http:\/\/localhost:\d+/u.exec(first.said())?.[0];
  await expect.poll(address, { timeout: 60_000 }).toBeDefined();
  const page = await fetch(address()!);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/u);
  expect(await page.text()).toContain('<play-app>');

  const port = new URL(address()!).port;
  const second = start(folder, port);
  expect(await second.ended).toBe(2);
  expect(second.said()).toMatch(new RegExp(`^PORT: ${port} is in use.*PORT=\\d+`, 'mu'));

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
