import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE } from '../../src/playground/build-page.js';
import { chromiumPath, launch } from './chromium.js';
import { openPlayground } from './support.js';

const browserPath = chromiumPath();
if (browserPath === undefined)
  console.warn('No Chromium here (CHROMIUM_PATH names one): the playground is not tested in a browser.');

const WIDE: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' };
const NARROW: BrowserContextOptions = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' };
const DISCLAIMER = /should not replace professional medical advice/u;

describe.skipIf(browserPath === undefined)('the playground in a browser', { timeout: 60_000 }, () => {
  let playground: Awaited<ReturnType<typeof openPlayground>>;
  let browser: Browser;
  /** Everything that any page complained about. */
  const complaints: string[] = [];

  beforeAll(async () => {
    [playground, browser] = await Promise.all([openPlayground(PAGE), launch(browserPath!)]);
  });
  afterAll(async () => {
    await browser.close();
    await playground.stop();
  });

  /** A fresh visit; whatever it asks of anywhere else is a complaint. */
  const visit = async (
    options: BrowserContextOptions = WIDE,
    address = playground.address,
  ): Promise<Page> => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(10_000);
    await context.addInitScript({ content: axe.source });
    const page = await context.newPage();
    page.on('console', (message) => {
      // What a browser itself says of a server that is gone is no fault of the page.
      if (/ERR_CONNECTION_REFUSED/u.test(message.text())) return;
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol !== 'data:' && url.origin !== address) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(address);
    await page.getByRole('main').waitFor();
    return page;
  };
  const leave = (page: Page): Promise<void> => page.context().close();
  const box = (page: Page): Locator => page.locator('#composer');
  const say = async (page: Page, text: string): Promise<void> => {
    await box(page).fill(text);
    await box(page).press('Enter');
  };
  const go = (page: Page, channel: string): Promise<void> =>
    page.getByRole('navigation').getByRole('button', { name: channel }).click();
  const last = (page: Page): Locator => page.getByRole('article').last();
  const answer = async (page: Page, words: string | RegExp): Promise<Locator> => {
    const found = page
      .getByRole('article', { name: /^Footnote/u })
      .filter({ hasText: words })
      .last();
    await found.waitFor();
    return found;
  };

  /** Serious and critical faults of the page as it stands, with where they are. */
  const faults = async (page: Page): Promise<string[]> => {
    const { violations } = await page.evaluate<axe.AxeResults>(
      "axe.run(document, { resultTypes: ['violations'] })",
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
      );
  };

  test('a stranger gets an answer with one press, and sees how it came about', async () => {
    const page = await visit();
    await page.getByRole('button', { name: /leg cramps at night/u }).click();
    const said = await answer(page, DISCLAIMER);
    await said.locator('discord-embed-field[field-title="Sources"]').waitFor();
    const panel = page.getByRole('complementary');
    await panel.getByText('cause night').first().waitFor();
    expect(await panel.textContent()).toMatch(/\d+% sure\. Answers from \d+%.*asks back from\s+\d+%/su);
    expect(await panel.textContent()).toMatch(/ms from typed to answered/u);
    await leave(page);
  });

  test('a nutrient is looked up with the keyboard alone, by autocomplete', async () => {
    const page = await visit();
    const keys = page.keyboard;
    await keys.press('Tab');
    await keys.press('Tab');
    await page.locator('a:focus', { hasText: 'Skip to the message box' }).waitFor();
    await keys.press('Enter');
    await keys.type('/nutr');
    await page.getByRole('option', { name: /\/nutrient/u }).waitFor();
    await keys.press('Enter');
    await keys.type('potas');
    await page.getByRole('option', { name: 'potassium', selected: true }).waitFor();
    await keys.press('Enter');
    await keys.press('Enter');
    const said = await answer(page, 'What does potassium do?');
    expect(await said.textContent()).toMatch(DISCLAIMER);
    await page.locator('#composer:focus').waitFor();
    await leave(page);
  });

  test('the symptom check goes to its end', async () => {
    const page = await visit();
    await go(page, 'Footnote');
    await box(page).fill('/symptom-check ');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('button', { name: 'Begin, about me' }).last().click();
    const menu = page.getByRole('combobox', { name: /^Choose/u }).last();
    const again = page.getByRole('button', { name: 'Start again' }).last();
    const asked = () => last(page).locator('discord-embed').getAttribute('embed-title');
    let questions = 0;
    for (; questions < 12; questions++) {
      await menu.or(again).first().waitFor();
      if (await again.isVisible()) break;
      const title = await asked();
      await menu.press('Enter');
      const options = page
        .getByRole('listbox', { name: /^Choose/u })
        .last()
        .getByRole('option');
      const none = options.filter({ hasText: /none of/iu });
      await ((await none.count()) > 0 ? none : options).first().click();
      const done = page.getByRole('button', { name: 'Done' });
      if (await done.isVisible()) await done.click();
      await expect.poll(asked, { timeout: 10_000 }).not.toBe(title);
    }
    expect(questions).toBeGreaterThan(5);
    expect(await last(page).textContent()).toMatch(DISCLAIMER);
    await leave(page);
  });

  test('a form is filled in, where direct messages are closed', async () => {
    const { emulator } = playground;
    const sam = [...emulator.state.users.values()].find(({ username }) => username === 'Sam')!;
    emulator.closeDms(sam);
    const page = await visit();
    await page.getByRole('radio', { name: /Sam/u }).check();
    await go(page, 'cramp-help');
    await box(page).fill('/symptom-check ');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('button', { name: 'Begin, about me' }).last().click();
    await page.getByRole('button', { name: 'In words' }).last().click();
    const form = page.getByRole('dialog', { name: 'In your own words' });
    await form.getByRole('textbox', { name: /Your answer/u }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.type('none of these');
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('I took that as').waitFor();
    // The focus comes back from the form to where one writes.
    await page.locator('#composer:focus').waitFor();
    emulator.closeDms(sam, false);
    await leave(page);
  });

  test('a red flag brings the urgent card, and nothing else', async () => {
    const page = await visit();
    await go(page, 'general');
    await say(page, '@Footnote my calf is swollen, hot and red');
    const said = await answer(page, /See a doctor today|ambulance/u);
    expect(await said.textContent()).toMatch(DISCLAIMER);
    expect(await said.locator('discord-embed').count()).toBe(0);
    await page.getByRole('complementary').getByText('Red flags').waitFor();
    await leave(page);
  });

  test('a private answer is seen by one person alone, until it is put away', async () => {
    const [robin, sam] = await Promise.all([visit(), visit()]);
    await sam.getByRole('radio', { name: /Sam/u }).check();
    await Promise.all([go(robin, 'health-questions'), go(sam, 'health-questions')]);
    await box(robin).fill('/privacy ');
    await robin.getByRole('button', { name: 'Run' }).click();
    await robin.getByText('Only you can see this').waitFor();
    await say(robin, 'did you see that, Sam?');
    await sam
      .getByRole('article', { name: /^Robin/u })
      .filter({ hasText: 'did you see that' })
      .waitFor();
    expect(await sam.getByText('Only you can see this').count()).toBe(0);
    expect(await sam.getByRole('article', { name: /^Footnote/u }).count()).toBe(0);
    await robin.getByRole('button', { name: 'Dismiss message' }).click();
    await robin.getByText('Only you can see this').waitFor({ state: 'detached' });
    await Promise.all([leave(robin), leave(sam)]);
  });

  test('a message of one’s own is changed and deleted by its menu, with keys', async () => {
    const page = await visit();
    await go(page, 'general');
    await say(page, 'helo there');
    const mine = page.getByRole('article', { name: /^Robin/u }).filter({ hasText: /helo|hello/u });
    await mine.getByRole('button', { name: 'More' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Edit message' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Change your message' }).fill('hello there');
    await page.keyboard.press('Enter');
    await mine.getByText('(edited)').waitFor();
    expect(await mine.textContent()).toContain('hello there');
    await mine.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete message' }).click();
    await mine.waitFor({ state: 'detached' });
    await leave(page);
  });

  test('what nobody asked is left alone, with a word on how to ask', async () => {
    const page = await visit();
    await go(page, 'general');
    await say(page, 'why do i get leg cramps at night');
    await page.getByRole('button', { name: 'Ask Footnote this' }).click();
    await page.locator('discord-embed[embed-title="Why do I get leg cramps at night?"]').waitFor();
    await leave(page);
  });

  test('a playground that stops is missed, and found again when it is back', async () => {
    const first = await openPlayground(PAGE);
    const page = await visit(WIDE, first.address);
    await page.getByRole('button', { name: /leg cramps at night/u }).waitFor();
    await first.stop();
    await page.getByText('does not answer').waitFor();
    const second = await openPlayground(PAGE, Number(new URL(first.address).port));
    await page.getByText('does not answer').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /leg cramps at night/u }).click();
    await answer(page, DISCLAIMER);
    await leave(page);
    await second.stop();
  });

  test('whatever a bot may send is drawn', async () => {
    const page = await visit();
    await go(page, 'general');
    const { emulator } = playground;
    const channel = [...emulator.state.channels.values()].find(({ name }) => name === 'general')!;
    const post = async (body: object): Promise<void> => {
      const sent = await fetch(`${emulator.apiUrl}/v10/channels/${channel.id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${emulator.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(await sent.text()).toContain('"id"');
    };
    await post({
      content:
        '# Big\n**bold** *leaning* ~~gone~~ `code` ||hidden|| <t:0:D>\n> quoted\n- first\n<https://example.org> [x](javascript:alert)',
      embeds: [
        {
          title: 'A title',
          author: { name: 'An author' },
          description: '[named](https://example.org)',
          fields: [1, 2, 3].map((at) => ({ name: `Field ${at}`, value: `value ${at}`, inline: true })),
          footer: { text: 'A footer' },
        },
      ],
      components: [
        {
          type: 1,
          components: [1, 2, 3, 4].map((style) => ({
            type: 2,
            style,
            label: `Style ${style}`,
            custom_id: `s${style}`,
          })),
        },
        { type: 1, components: [{ type: 2, style: 5, label: 'A link', url: 'https://example.org' }] },
        { type: 1, components: [{ type: 5, custom_id: 'who', placeholder: 'Pick somebody' }] },
      ],
    });
    await post({
      flags: 1 << 15,
      components: [
        {
          type: 17,
          spoiler: false,
          accent_color: 0x2a7f62,
          components: [
            { type: 10, content: '## In a box' },
            { type: 14, divider: true, spacing: 1 },
            {
              type: 9,
              components: [{ type: 10, content: 'A section' }],
              accessory: { type: 2, style: 1, label: 'Beside it', custom_id: 'beside' },
            },
          ],
        },
      ],
    });
    await fetch(`${emulator.apiUrl}/v10/channels/${channel.id}/typing`, {
      method: 'POST',
      headers: { authorization: `Bot ${emulator.token}` },
    });
    await page.getByText('Footnote is typing').waitFor();
    for (const words of ['Big', 'bold', 'quoted', 'A footer', 'In a box', 'A section'])
      await page.getByText(words, { exact: true }).first().waitFor();
    await page.locator('discord-embed-field[field-title="Field 3"]').waitFor();
    for (const name of ['Style 1', 'Style 4', 'Beside it'])
      await page.getByRole('button', { name }).waitFor();
    await page.getByRole('link', { name: 'A link' }).waitFor();
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Pick somebody' }).press('Enter');
    await page.getByRole('option', { name: 'Sam' }).click();
    await page.getByText('expired', { exact: false }).first().waitFor();
    expect(await faults(page)).toEqual([]);
    await leave(page);
  });

  describe('without serious faults for people who cannot see or point', () => {
    test.each([
      ['wide and dark', WIDE],
      ['wide and light', { ...WIDE, colorScheme: 'light' as const }],
      ['narrow and dark', NARROW],
      ['narrow and light', { ...NARROW, colorScheme: 'light' as const }],
    ])('%s', async (_, options) => {
      const page = await visit(options);
      const narrow = options.viewport?.width === NARROW.viewport?.width;
      if (narrow) await page.getByRole('button', { name: 'Channels and people' }).click();
      await page.getByRole('radio', { name: /Sam/u }).check();
      expect(await faults(page)).toEqual([]);
      if (narrow) await page.keyboard.press('Escape');
      await say(page, 'how much magnesium a day?');
      await answer(page, DISCLAIMER);
      if (narrow) await page.getByRole('button', { name: /Why\?/u }).click();
      expect(await faults(page)).toEqual([]);
      if (narrow) await page.keyboard.press('Escape');
      await box(page).fill('/');
      await page.getByRole('option', { name: /\/nutrient/u }).waitFor();
      expect(await faults(page)).toEqual([]);
      await box(page).fill('/nutrient ');
      await page.keyboard.type('m');
      await page.getByRole('option', { name: 'magnesium' }).waitFor();
      if (!narrow) expect(await faults(page)).toEqual([]);
      await leave(page);
    });
  });

  test('no page complained of anything, nor asked anything of anywhere else', () => {
    expect(complaints).toEqual([]);
  });
});
