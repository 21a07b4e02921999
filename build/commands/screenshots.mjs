import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronExecutable } from '../setup/electron.mjs';
import { setUp } from '../setup.mjs';
import { root } from '../support/paths.mjs';
import { say } from '../support/terminal.mjs';
import { startDesktop } from '../virtual-desktop.mjs';

/** @typedef {import('playwright-core').Page} Page */

const LANGUAGES = /** @type {const} */ (['en', 'zh-CN']);
const THEMES = /** @type {const} */ (['light', 'dark']);
/** The demo stands still at this moment, so the pictures are the same every time. */
const MOMENT = '2026-03-02T14:05:00+08:00';
const PROVIDERS = ['worldfirst', 'smilepayz', 'redemption', 'antom'];

/** @type {Record<string, (page: Page) => Promise<void>>} how each screen is reached */
const SCREENS = {
  overview: (page) => page.getByTestId('nav-overview').click(),
  account: async (page) => {
    await page.getByTestId('nav-overview').click();
    await page.getByTestId('balance-row').first().click();
  },
  alerts: (page) => page.getByTestId('nav-alerts').click(),
  quote: (page) => page.getByTestId('nav-quote').click(),
  connections: (page) => page.getByTestId('nav-connections').click(),
  'choose-provider': async (page) => {
    await page.getByTestId('nav-connections').click();
    await page.getByTestId('add-connection').first().click();
  },
  ...Object.fromEntries(
    PROVIDERS.map((provider) => [
      `form-${provider}`,
      async (/** @type {Page} */ page) => {
        await page.getByTestId('nav-connections').click();
        await page.getByTestId('add-connection').first().click();
        await page.getByTestId(`provider-${provider}`).click();
        const advanced = page.getByTestId('advanced').locator('summary');
        if ((await advanced.count()) > 0) await advanced.click();
      },
    ]),
  ),
  settings: (page) => page.getByTestId('nav-settings').click(),
};

/**
 * Saves a picture of every screen in both languages and themes, from the real app with the demo's
 * data, in test-results/screenshots/. Arguments choose screens by name.
 *
 * @type {import('../run.mjs').Command}
 */
export async function screenshots(args) {
  await setUp({ desktop: true });
  const { _electron } = await import('playwright-core');
  const folder = join(root, 'test-results', 'screenshots');
  await mkdir(folder, { recursive: true });
  const desktop = await startDesktop();
  const profile = await mkdtemp(join(tmpdir(), 'plimsoll-screenshots-'));
  try {
    const app = await _electron.launch({
      executablePath: electronExecutable(),
      args: [`--user-data-dir=${profile}`, '--disable-gpu', root, `--demo-frozen=${MOMENT}`],
      chromiumSandbox: process.getuid?.() !== 0,
      colorScheme: null,
      env: /** @type {Record<string, string>} */ (desktop.env),
    });
    const page = await app.firstWindow();
    await page.getByTestId('balance-row').first().waitFor();
    const chosen = Object.entries(SCREENS).filter(
      ([name]) => args.length === 0 || args.includes(name),
    );
    for (const language of LANGUAGES) {
      for (const theme of THEMES) {
        await choose(page, language, theme);
        for (const [name, reach] of chosen) {
          await reach(page);
          // Where the pointer rests, something may be highlighted.
          await page.mouse.move(0, 0);
          await picture(page, join(folder, `${name}-${language}-${theme}.png`));
          await page.keyboard.press('Escape');
        }
      }
    }
    await app.close();
    say(`The pictures are in ${folder}.`);
    return 0;
  } finally {
    await desktop.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {Page} page
 * @param {(typeof LANGUAGES)[number]} language
 * @param {(typeof THEMES)[number]} theme
 */
async function choose(page, language, theme) {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('language-select').selectOption(language);
  await page.getByTestId('theme-select').selectOption(theme);
  await page.locator(`html[lang="${language}"][data-theme="${theme}"]`).waitFor();
}

/**
 * The whole page, however long: the window shows only a part of a long form.
 *
 * @param {Page} page
 * @param {string} file
 */
async function picture(page, file) {
  const height = await page.evaluate(() => {
    const main = document.querySelector('main');
    const hidden = main === null ? 0 : main.scrollHeight - main.clientHeight;
    return window.innerHeight + hidden;
  });
  const width = await page.evaluate(() => window.innerWidth);
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: file, animations: 'disabled' });
}
