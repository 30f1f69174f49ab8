// Draws the README's picture of the playground: `npm run screenshot`. CHROMIUM_PATH names another Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const start = spawn(process.execPath, ['src/run.js', 'start'], {
  cwd: root,
  env: { ...process.env, DISCORD_TOKEN: '', PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [words] = await once(start.stdout, 'data');
const address = /http:\S+/u.exec(String(words))?.[0];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
await page.goto(address);
await page.getByRole('radio', { name: /Sam/u }).check();
const say = async (text, title) => {
  await page.locator('#composer').fill(text);
  await page.keyboard.press('Enter');
  await page.locator(`discord-embed[embed-title="${title}"]`).last().waitFor();
  await page.waitForTimeout(100);
};
// The time in the picture is that of a bot at work, not of its first answer.
for (let times = 0; times < 8; times++)
  await say('does magnesium help leg cramps', 'Does magnesium help leg cramps?');
await page.getByRole('button', { name: 'cramp-help' }).click();
await say('Why do I get leg cramps at night?', 'Why do I get leg cramps at night?');
await page.mouse.move(0, 0);
// What came with the answer settles: the panel, and the buttons' transitions.
await page.waitForTimeout(1500);
await page.screenshot({ path: `${root}/.github/playground.png` });

await browser.close();
start.kill('SIGINT');
