import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatValue } from '../../electron/contract/i18n/format.ts';
import { everyState, trendsOf } from '../../build/commands/samples.mjs';
import { choose, MOMENT, SCREENS, THEMES } from '../../build/commands/screens.mjs';
import { createSnapshotChanges } from '../../electron/desktop/snapshot-changes.ts';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';

/** What axe finds that keeps somebody from using a screen, as `rule: element`. */
async function barriers(page: Page): Promise<readonly string[]> {
  // A number that just became another fades in.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
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
    // Amounts that were known from before fade into those of today.
    await page.waitForFunction(
      () => document.querySelector('[data-condition="unread"], [data-refreshing="true"]') === null,
    );
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

/** What only the demo's own data says: labels, numbers and amounts. Its accounts are called like countries. */
async function ownWords(page: Page): Promise<readonly string[]> {
  const snapshot = await page.evaluate(async () => {
    const answer = await window.plimsoll.getState(null);
    if (!answer.ok) throw new Error('no state');
    return answer.value.snapshot;
  });
  return snapshot.connections.flatMap(({ label, accounts, balances }) => [
    label,
    ...accounts.map(({ accountNo }) => accountNo.slice(-4)),
    ...balances.map(({ balance }) => formatValue('en', balance.available)),
  ]);
}

/** All that a screen reader can say of the page. */
async function readable(page: Page): Promise<string> {
  const attributes = ['aria-label', 'aria-valuetext', 'title', 'placeholder'];
  return page.evaluate((names) => {
    const told = [...document.querySelectorAll('body *')].flatMap((element) => [
      ...names.map((name) => element.getAttribute(name) ?? ''),
      element instanceof HTMLInputElement && element.type !== 'password' ? element.value : '',
    ]);
    return [document.body.innerText, ...told].join('\n');
  }, attributes);
}

describe('while amounts, names and numbers are hidden', () => {
  let session: Session;
  let page: Page;
  let own: readonly string[];

  beforeAll(async () => {
    session = await startSession();
    page = await (await session.launch([`--demo-frozen=${MOMENT}`])).window();
    await page.getByTestId('balance-row').first().waitFor();
    own = await ownWords(page);
    const before = await readable(page);
    expect(own.filter((word) => before.includes(word)).length).toBeGreaterThan(10);
    await page.getByTestId('hide-everything').click();
    await page.locator('html[data-hidden="true"]').waitFor();
  });

  afterAll(async () => session?.stop());

  const screens = Object.entries(SCREENS).filter(([name]) => !name.endsWith('-hidden'));
  test.each(screens)('nothing of them can be read out or copied on the screen “%s”', async (_name, reach) => {
    try {
      await reach(page);
      const said = await readable(page);
      expect(own.filter((word) => said.includes(word))).toEqual([]);
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
        contents?.send('plimsoll:snapshot', given.change);
      },
      { change: createSnapshotChanges().of(snapshot), trends },
    );
    await page.getByTestId('balance-row').first().waitFor();
    await page.getByTestId('balance-row').first().click();
    expect(await barriers(page)).toEqual([]);
  });
});
