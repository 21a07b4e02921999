/** @typedef {import('playwright-core').Page} Page */

export const LANGUAGES = /** @type {const} */ (['en', 'zh-CN']);
export const THEMES = /** @type {const} */ (['light', 'dark']);
/** The demo stands still at this moment, so it looks the same every time. */
export const MOMENT = '2026-03-02T14:05:00+08:00';

const PROVIDERS = ['worldfirst', 'smilepayz', 'redemption', 'antom'];

/** @type {Record<string, (page: Page) => Promise<void>>} how each screen of the demo is reached */
export const SCREENS = {
  overview: (page) => page.getByTestId('nav-overview').click(),
  'overview-view-menu': async (page) => {
    await page.getByTestId('nav-overview').click();
    await page.getByTestId('view-menu').click();
  },
  'overview-rates': async (page) => {
    await page.getByTestId('nav-overview').click();
    await page.getByTestId('view-menu').click();
    await page.getByTestId('set-rates').click();
    await page.getByTestId('home-currency').fill('CNY');
  },
  account: async (page) => {
    await page.getByTestId('nav-overview').click();
    await page.getByTestId('balance-row').first().click();
    // Hidden along with the amounts.
    await page.locator('[data-testid="chart"], [data-testid="chart-hidden"]').first().waitFor();
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
        await page.getByTestId('connection-form').waitFor();
        const advanced = page.getByTestId('advanced').locator('summary');
        if ((await advanced.count()) > 0) await advanced.click();
      },
    ]),
  ),
  ...Object.fromEntries(
    ['overview', 'alerts', 'connections'].map((place) => [
      `${place}-hidden`,
      async (/** @type {Page} */ page) => {
        await page.getByTestId(`nav-${place}`).click();
        const shown = page.locator('html[data-hidden="false"]');
        if ((await shown.count()) > 0) await page.getByTestId('hide-everything').click();
        await page.locator('html[data-hidden="true"]').waitFor();
      },
    ]),
  ),
  palette: async (page) => {
    await page.getByTestId('nav-overview').click();
    await page.getByTestId('open-palette').click();
    await page.getByTestId('palette-input').waitFor();
  },
  settings: (page) => page.getByTestId('nav-settings').click(),
  'remove-connection': async (page) => {
    await page.getByTestId('nav-connections').click();
    await page.getByTestId('remove').first().click();
    await page.getByTestId('remove-dialog').waitFor();
  },
  'choose-robot': async (page) => {
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('add-robot').click();
    await page.getByTestId('robot-kind-dingtalk').waitFor();
  },
  'form-robot': async (page) => {
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('add-robot').click();
    await page.getByTestId('robot-kind-dingtalk').click();
    await page.getByTestId('robot-kind-dingtalk').waitFor({ state: 'detached' });
  },
  ...Object.fromEntries(
    [
      ['export', 'open-export'],
      ['month-end', 'open-month-end'],
      ['forget', 'forget-everything'],
    ].map(([name, opener]) => [
      `${name}-dialog`,
      async (/** @type {Page} */ page) => {
        await page.getByTestId('nav-settings').click();
        await page.getByTestId(opener ?? '').click();
        await page.getByTestId(`${name}-dialog`).waitFor();
      },
    ]),
  ),
  diagnostics: (page) => page.getByTestId('nav-diagnostics').click(),
};

/** Those of which accepted pictures are kept: one of each kind, and none that tells of the machine it is on. */
export const ACCEPTED = [
  'overview',
  'overview-hidden',
  'account',
  'alerts',
  'quote',
  'connections',
  'choose-provider',
  'form-worldfirst',
  'palette',
  'settings',
];

/**
 * Takes back what a screen was reached by: closes what lies over the window, and shows amounts again.
 *
 * @param {Page} page
 */
export async function leave(page) {
  await page.keyboard.press('Escape');
  const hidden = page.locator('html[data-hidden="true"]');
  if ((await hidden.count()) > 0) await page.getByTestId('hide-everything').click();
  await page.locator('html[data-hidden="false"]').waitFor();
}

/**
 * A picture of the window as it stands, once it stands still.
 *
 * @param {Page} page
 * @returns {Promise<Buffer>} a PNG file
 */
export async function stillPicture(page) {
  // Where the pointer rests, something may be highlighted.
  await page.mouse.move(0, 0);
  const take = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  let before = await take();
  for (let tries = 0; tries < 20; tries += 1) {
    const now = await take();
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error('the window does not stand still');
}

/** Every language in every theme. */
export const LOOKS = LANGUAGES.flatMap((language) =>
  THEMES.map((theme) => ({ language, theme, look: `${language}-${theme}` })),
);

/**
 * @param {Page} page
 * @param {(look: string) => Promise<void>} take
 */
export async function inEveryLook(page, take) {
  for (const { language, theme, look } of LOOKS) {
    await choose(page, language, theme);
    await take(look);
  }
}

/** The size of the accepted pictures before they are shrunk. */
export const ACCEPTED_SIZE = { width: 1040, height: 720 };

/**
 * Shows every screen of which an accepted picture is kept, in one look.
 *
 * @param {Page} page of the frozen demo
 * @param {(typeof LOOKS)[number]} look
 * @param {(name: string, png: Buffer) => Promise<void>} take
 */
export async function showAccepted(page, { language, theme, look }, take) {
  await page.setViewportSize(ACCEPTED_SIZE);
  await choose(page, language, theme);
  for (const screen of ACCEPTED) {
    await SCREENS[screen]?.(page);
    await take(`${screen}-${look}`, await stillPicture(page));
    await leave(page);
  }
}

/**
 * Chooses a language and a theme in the settings.
 *
 * @param {Page} page
 * @param {(typeof LANGUAGES)[number]} language
 * @param {(typeof THEMES)[number]} theme
 */
export async function choose(page, language, theme) {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('language-select').selectOption(language);
  await page.getByTestId('theme-select').selectOption(theme);
  await page.locator(`html[lang="${language}"][data-theme="${theme}"]`).waitFor();
}
