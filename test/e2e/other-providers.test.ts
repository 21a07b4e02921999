import path from 'node:path';
import { createPublicKey } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { RunningApp } from './support/app.ts';
import { findSecret } from './support/search-secrets.ts';
import { startSession, type Session } from './support/session.ts';
import { openAdvanced, pasteSecret, privateKeyPem } from './support/steps.ts';

const MERCHANT_SECRET = 'canary-merchant-secret-5f1c';
const SIGN_KEY = 'canary-sign-key-77ab';

describe('connections with the other providers', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
  });

  afterAll(async () => session?.stop());

  async function startForm(provider: string, label: string): Promise<void> {
    await page.getByTestId('nav-connections').click();
    await page.getByTestId('add-connection').first().click();
    await page.getByTestId(`provider-${provider}`).click();
    await page.getByTestId('field-environmentId').selectOption('simulator');
    await page.getByTestId('field-label').fill(label);
    if (!(await page.getByTestId('field-baseUrl').isVisible())) await openAdvanced(page);
    await page.getByTestId('field-baseUrl').fill(session.ready.baseUrl);
  }

  /** The public half that the window shows, as the provider's portal would take it. */
  async function shownPublicKey(): Promise<string> {
    const base64 = await page.getByTestId('public-key-privateKey').inputValue();
    const key = createPublicKey({
      key: Buffer.from(base64, 'base64'),
      format: 'der',
      type: 'spki',
    });
    return key.export({ format: 'pem', type: 'spki' }).toString();
  }

  test('Smilepayz: a generated key, a pasted secret, two accounts, the scale chosen', async () => {
    await startForm('smilepayz', 'Peru');
    await page.getByTestId('field-partnerId').fill('20001');
    await pasteSecret(app, 'merchantSecret', MERCHANT_SECRET);
    await page.getByTestId('secret-summary-merchantSecret').waitFor();
    await page.getByTestId('generate-privateKey').click();
    await page.getByTestId('secret-summary-privateKey').waitFor();
    const account = { name: 'Peru', currency: 'PEN', decimals: 2 } as const;
    await session.simulator.register({
      merchant: {
        provider: 'smilepayz',
        partnerId: '20001',
        merchantSecret: MERCHANT_SECRET,
        publicKeyPem: await shownPublicKey(),
        scale: 'minor',
        accountInfos: 'array',
        accounts: [
          { ...account, accountNo: '21220030202403071031', amount: '823000', available: '800000' },
          { ...account, accountNo: '21220030202403071030', amount: '50000', available: '50000' },
        ],
      },
    });
    // Without a choice of scale nothing is saved: a guess could be a hundred times off.
    await page.getByTestId('add-pay-out-accounts').click();
    await page.getByTestId('field-accounts-no-0').fill('21220030202403071031');
    await page.getByTestId('add-pay-in-accounts').click();
    await page.getByTestId('field-accounts-no-1').fill('21220030202403071030');
    await page.getByTestId('save').click();
    await page.getByTestId('error-scale').waitFor();
    await page.getByTestId('field-scale-minor').check();
    await page.getByTestId('save').click();
    await session.tray.waitForMenu(
      (text) =>
        text.includes('Peru · Pay-out  PEN 8,000.00') && text.includes('Peru · Pay-in  PEN 500.00'),
    );
    await page.getByText(/Unavailable 230\.00/).waitFor();
  });

  test('redemption platform: MD5 with a sign key; amount and credit line stay apart', async () => {
    await session.simulator.register({
      merchant: {
        provider: 'redemption',
        merchantId: 'm-1',
        businessId: 'b-1',
        credential: { signType: 'MD5', signKey: SIGN_KEY },
        amount: '-12050',
        creditLine: '500000',
        signAnswers: true,
      },
    });
    await startForm('redemption', 'Vouchers');
    await page.getByTestId('field-merchantId').fill('m-1');
    await page.getByTestId('field-businessId').fill('b-1');
    await page.getByTestId('field-signType-MD5').check();
    expect(await page.getByTestId('paste-privateKey').count()).toBe(0);
    await pasteSecret(app, 'signKey', SIGN_KEY);
    await page.getByTestId('secret-summary-signKey').waitFor();
    await page.getByTestId('save').click();
    await session.tray.waitForMenu((text) => /CNY -120\.50/.test(text));
    await page.getByText(/Credit line 5,000\.00/).waitFor();
    // The sign key that signs requests verified the answer.
    await page.getByText(/Credit line 5,000\.00/).click();
    await page.getByText('Signature of the answer verified').waitFor();
    await page.keyboard.press('Escape');
  });

  test('redemption platform: plain http only after a clear yes, and marked ever after', async () => {
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="edit-"]').last().click();
    await page.getByTestId('field-environmentId').selectOption('production');
    // Nothing answers there: 192.0.2.0/24 is kept for documentation.
    await page.getByTestId('field-baseUrl').fill('http://192.0.2.1');
    await page.getByTestId('save').click();
    await page.getByTestId('error-baseUrl').waitFor();
    await page.getByTestId('plain-http-consent').check();
    await page.getByTestId('save').click();
    await page.getByTestId('unencrypted').waitFor();
    await page.locator('[data-testid^="edit-"]').last().click();
    expect(await page.getByTestId('plain-http-consent').isChecked()).toBe(true);
    await page.getByTestId('field-environmentId').selectOption('simulator');
    await page.getByTestId('field-baseUrl').fill(session.ready.baseUrl);
    await page.getByTestId('save').click();
    await page.getByTestId('unencrypted').waitFor({ state: 'detached' });
    await session.tray.waitForMenu((text) => /CNY -120\.50/.test(text));
  });

  test('a key from a file: refused with its reason, then taken over', async () => {
    const folder = session.desktop.home;
    const wrong = path.join(folder, 'note.txt');
    const right = path.join(folder, 'private.pem');
    await writeFile(wrong, 'no key at all');
    await writeFile(right, privateKeyPem);
    const choose = (file: string) =>
      app.electronApp.evaluate(({ dialog }, chosen) => {
        // The system's own dialog is not ours to test; what happens with its answer is.
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, file);
    await startForm('worldfirst', 'From a file');
    await choose(wrong);
    await page.getByTestId('file-privateKey').click();
    await page.getByTestId('refusal-privateKey').waitFor();
    await choose(right);
    await page.getByTestId('file-privateKey').click();
    await page.getByTestId('secret-summary-privateKey').waitFor();
    await page.getByTestId('cancel').click();
    await writeFile(right, '');
  });

  test('after waking up, balances are asked for anew', async () => {
    const before = await session.acceptedRequests();
    await app.electronApp.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await expect
      .poll(() => session.acceptedRequests(), { timeout: 10_000 })
      .toBeGreaterThan(before);
  });

  test('editing keeps the secret and the balances; disabling stops asking', async () => {
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="edit-"]').first().click();
    await page.getByTestId('field-label').fill('Peru, renamed');
    expect(await page.getByTestId('secret-summary-merchantSecret').isVisible()).toBe(true);
    await page.getByTestId('save').click();
    await session.tray.waitForMenu(
      (text) => text.includes('Peru, renamed') && text.includes('PEN 8,000.00'),
    );
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="toggle-"]').first().click();
    await session.tray.waitForMenu((text) => text.includes('Peru, renamed [Demo] · Paused'));
  });

  test('no secret is on disk, in the window or in what the app printed', async () => {
    const keyrings = path.join(session.desktop.home, '.local/share/keyrings');
    const lines = privateKeyPem.split('\n').filter((line) => line.length >= 60);
    const hits = await findSecret(
      [session.profileDir, session.desktop.home],
      [MERCHANT_SECRET, SIGN_KEY, ...lines],
      { exclude: [keyrings] },
    );
    expect(hits).toEqual([]);
    const seen = (await page.content()) + app.output.stdout + app.output.stderr;
    for (const secret of [MERCHANT_SECRET, SIGN_KEY]) expect(seen).not.toContain(secret);
  });
});
