import { afterEach, expect, test } from 'vitest';
import { startSession, type Session } from './support/session.ts';
import { startTrayHost, type TrayHost } from './support/tray-host.ts';

let session: Session | undefined;
let late: TrayHost | undefined;

afterEach(async () => {
  late?.stop();
  late = undefined;
  await session?.stop();
  session = undefined;
});

test('without a tray the window opens all the same, explains it once, and a later tray is used', async () => {
  session = await startSession();
  session.tray.stop();
  const app = await session.launch(['--hidden']);
  const page = await app.window();
  await page.getByTestId('hint-no-tray').waitFor();
  expect(await page.getByTestId('hint-no-tray').textContent()).toContain('AppIndicator');
  await app.screenshot('no-tray');

  late = await startTrayHost(session.desktop.busAddress);
  await late.waitForItem();
  await late.waitForMenu((text) => text.includes('No connections yet'));
  await page.getByTestId('hint-no-tray').waitFor({ state: 'detached' });
  await late.click(['Settings']);
  await page.getByTestId('version').waitFor();
  await late.click(['Quit']);
  expect(await app.waitForExit()).toMatchObject({ byItself: true });
  late.stop();

  const again = await session.launch(['--hidden']);
  const second = await again.window();
  await second.getByTestId('hint-no-tray').getByTestId('hint-dismiss').click();
  await second.getByTestId('hint-no-tray').waitFor({ state: 'detached' });
  await again.stop();

  const third = await session.launch(['--hidden']);
  await (await third.window()).getByTestId('first-run').waitFor();
  expect(await (await third.window()).getByTestId('hint-no-tray').count()).toBe(0);
});

test('a panel that starts a moment after the app gets its icon, and no window opens', async () => {
  session = await startSession();
  session.tray.stop();
  const app = await session.launch(['--hidden']);
  late = await startTrayHost(session.desktop.busAddress);
  await late.waitForItem();
  expect(app.electronApp.windows()).toHaveLength(0);
});

test('a panel that is started anew gets the icon again', async () => {
  session = await startSession();
  await session.launch(['--hidden']);
  await session.tray.waitForItem();
  session.tray.stop();
  late = await startTrayHost(session.desktop.busAddress);
  await late.waitForItem();
  await late.click(['Quit']);
});

test('a list of icons that no panel shows is no tray: the window opens, and the icon comes with the panel', async () => {
  session = await startSession();
  session.tray.stop();
  late = await startTrayHost(session.desktop.busAddress, false);
  const app = await session.launch(['--hidden']);
  const page = await app.window();
  await page.getByTestId('hint-no-tray').waitFor();

  late.setPanel(true);
  await page.getByTestId('hint-no-tray').waitFor({ state: 'detached' });
  await late.waitForItem();
  await late.click(['Settings']);
  await page.getByTestId('version').waitFor();

  // Its panel goes for a while: the way back is explained, and the icon is there when the panel is.
  late.setPanel(false);
  await page.getByTestId('hint-no-tray').waitFor();
  late.setPanel(true);
  await page.getByTestId('hint-no-tray').waitFor({ state: 'detached' });
  await late.waitForItem();
  await late.click(['Quit']);
  expect(await app.waitForExit()).toMatchObject({ byItself: true });
});

test('a list that is started anew and gets its panel a moment later gets the icon', async () => {
  session = await startSession();
  await session.launch(['--hidden']);
  await session.tray.waitForItem();
  session.tray.stop();
  late = await startTrayHost(session.desktop.busAddress, false);
  late.setPanel(true);
  await late.waitForItem();
  // With the panel the icon is made anew, and one that was there a moment ago answers no more.
  const quits = (): Promise<boolean> =>
    late?.click(['Quit']).then(
      () => true,
      () => false,
    ) ?? Promise.resolve(false);
  await expect.poll(quits).toBe(true);
});
