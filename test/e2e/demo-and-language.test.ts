import { afterEach, expect, test } from 'vitest';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, refreshFromTray, setAvailable } from './support/steps.ts';

let session: Session | undefined;

afterEach(async () => {
  await session?.stop();
  session = undefined;
});

test('on a Chinese system everything is Chinese, and the language can be switched', async () => {
  session = await startSession({ language: 'zh_CN' });
  const app = await session.launch();
  const page = await app.window();
  await page.getByTestId('first-run').waitFor();
  expect(await page.getByTestId('first-run').textContent()).toContain('\u6DFB\u52A0\u8FDE\u63A5');
  expect(await session.tray.menuText()).toContain('\u5C1A\u65E0\u8FDE\u63A5');
  expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
  await app.screenshot('first-run-zh');

  await page.getByTestId('nav-settings').click();
  await page.getByTestId('language-select').selectOption('en');
  await session.tray.waitForMenu((text) => text.includes('No connections yet'));
  expect(await page.getAttribute('html', 'lang')).toBe('en');
});

test('the demo shows moving balances of all three providers, and one falls below its line', async () => {
  session = await startSession();
  const app = await session.launch(['--demo']);
  const page = await app.window();
  await page.getByTestId('banner-demo').waitFor();
  const tray = await session.tray.waitForMenu(
    (text) => /PEN \d/.test(text) && /CNY \d/.test(text) && /JPY \d/.test(text),
  );
  expect(tray.children.length).toBeGreaterThan(12);
  const low = (calls: ReturnType<Session['notified']['calls']>) =>
    calls.some(({ summary }) => summary.includes('Peru'));
  await expect.poll(() => low(session?.notified.calls() ?? []), { timeout: 58_000 }).toBe(true);
  const peru = session.notified.calls().filter(({ summary }) => summary.includes('Peru'));
  expect(peru).toHaveLength(1);
  expect(peru[0]?.summary).toContain('[Demo]');
}, 90_000);

test('“Look round with demo data” asks the launcher for the demo', async () => {
  session = await startSession();
  const app = await session.launch([], { PLIMSOLL_LAUNCHER: '1' });
  const page = await app.window();
  const ended = new Promise((resolve) => app.electronApp.process().once('exit', resolve));
  await page.getByTestId('demo-button').click();
  expect(await ended).toBe(71);
});

test('where notifications cannot be shown, tray and window say so, and the alert is not lost', async () => {
  session = await startSession({ notifications: false });
  const app = await session.launch();
  const page = await app.window();
  await addWorldFirst(app, session);
  await page.getByTestId('balance-row').first().click();
  await page.getByTestId('line-warn').fill('4500');
  await page.getByTestId('save-line').click();
  await page.keyboard.press('Escape');
  await setAvailable(session, '100000');
  await refreshFromTray(session);
  await session.tray.waitForMenu((text) => text.includes('Notifications cannot be shown'));
  await page.getByTestId('banner-notifications').waitFor();

  await page.getByTestId('nav-settings').click();
  await page.getByTestId('test-notification').click();
  await page.getByTestId('test-notification-result').waitFor();
  await app.screenshot('no-notifications');
});

test('a second start brings the first one to the front', async () => {
  session = await startSession();
  const app = await session.launch(['--hidden']);
  await session.tray.waitForItem();
  expect(app.electronApp.windows()).toHaveLength(0);
  const opened = app.window();
  await session.launch().catch(() => undefined);
  await (await opened).getByTestId('first-run').waitFor();
  expect(session.tray.items()).toHaveLength(1);
});
