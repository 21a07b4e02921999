import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { PATHS } from '../../electron/demo/simulator/protocol.ts';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';
import { openAdvanced, pasteSecret } from './support/steps.ts';

const SECRET = 'canary-compare-secret-91d2';
const EMPTY = '21220030202403071030';
const FULL = '21220030202403071031';

describe('the choice of a scale, compared with the portal', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
  });

  afterAll(async () => session?.stop());

  const asked = async (): Promise<number> =>
    (await session.simulator.requests()).filter(({ path }) => path === PATHS.smilepayzBalance)
      .length;

  test('needs the rest of the form, and sends nothing before', async () => {
    await page.getByTestId('add-connection').first().click();
    await page.getByTestId('provider-smilepayz').click();
    await page.getByTestId('field-environmentId').selectOption('simulator');
    await page.getByTestId('field-label').fill('Peru');
    await openAdvanced(page);
    await page.getByTestId('field-baseUrl').fill(session.ready.baseUrl);
    await pasteSecret(app, 'merchantSecret', SECRET);
    await page.getByTestId('generate-privateKey').click();
    await page.getByTestId('secret-summary-privateKey').waitFor();
    await page.getByTestId('add-pay-in-accounts').click();
    await page.getByTestId('field-accounts-no-0').fill(EMPTY);
    await page.getByTestId('add-pay-out-accounts').click();
    await page.getByTestId('field-accounts-no-1').fill(FULL);
    await page.getByTestId('compare-scale').click();
    await page.getByTestId('error-partnerId').waitFor();
    expect(await page.getByTestId('error-scale').count()).toBe(0);
    expect(await asked()).toBe(0);
  });

  test('reads one answer both ways, past an account that shows nothing', async () => {
    await page.getByTestId('field-partnerId').fill('20001');
    const base64 = await page.getByTestId('public-key-privateKey').inputValue();
    const der = Buffer.from(base64, 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const account = { name: 'Peru', currency: 'PEN', decimals: 2 } as const;
    await session.simulator.register({
      merchant: {
        provider: 'smilepayz',
        partnerId: '20001',
        merchantSecret: SECRET,
        publicKeyPem: key.export({ format: 'pem', type: 'spki' }).toString(),
        scale: 'minor',
        accounts: [
          { ...account, accountNo: EMPTY, amount: '0', available: '0' },
          { ...account, accountNo: FULL, amount: '250000', available: '250000' },
        ],
      },
    });
    await page.getByTestId('compare-scale').click();
    await page.getByTestId('compare-cards').waitFor();
    const text = (value: string) => page.getByTestId(`compare-scale-${value}`).textContent();
    expect(await text('major')).toContain('PEN 250,000.00****1031');
    expect(await text('minor')).toContain('PEN 2,500.00****1031');
    expect(await asked()).toBe(2);
    await page.getByTestId('compare-cards').scrollIntoViewIfNeeded();
    await app.screenshot('compare-choice');
  });

  test('is made by clicking the card that matches, and saved so', async () => {
    await page.getByTestId('compare-scale-minor').click();
    expect(await page.getByTestId('field-scale-minor').isChecked()).toBe(true);
    await page.getByTestId('save').click();
    await session.tray.waitForMenu((text) => text.includes('Peru · Pay-out  PEN 2,500.00'));
  });

  test('in Chinese, of a saved connection', async () => {
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('language-select').selectOption('zh-CN');
    await page.getByTestId('theme-select').selectOption('dark');
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="edit-"]').first().click();
    const cards = page.getByTestId('compare-cards');
    const press = async () => {
      await page.getByTestId('compare-scale').click();
      return cards.isVisible();
    };
    await expect.poll(press, { timeout: 10_000, interval: 500 }).toBe(true);
    expect(await cards.textContent()).toContain('若为“最小单位”已选PEN 2,500.00');
    const chosen = page.getByTestId('compare-scale-minor');
    expect(await chosen.getAttribute('aria-pressed')).toBe('true');
    await cards.scrollIntoViewIfNeeded();
    await app.screenshot('compare-choice-zh-dark');
  });
});
