import { createHash, createPublicKey } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { RunningApp } from './support/app.ts';
import { clipboardText, copyText } from './support/clipboard.ts';
import { openKeyring, type Keyring } from './support/keyring.ts';
import { openNotificationDesk, type NotificationDesk } from './support/notifications.ts';
import { findSecret } from './support/search-secrets.ts';
import { startSession, type Session } from './support/session.ts';
import {
  fillWorldFirst,
  merchant,
  pasteSecret,
  privateKeyPem,
  publicKeyPem,
  refreshFromTray,
  setAvailable,
} from './support/steps.ts';

/** One person's way through the app: each step goes on where the one before ended. */
describe('a balance that falls below its line', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;
  let keyring: Keyring;
  let desk: NotificationDesk;

  beforeAll(async () => {
    session = await startSession();
    keyring = await openKeyring(session.desktop);
    desk = await openNotificationDesk(session.desktop.busAddress);
    await session.simulator.register({ merchant });
    app = await session.launch();
    page = await app.window();
  });

  afterAll(async () => {
    desk?.stop();
    keyring?.stop();
    await session?.stop();
  });

  test('the first run offers a connection and the demo', async () => {
    await page.getByTestId('first-run').waitFor();
    expect(await page.getByTestId('demo-button').isVisible()).toBe(true);
    expect(await session.tray.menuText()).toContain('No connections yet');
    await app.screenshot('first-run');
  });

  test('a private key is taken from the clipboard, which is cleared, and never enters the window', async () => {
    await page.getByTestId('add-connection').click();
    await fillWorldFirst(page, session);
    await copyText(app.electronApp, publicKeyPem);
    await page.getByTestId('paste-privateKey').click();
    await page.getByTestId('refusal-privateKey').waitFor();
    expect(await page.getByTestId('refusal-privateKey').textContent()).toMatch(/public key/i);

    await pasteSecret(app, 'privateKey', privateKeyPem);
    const summary = page.getByTestId('secret-summary-privateKey');
    await summary.waitFor();
    expect(await summary.textContent()).toContain('2048');
    const der = createPublicKey(publicKeyPem).export({ format: 'der', type: 'spki' });
    const print = createHash('sha256').update(der).digest('hex').slice(0, 4);
    expect(await summary.textContent()).toContain(print);
    expect(await clipboardText(app.electronApp)).toBe('');
    await app.screenshot('add-connection');
  });

  test('“Test connection” makes the real signed call', async () => {
    const before = await session.acceptedRequests();
    await page.getByTestId('test-connection').click();
    await page.getByTestId('tested-inquiry').first().waitFor();
    expect(await page.getByTestId('test-result').textContent()).not.toMatch(/reject|fail/i);
    expect(await session.acceptedRequests()).toBe(before + 2);
  });

  test('saving shows the verified balance in the window', async () => {
    await page.getByTestId('save').click();
    await page.getByTestId('skip-lines').click();
    const amount = page.getByTestId('amount').first();
    await amount.waitFor();
    expect(await amount.textContent()).toMatch(/USD\s*5,000\.00/);
    expect(await page.getByText('not verified').count()).toBe(0);
    expect(await page.getByTestId('receiving-accounts').count()).toBeLessThanOrEqual(1);
  });

  test('… and in the tray menu', async () => {
    const menu = await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
    expect(menu.children.length).toBeGreaterThan(3);
    expect(await session.tray.menuText()).toContain('WorldFirst · Harbour Trading');
  });

  test('the key is in the keyring and nowhere on disk', async () => {
    const items = await keyring.items();
    const key = items.find(({ attributes }) => attributes['account']?.includes('privateKey'));
    expect(key?.attributes['service']).toBe('Plimsoll');
    const body = privateKeyPem.split('\n').slice(1, -2).join('');
    expect(key?.secret).toBe(body);

    const lines = privateKeyPem.split('\n').filter((line) => line.length >= 60);
    const keyrings = path.join(session.desktop.home, '.local/share/keyrings');
    const hits = await findSecret([session.profileDir, session.desktop.home], lines, {
      exclude: [keyrings],
    });
    expect(hits).toEqual([]);
    expect(app.output.stdout + app.output.stderr).not.toContain(lines[3]);
    expect(await page.content()).not.toContain(lines[3]);
  });

  test('“Refresh now” in the tray makes a new signed request', async () => {
    const before = await session.acceptedRequests();
    await setAvailable(session, '480000');
    await refreshFromTray(session);
    await session.tray.waitForMenu((text) => text.includes('USD 4,800.00'));
    expect(await session.acceptedRequests()).toBeGreaterThan(before);
    await expect
      .poll(() => page.getByTestId('amount').first().textContent())
      .toMatch(/USD\s*4,800\.00/);
  });

  test('a line is set by typing it', async () => {
    await page.getByTestId('balance-row').first().click();
    await page.getByTestId('balance-panel').waitFor();
    await page.getByTestId('line-warn').fill('100');
    await page.getByTestId('line-critical').fill('2,000');
    await page.getByTestId('save-line').click();
    expect(await page.getByTestId('balance-panel').textContent()).toMatch(/critical/i);
    expect(await page.getByTestId('line-result').count()).toBe(1);

    await page.getByTestId('line-warn').fill('4,500.00');
    await page.getByTestId('save-line').click();
    await expect
      .poll(async () => (await page.getByTestId('balance-row').first().textContent()) ?? '')
      .toContain('4,500.00');
    expect(session.notified.calls()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('balance-panel').waitFor({ state: 'detached' });
  });

  test('falling below it shows exactly one notification', async () => {
    const fine = await session.tray.iconPng();
    await setAvailable(session, '449999');
    await refreshFromTray(session);
    const [call] = await session.notified.waitForCalls(1);
    expect(call?.summary).toContain('Harbour Trading');
    expect(call?.body).toContain('USD 4,499.99');
    expect(call?.body).toContain('USD 4,500.00');
    await desk.waitForDisplayed(1);
    await session.tray.waitForMenu((text) => text.includes('Low'));
    expect((await session.tray.iconPng()).equals(fine)).toBe(false);
    expect((await session.tray.properties()).tooltip).toContain('USD 4,499.99');

    await setAvailable(session, '440000');
    await refreshFromTray(session);
    await session.tray.waitForMenu((text) => text.includes('USD 4,400.00'));
    expect(session.notified.calls()).toHaveLength(1);
  });

  test('clicking it opens that account, the window having been closed', async () => {
    await page.close();
    await desk.clickFirst();
    page = await app.window();
    const panel = page.getByTestId('balance-panel');
    await panel.waitFor();
    expect(await panel.getAttribute('data-balance-key')).toContain('8800123400010001');
    await app.screenshot('low');
    await desk.closeAll();
  });

  test('it re-arms after recovery, and says critical when it comes to that', async () => {
    await setAvailable(session, '900000');
    await refreshFromTray(session);
    await session.tray.waitForMenu((text) => text.includes('USD 9,000.00'));
    await setAvailable(session, '100000');
    await refreshFromTray(session);
    const calls = await session.notified.waitForCalls(2);
    expect(calls).toHaveLength(2);
    expect(calls[1]?.body).toContain('USD 1,000.00');
  });

  test('a restart while it is still low repeats nothing', async () => {
    await app.stop();
    app = await session.launch(['--hidden']);
    await session.tray.waitForMenu((text) => text.includes('USD 1,000.00'));
    expect(session.notified.calls()).toHaveLength(2);
  });

  test('“Quit” in the tray ends the app and leaves nothing behind', async () => {
    await session.tray.click(['Quit']);
    expect(await app.waitForExit()).toMatchObject({ byItself: true, leftOver: [] });
    await session.tray.waitForNoItem();
  });
});
