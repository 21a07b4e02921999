import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyState, trendsOf } from '../../build/commands/samples.mjs';
import { choose, MOMENT, SCREENS, THEMES } from '../../build/commands/screens.mjs';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';

/** What axe finds that keeps somebody from using a screen, as `rule: element`. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

describe.each(THEMES)('in the %s theme axe finds nothing serious', (theme) => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch([`--demo-frozen=${MOMENT}`]);
    page = await app.window();
    await page.getByTestId('balance-row').first().waitFor();
    await choose(page, 'en', theme);
  });

  afterAll(async () => {
    await session?.stop();
  });

  test.each(Object.entries(SCREENS))('on the screen “%s”', async (_name, reach) => {
    try {
      await reach(page);
      expect(await barriers(page)).toEqual([]);
    } finally {
      await page.keyboard.press('Escape');
    }
  });
});

describe.each(THEMES)('before anything is connected, in the %s theme', (theme) => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
    await page.getByTestId('first-run').waitFor();
    await choose(page, 'en', theme);
    await page.getByTestId('nav-overview').click();
  });

  afterAll(async () => {
    await session?.stop();
  });

  test('axe finds nothing serious', async () => {
    expect(await barriers(page)).toEqual([]);
  });

  test('nor in what every kind of trouble looks like', async () => {
    const snapshot = everyState(Date.now());
    const trends = trendsOf(snapshot);
    await app.electronApp.evaluate(
      ({ BrowserWindow }, given) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.send('plimsoll:trends', given.trends);
        contents?.send('plimsoll:snapshot', given.snapshot);
      },
      { snapshot, trends },
    );
    await page.getByTestId('balance-row').first().waitFor();
    await page.getByTestId('balance-row').first().click();
    expect(await barriers(page)).toEqual([]);
  });
});
