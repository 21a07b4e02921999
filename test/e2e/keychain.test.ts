import { afterEach, expect, test } from 'vitest';
import { startKeyringPrompter } from './support/keyring-prompter.ts';
import { openKeyring } from './support/keyring.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, fillWorldFirst, merchant, pasteSecret, privateKeyPem } from './support/steps.ts';

let session: Session | undefined;

afterEach(async () => {
  await session?.stop();
  session = undefined;
});

test('a locked keyring says so, loses nothing, and all goes on once it is unlocked', async () => {
  session = await startSession();
  const first = await session.launch();
  await addWorldFirst(first, session);
  await first.stop();

  await session.desktop.lockKeyring();
  const app = await session.launch();
  const page = await app.window();
  await page.getByTestId('banner-keychain').waitFor();
  expect(await page.getByTestId('banner-keychain').textContent()).toMatch(/keyring is locked/i);
  await expect
    .poll(async () => (await page.getByTestId('overall-state').textContent()) ?? '')
    .toMatch(/unavailable/i);
  await session.tray.waitForMenu((text) => /keyring is locked/i.test(text));
  const sent = (await session.simulator.requests()).length;
  await app.screenshot('keyring-locked');

  // Removing would leave the key behind, so it is refused, with the reason.
  await page.getByTestId('nav-connections').click();
  await page.getByTestId('remove').click();
  await page.getByTestId('confirm-remove').click();
  await page.getByTestId('remove-refused').waitFor();
  await page.keyboard.press('Escape');

  await session.desktop.unlockKeyring();
  await page.getByTestId('banner-retry-keychain').click();
  await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
  await page.getByTestId('banner-keychain').waitFor({ state: 'detached' });
  // What was last read shows at once; the requests follow.
  await expect
    .poll(async () => (await session?.simulator.requests())?.length, { timeout: 10_000 })
    .toBeGreaterThan(sent);
});

test('a password prompt that nobody answers blocks neither the app nor its end', async () => {
  session = await startSession();
  const first = await session.launch();
  await addWorldFirst(first, session);
  await first.stop();
  await session.desktop.lockKeyring();
  const prompter = await startKeyringPrompter(session.desktop.busAddress, 'leave-open');

  const app = await session.launch();
  const page = await app.window();
  await page.getByTestId('banner-keychain').waitFor();
  expect(await page.getByTestId('banner-keychain').textContent()).toMatch(/asking for your password/);
  await session.tray.waitForMenu((text) => text.includes('has not answered yet'));
  // Files are still read: a keychain call that hangs must not take the process's threads along.
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('language-select').selectOption('zh-CN');
  await session.tray.waitForMenu((text) => text.includes('\u9000\u51FA'));
  expect(prompter.asked()).toBe(1);

  await session.tray.click(['\u9000\u51FA']);
  expect(await app.waitForExit()).toMatchObject({ byItself: true });
  prompter.stop();
});

test('removing a connection takes its keyring items along', async () => {
  session = await startSession();
  const keyring = await openKeyring(session.desktop);
  const app = await session.launch();
  const page = await app.window();
  await addWorldFirst(app, session);
  // The keys of history and alerts stay for what is kept there.
  const keys = async () =>
    (await keyring.items()).filter(
      ({ attributes: { account = '' } }) => !/^(?:sentinel|history|alerts)/.test(account),
    );
  expect(await keys()).toHaveLength(1);

  await page.getByTestId('nav-connections').click();
  await page.getByTestId('remove').click();
  await page.getByTestId('remove-dialog').waitFor();
  await page.getByTestId('confirm-remove').click();
  await session.tray.waitForMenu((text) => text.includes('No connections yet'));
  await expect.poll(keys).toEqual([]);
  keyring.stop();
});

test('without a keyring service a secret can be kept for the session only, in words', async () => {
  session = await startSession({ keyring: 'none' });
  await session.simulator.register({ merchant });
  const app = await session.launch();
  const page = await app.window();
  await page.getByTestId('add-connection').first().click();
  await fillWorldFirst(page, session);
  await pasteSecret(app, 'privateKey', privateKeyPem);
  await page.getByTestId('secret-summary-privateKey').waitFor();
  await page.getByTestId('save').click();
  await page.getByTestId('not-kept').waitFor();
  expect(await page.getByTestId('not-kept').textContent()).toMatch(/no keyring service/i);
  expect(await session.acceptedRequests()).toBe(0);
  await app.screenshot('no-keyring');
  await page.getByTestId('keep-session').click();
  await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));

  await app.stop();
  const again = await session.launch();
  const reopened = await again.window();
  await expect
    .poll(async () => (await reopened.getByTestId('problem').first().textContent()) ?? '')
    .toMatch(/missing/);

  // Nothing lies in a keychain here, so nothing stands in the way of removing it.
  await reopened.getByTestId('nav-connections').click();
  await reopened.getByTestId('remove').click();
  await reopened.getByTestId('confirm-remove').click();
  await session.tray.waitForMenu((text) => text.includes('No connections yet'));
});
