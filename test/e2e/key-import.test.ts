import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprint } from '../../electron/vault/private-key.ts';
import type { RunningApp } from './support/app.ts';
import { clipboardText, copyText } from './support/clipboard.ts';
import { findSecret } from './support/search-secrets.ts';
import { startSession, type Session } from './support/session.ts';
import { fillWorldFirst, pasteSecret } from './support/steps.ts';

const fixtures = new URL('../fixtures/keys/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, fixtures), 'utf8');
const plain = fixture('rsa-2048.pem');
const print = fingerprint(createPrivateKey(plain));
const PASSPHRASE = 'open-sesame-fixture';
const traditional = createPrivateKey(plain)
  .export({ format: 'pem', type: 'pkcs1', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })
  .toString();

/** With the crypto that Electron has for OpenSSL, which reads less and says it differently. */
describe('importing a private key', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
    await page.getByTestId('add-connection').first().click();
    await fillWorldFirst(page, session);
  });

  afterAll(async () => session?.stop());

  async function pastePassphrase(passphrase: string): Promise<void> {
    await copyText(app.electronApp, passphrase);
    await page.getByTestId('paste-passphrase-privateKey').click();
  }

  async function forgetKey(): Promise<void> {
    await page.getByTestId('forget-privateKey').click();
    await page.getByTestId('secret-summary-privateKey').waitFor({ state: 'detached' });
  }

  const refusal = () => page.getByTestId('refusal-privateKey');

  test.each([
    ['PKCS#8, HMAC-SHA256', fixture('encrypted-hmac-sha256.pem')],
    ['PKCS#8, HMAC-SHA1', fixture('encrypted-hmac-sha1.pem')],
    ['PKCS#8, 3DES', fixture('encrypted-3des.pem')],
    ['with Bag Attributes', fixture('bag-attributes-encrypted.pem')],
    ['traditional', traditional],
  ])('an encrypted key and its passphrase, both pasted: %s', async (_name, encrypted) => {
    await pasteSecret(app, 'privateKey', encrypted);
    await refusal().getByText(/protected by a passphrase/).waitFor();
    expect(await clipboardText(app.electronApp)).toBe('');
    await pastePassphrase('not-the-passphrase');
    await refusal().getByText(/does not open the key/).waitFor();
    expect(await clipboardText(app.electronApp)).toBe('');
    await pastePassphrase(PASSPHRASE);
    await page.getByTestId('secret-summary-privateKey').getByText(print).waitFor();
    expect(await clipboardText(app.electronApp)).toBe('');
    await forgetKey();
  });

  test.each([
    ['encrypted-scrypt.pem', /hmacWithSHA256/],
    ['encrypted-hmac-sha512.pem', /hmacWithSHA256/],
    ['traditional-camellia.pem', /hmacWithSHA256/],
    ['openssh.pem', /ssh-keygen/],
    ['certificate.pem', /certificate/],
  ])('what cannot be read is told by its name: %s', async (name, sentence) => {
    await pasteSecret(app, 'privateKey', fixture(name));
    await refusal().getByText(sentence).waitFor();
    expect(await page.getByTestId('paste-passphrase-privateKey').count()).toBe(0);
  });

  test('a file in DER is read, and PKCS#12 is told what to do', async () => {
    const choose = (file: string) =>
      app.electronApp.evaluate(({ dialog }, chosen) => {
        // The system's own dialog is not ours to test; what happens with its answer is.
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
      }, file);
    await choose(fileURLToPath(new URL('bundle.pfx', fixtures)));
    await page.getByTestId('file-privateKey').click();
    await refusal().getByText(/openssl pkcs12/).waitFor();
    await choose(fileURLToPath(new URL('encrypted-hmac-sha256.der', fixtures)));
    await page.getByTestId('file-privateKey').click();
    await refusal().getByText(/protected by a passphrase/).waitFor();
    await pastePassphrase(PASSPHRASE);
    await page.getByTestId('secret-summary-privateKey').getByText(print).waitFor();
  });

  test('neither key nor passphrase is in the window, on disk or in what was printed', async () => {
    await page.getByTestId('save').click();
    await page.getByTestId('connection-form').waitFor({ state: 'detached' });
    const keys = [plain, traditional, fixture('encrypted-hmac-sha256.pem')].flatMap((text) =>
      text.split('\n').filter((line) => /^[A-Za-z\d+/]{60,}$/.test(line)),
    );
    const secrets = [PASSPHRASE, ...keys];
    const keyrings = path.join(session.desktop.home, '.local/share/keyrings');
    const roots = [session.profileDir, session.desktop.home];
    expect(await findSecret(roots, secrets, { exclude: [keyrings] })).toEqual([]);
    const seen = (await page.content()) + app.output.stdout + app.output.stderr;
    expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
  });
});
