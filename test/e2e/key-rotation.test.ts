import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseStoredPrivateKey } from '../../electron/vault/private-key.ts';
import type { RunningApp } from './support/app.ts';
import { openKeyring, type Keyring } from './support/keyring.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, merchant, refreshFromTray, setAvailable } from './support/steps.ts';

const NEXT_VERSION = 3;
const oldPrint = printOf(createPublicKey(merchant.publicKeyPem));

/** What the window shows of a key: 16 hex digits of its public half's SHA-256. */
function printOf(publicKey: KeyObject): string {
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const hex = createHash('sha256').update(der).digest('hex');
  return [0, 4, 8, 12].map((from) => hex.slice(from, from + 4)).join(' ');
}

/** One person's way from one key to the next, which takes days in real life. */
describe('replacing the key of a connection that works', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;
  let keyring: Keyring;
  let nextPem: string;
  let nextPrint: string;

  beforeAll(async () => {
    session = await startSession();
    keyring = await openKeyring(session.desktop);
    app = await session.launch();
    page = await app.window();
    await addWorldFirst(app, session);
  });

  afterAll(async () => {
    keyring?.stop();
    await session?.stop();
  });

  /** The prints of the private keys in the keyring, by the vault's field; keys are stored in pieces. */
  async function keysInKeyring(): Promise<Record<string, string>> {
    const pieces = new Map<string, string[]>();
    for (const { attributes, secret } of await keyring.items()) {
      const [, field = '', generation = '', chunk = ''] = (attributes['account'] ?? '').split('/');
      if (!field.startsWith('privateKey')) continue;
      const key = pieces.get(`${field}/${generation}`) ?? [];
      key[Number(chunk)] = secret ?? '';
      pieces.set(`${field}/${generation}`, key);
    }
    return Object.fromEntries(
      [...pieces].map(([name, texts]) => [
        name.split('/')[0],
        printOf(createPublicKey(parseStoredPrivateKey(texts.join('')))),
      ]),
    );
  }

  async function edit(): Promise<void> {
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="edit-"]').click();
    await page.getByTestId('connection-form').waitFor();
  }

  async function balanceArrives(cents: string, shown: string): Promise<void> {
    await setAvailable(session, cents);
    // A refresh that was under way may have asked for the balance before it changed.
    await expect
      .poll(
        async () => {
          await refreshFromTray(session);
          return session.tray.menuText();
        },
        { timeout: 30_000 },
      )
      .toContain(shown);
  }

  const verdicts = async () => (await session.simulator.requests()).map(({ verdict }) => verdict);
  const nextKey = () => page.getByTestId('next-key-privateKey');

  test('the next key is generated beside the one in use, which goes on working', async () => {
    await edit();
    await page.getByTestId('generate-privateKey').click();
    await nextKey().waitFor();
    const inUse = await page.getByTestId('in-use-privateKey').textContent();
    expect(inUse).toContain(oldPrint);
    const body = await nextKey().getByTestId('public-key-privateKey').inputValue();
    const key = createPublicKey({ key: Buffer.from(body, 'base64'), format: 'der', type: 'spki' });
    nextPem = key.export({ format: 'pem', type: 'spki' }).toString();
    nextPrint = printOf(key);
    expect(await nextKey().textContent()).toContain(nextPrint);
    await page.getByTestId('next-version-privateKey').fill(String(NEXT_VERSION));
    await app.screenshot('key-rotation-next');
    expect(await keysInKeyring()).toEqual({ privateKey: oldPrint });
    await balanceArrives('490000', 'USD 4,900.00');
  });

  test('a key the provider does not know is not saved, and nothing is lost', async () => {
    await page.getByTestId('save').click();
    const refused = page.getByTestId('new-key-refused');
    await refused.waitFor();
    expect(await refused.textContent()).toMatch(/old key stays in use/);
    expect(await refused.textContent()).toMatch(/registered in the portal of WorldFirst/);
    expect(await refused.textContent()).toMatch(/version there is 3/);
    expect((await verdicts()).at(-1)).toBe('KEY_NOT_FOUND');
    await app.screenshot('key-rotation-refused');
    expect(await keysInKeyring()).toEqual({ privateKey: oldPrint });
    await balanceArrives('480000', 'USD 4,800.00');
  });

  test('kept for later it waits in the keyring; the connection works with the old one', async () => {
    await page.getByTestId('keep-for-later').click();
    await page.locator('[data-testid="next-key-privateKey"][data-kept="keychain"]').waitFor();
    expect(await keysInKeyring()).toEqual({
      privateKey: oldPrint,
      'privateKey.next': nextPrint,
    });
    await page.getByTestId('cancel').click();
    await page.getByTestId('next-key-waiting').waitFor();
    await app.screenshot('key-rotation-list');
    await balanceArrives('470000', 'USD 4,700.00');
  });

  test('it still waits after a restart, with its version and its public half', async () => {
    await app.stop();
    app = await session.launch();
    page = await app.window();
    await session.tray.waitForMenu((text) => text.includes('USD 4,700.00'));
    await edit();
    await nextKey().getByText(nextPrint).waitFor();
    expect(await page.getByTestId('next-version-privateKey').inputValue()).toBe('3');
    await app.screenshot('key-rotation-waiting');
  });

  test('a locked keyring is said to be locked, and both keys are there afterwards', async () => {
    await app.stop();
    await keyring.lock();
    app = await session.launch();
    page = await app.window();
    await edit();
    await nextKey().getByText(/keyring is locked/).waitFor();
    const before = (await verdicts()).length;
    await page.getByTestId('switch-privateKey').click();
    await page.getByTestId('not-kept').waitFor();
    expect(await page.getByTestId('keep-session').count()).toBe(0);
    expect((await verdicts()).length).toBe(before);
    await keyring.unlock();
    expect(await keysInKeyring()).toEqual({
      privateKey: oldPrint,
      'privateKey.next': nextPrint,
    });
  });

  test('once it is registered it is tested, takes over, and the old one is gone', async () => {
    await app.stop();
    // Before the app asks: it does so at its start, and then not for an hour.
    await session.simulator.register({
      merchant: { ...merchant, nextKey: { publicKeyPem: nextPem, keyVersion: NEXT_VERSION } },
    });
    app = await session.launch();
    page = await app.window();
    await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
    await edit();
    await page.getByTestId('switch-privateKey').click();
    await page.getByTestId('connection-form').waitFor({ state: 'detached' });
    await page.getByText(/has replaced the old one/).waitFor();
    expect(await page.getByTestId('next-key-waiting').count()).toBe(0);
    expect(await keysInKeyring()).toEqual({ privateKey: nextPrint });
  });

  test('balances go on when the provider no longer takes the old one', async () => {
    await session.simulator.register({
      merchant: { ...merchant, publicKeyPem: nextPem, keyVersion: NEXT_VERSION },
    });
    await balanceArrives('460000', 'USD 4,600.00');
    await app.stop();
    app = await session.launch();
    await balanceArrives('450000', 'USD 4,500.00');
    expect((await verdicts()).at(-1)).toBe('ok');
  });
});
