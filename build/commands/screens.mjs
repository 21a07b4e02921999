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
  settings: (page) => page.getByTestId('nav-settings').click(),
  diagnostics: (page) => page.getByTestId('nav-diagnostics').click(),
};

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
