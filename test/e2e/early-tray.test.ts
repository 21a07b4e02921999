import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, refreshFromTray, setAvailable } from './support/steps.ts';

let session: Session | undefined;

afterEach(async () => {
  await session?.stop();
  session = undefined;
});

/** A profile in which the app was used and quit, and a provider that answers nobody any more. */
async function usedBefore(): Promise<Session> {
  session = await startSession();
  const app = await session.launch();
  await addWorldFirst(app, session);
  await setAvailable(session, '731942');
  await refreshFromTray(session);
  await session.tray.waitForMenu((text) => text.includes('7,319.42'));
  await app.stop();
  await session.simulator.setFault({ provider: 'worldfirst', fault: { kind: 'slow' } });
  return session;
}

const lastTray = (on: Session): string => path.join(on.profileDir, 'last-tray.json');

/** Only what the tray itself was left with can show an amount then. */
async function loseHistory(on: Session): Promise<void> {
  for (const name of await readdir(on.profileDir)) {
    if (name.startsWith('history-')) await rm(path.join(on.profileDir, name));
  }
}

test('the tray comes back as it was left, dated, before anything else; a click waits for the app', async () => {
  const on = await usedBefore();
  const kept = await readFile(lastTray(on), 'utf8');
  expect(kept).not.toMatch(/7[,.]?319|USD/);
  expect(Buffer.from(kept, 'base64').toString('latin1')).not.toMatch(/7[,.]?319/);

  await loseHistory(on);
  const app = await on.launch(['--hidden']);
  await on.tray.waitForMenu((text) => /USD 7,319\.42 .*As of \d{1,2} \w{3}, \d\d:\d\d/.test(text));
  await on.tray.activate();
  const page = await app.window();
  await page.getByTestId('nav-settings').waitFor();
  // What is known by now took its place: nothing, as the history is gone.
  await on.tray.waitForMenu((text) => !text.includes('7,319.42'));
});

test('what was chosen meanwhile is not passed over: hidden amounts are never shown', async () => {
  const on = await usedBefore();
  await loseHistory(on);
  const file = path.join(on.profileDir, 'settings.json');
  const settings = JSON.parse(await readFile(file, 'utf8')) as { preferences: object };
  await writeFile(file, JSON.stringify({ ...settings, preferences: { ...settings.preferences, hideAmounts: true } }));
  await on.launch(['--hidden']);
  const menus: string[] = [];
  await on.tray.waitForMenu((text) => {
    menus.push(text);
    return text.includes('Show amounts');
  });
  expect(menus.join('\n')).not.toContain('7,319.42');
});

test('a signal to end closes everything in order, and a connection that is removed takes the tray along', async () => {
  const on = await usedBefore();
  await rm(lastTray(on));
  const app = await on.launch(['--hidden']);
  await on.tray.waitForMenu((text) => text.includes('7,319.42'));
  app.electronApp.process().kill('SIGTERM');
  expect(await app.waitForExit()).toMatchObject({ byItself: true });
  expect(existsSync(lastTray(on))).toBe(true);

  const again = await on.launch();
  const page = await again.window();
  await page.getByTestId('nav-connections').click();
  await page.getByTestId('remove').click();
  await page.getByTestId('confirm-remove').click();
  await page.getByTestId('remove').waitFor({ state: 'detached' });
  await expect.poll(() => existsSync(lastTray(on))).toBe(false);
});
