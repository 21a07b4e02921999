import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openKeyring } from './support/keyring.ts';
import { findSecret } from './support/search-secrets.ts';
import { startSession, type Session } from './support/session.ts';
import { CLIENT_ID, addWorldFirst } from './support/steps.ts';

let session: Session | undefined;
afterEach(async () => {
  await session?.stop();
  session = undefined;
});

/** How the app asks its launcher to start it anew with the user’s profile. */
const RESTART = 70;

test('“Forget everything” leaves nothing in keyring, profile and autostart, and starts as on the first day', async () => {
  session = await startSession();
  const keyring = await openKeyring(session.desktop);
  const autostart = path.join(session.desktop.home, '.config', 'autostart', 'plimsoll.desktop');
  const app = await session.launch([], { PLIMSOLL_LAUNCHER: '1' });
  const page = await app.window();
  await addWorldFirst(app, session);
  await page.getByTestId('nav-settings').click();
  await page.evaluate(() => window.plimsoll.changeDesktop({ startAtLogin: true }));
  expect(existsSync(autostart)).toBe(true);
  // The key of the connection, the history's, and the item that tells an open keyring.
  await expect.poll(async () => (await keyring.items()).length).toBeGreaterThanOrEqual(3);
  expect(await findSecret([session.profileDir], [CLIENT_ID])).not.toEqual([]);

  await page.getByTestId('forget-everything').click();
  await app.screenshot('forget-everything');
  expect(await page.getByTestId('confirm-forget').isDisabled()).toBe(true);
  await page.getByTestId('sure-to-forget').check();
  const ended = new Promise<number | null>((resolve) => app.electronApp.process().once('exit', resolve));
  await page.getByTestId('confirm-forget').click();
  expect(await ended).toBe(RESTART);

  expect(await keyring.items()).toEqual([]);
  expect(existsSync(autostart)).toBe(false);
  const left = existsSync(session.profileDir) ? readdirSync(session.profileDir) : [];
  expect(left.filter((name) => /settings|alerts|history|logs|control|tray/.test(name))).toEqual([]);
  if (left.length > 0) expect(await findSecret([session.profileDir], [CLIENT_ID])).toEqual([]);
  expect(await findSecret([session.desktop.home], [CLIENT_ID])).toEqual([]);
  await app.waitForExit();

  const anew = await session.launch();
  await (await anew.window()).getByTestId('first-run').waitFor();
  keyring.stop();
});

test('while the keyring is locked it says so and erases nothing', async () => {
  session = await startSession();
  const app = await session.launch();
  await addWorldFirst(app, session);
  await app.stop();
  await session.desktop.lockKeyring();
  const again = await session.launch();
  const page = await again.window();
  await page.getByTestId('banner-keychain').waitFor();
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('forget-everything').click();
  await page.getByTestId('sure-to-forget').check();
  await page.getByTestId('confirm-forget').click();
  await page.getByTestId('forget-refused').waitFor();
  await page.keyboard.press('Escape');
  await session.desktop.unlockKeyring();
  await page.getByTestId('banner-retry-keychain').click();
  await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
});
