import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { WorldFirstMerchant } from '../../../electron/demo/simulator/protocol.ts';
import type { RunningApp } from './app.ts';
import { copyText } from './clipboard.ts';
import type { Session } from './session.ts';

const vectors = new URL('../../fixtures/vectors/', import.meta.url);
export const privateKeyPem = readFileSync(new URL('private.pem', vectors), 'utf8');
export const publicKeyPem = readFileSync(new URL('public.pem', vectors), 'utf8');

export const CLIENT_ID = 'TEST_5X00000000000000';
export const ACCOUNT = '8800123400010001';

/** One merchant with USD 5,000.00, registered with the public half of the check key. */
export const merchant: WorldFirstMerchant = {
  provider: 'worldfirst',
  clientId: CLIENT_ID,
  publicKeyPem,
  keyVersion: 2,
  referenceCustomerId: 'customer-1',
  accounts: [
    {
      accountNo: ACCOUNT,
      currency: 'USD',
      balances: [{ balanceType: 'NORMAL_BALANCE', available: '500000', frozen: '12300' }],
    },
  ],
};

/** Changes what the merchant's one account holds, in cents. */
export async function setAvailable(session: Session, cents: string): Promise<void> {
  await session.simulator.setBalance({
    address: { provider: 'worldfirst', merchant: CLIENT_ID, accountNo: ACCOUNT, currency: 'USD' },
    available: cents,
  });
}

/** Fills in the form for the test merchant, up to its private key. */
export async function fillWorldFirst(page: Page, session: Session): Promise<void> {
  await page.getByTestId('provider-worldfirst').click();
  await page.getByTestId('field-environmentId').selectOption('simulator');
  await page.getByTestId('field-label').fill('Harbour Trading');
  await page.getByTestId('field-clientId').fill(CLIENT_ID);
  await page.getByTestId('field-providerPublicKey').fill(session.ready.publicKeys.worldfirst);
  await page.getByTestId('field-accountTypes-RECEIVE_ACCOUNT').check();
  await page.getByTestId('field-referenceCustomerId').fill('customer-1');
  await openAdvanced(page);
  await page.getByTestId('field-baseUrl').fill(session.ready.baseUrl);
  // Long enough that no refresh of the timer's own gets between the steps of a test.
  await page.getByTestId('field-intervalSeconds').fill('3600');
}

export async function openAdvanced(page: Page): Promise<void> {
  const advanced = page.getByTestId('advanced');
  if (!(await page.getByTestId('field-intervalSeconds').isVisible())) {
    await advanced.locator('summary').click();
  }
}

/** Puts a secret on the clipboard and has the app take it from there. */
export async function pasteSecret(app: RunningApp, field: string, secret: string): Promise<void> {
  const page = await app.window();
  await copyText(app.electronApp, secret);
  await page.getByTestId(`paste-${field}`).click();
}

/** Fills in the form for the redemption merchant `m-1` under a name, to be asked in the clear, up to saving it. */
export async function fillVouchers(app: RunningApp, baseUrl: string, signKey: string): Promise<void> {
  const page = await app.window();
  await page.getByTestId('nav-connections').click();
  await page.getByTestId('add-connection').first().click();
  await page.getByTestId('provider-redemption').click();
  await page.getByTestId('field-label').fill('Vouchers');
  if (!(await page.getByTestId('field-baseUrl').isVisible())) await openAdvanced(page);
  await page.getByTestId('field-baseUrl').fill(baseUrl);
  await page.getByTestId('plain-http-consent').check();
  await page.getByTestId('field-merchantId').fill('m-1');
  await page.getByTestId('field-businessId').fill('b-1');
  await page.getByTestId('field-signType-MD5').check();
  await pasteSecret(app, 'signKey', signKey);
  await page.getByTestId('secret-summary-signKey').waitFor();
}

/** Adds the test merchant by hand, as a person would, and waits for its first balance. */
export async function addWorldFirst(app: RunningApp, session: Session): Promise<void> {
  await session.simulator.register({ merchant });
  const page = await app.window();
  await page.getByTestId('add-connection').first().click();
  await fillWorldFirst(page, session);
  await pasteSecret(app, 'privateKey', privateKeyPem);
  await page.getByTestId('secret-summary-privateKey').waitFor();
  await page.getByTestId('save').click();
  await page.getByTestId('amount').first().waitFor();
}

/** Clicks “Refresh now” in the tray until a refresh really went out: inside the floor nothing is sent. */
export async function refreshFromTray(session: Session, label = 'Refresh now'): Promise<void> {
  const before = (await session.simulator.requests()).length;
  await expect
    .poll(
      async () => {
        const text = await session.tray.menuText();
        if (text.split('\n').some((line) => line.trim() === label)) {
          await session.tray.click([label]);
        }
        return (await session.simulator.requests()).length;
      },
      { timeout: 10_000, interval: 300 },
    )
    .toBeGreaterThan(before);
}
