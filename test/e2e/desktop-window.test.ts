import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';

const PLACE = { x: 60, y: 80, width: 900, height: 640 };

describe('the window', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
    await page.getByTestId('first-run').waitFor();
  });

  afterAll(async () => session?.stop());

  /** As its close button does. */
  const closeWindow = (): Promise<void> =>
    app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const state = (): Promise<'gone' | 'hidden' | 'shown'> =>
    app.electronApp.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) return 'gone';
      return window.isVisible() ? 'shown' : 'hidden';
    });
  const bounds = (): Promise<unknown> =>
    app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  /** From now on what is to happen in a minute waits for `passMinute`, so that nobody has to wait that long. */
  const holdMinutes = (): Promise<void> =>
    app.electronApp.evaluate(() => {
      const { setTimeout: real } = globalThis;
      const minutes: (() => void)[] = [];
      const held = (run: () => void, ms?: number) => {
        if (ms !== 60_000) return real(run, ms);
        minutes.push(run);
        return undefined;
      };
      Object.assign(globalThis, { setTimeout: held, minutes });
    });
  const passMinute = (): Promise<void> =>
    app.electronApp.evaluate(() => {
      const minutes = Reflect.get(globalThis, 'minutes') as (() => void)[];
      for (const run of minutes.splice(0)) run();
    });

  test('closed, hides; the app goes on, and says so once', async () => {
    await closeWindow();
    expect(await state()).toBe('hidden');
    const [call] = await session.notified.waitForCalls(1);
    expect(call?.summary).toBe('Plimsoll goes on watching');
    expect(call?.body).toContain('Quit');
    await session.tray.click(['Open Plimsoll']);
    await expect.poll(state).toBe('shown');
    await closeWindow();
    await expect.poll(state).toBe('hidden');
    expect(session.notified.calls()).toHaveLength(1);
  });

  test('opens on a left click on the icon', async () => {
    await session.tray.activate();
    await expect.poll(state).toBe('shown');
  });

  test('with a form that is being filled in is kept however long it is hidden', async () => {
    await holdMinutes();
    await page.getByTestId('add-connection').first().click();
    await page.getByTestId('provider-worldfirst').click();
    await page.getByTestId('field-label').fill('Harbour Trading');
    await closeWindow();
    await expect.poll(state).toBe('hidden');
    await passMinute();
    expect(await state()).toBe('hidden');
    await session.tray.activate();
    await expect.poll(state).toBe('shown');
    expect(await page.getByTestId('field-label').inputValue()).toBe('Harbour Trading');
    await page.getByTestId('cancel').click();
  });

  test('hidden for a while is given up, and made anew goes on where it was left', async () => {
    await page.getByTestId('nav-alerts').click();
    await page.locator('main[data-view="alerts"]').waitFor();
    await app.electronApp.evaluate(
      ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
      PLACE,
    );
    await closeWindow();
    await expect.poll(state).toBe('hidden');
    await passMinute();
    const before = page;
    await expect.poll(state).toBe('gone');
    // Playwright hears of it a moment later, and would hand out the page that is no more.
    await expect.poll(() => before.isClosed()).toBe(true);
    await session.tray.click(['Open Plimsoll']);
    await expect.poll(state).toBe('shown');
    page = await app.window();
    await page.locator('main[data-view="alerts"]').waitFor();
    expect(await bounds()).toEqual(PLACE);
  });

  test('is where it was after a restart', async () => {
    await app.stop();
    app = await session.launch();
    page = await app.window();
    await page.getByTestId('first-run').waitFor();
    expect(await bounds()).toEqual(PLACE);
  });

  test('a second start that is to be hidden does not bring it up; any other does', async () => {
    await closeWindow();
    await session.launch(['--hidden']).catch(() => undefined);
    expect(await state()).toBe('hidden');
    await session.launch().catch(() => undefined);
    await expect.poll(state).toBe('shown');
    expect(session.tray.items()).toHaveLength(1);
  });

  test('quits only when it is asked to', async () => {
    await session.tray.click(['Quit']);
    expect(await app.waitForExit()).toMatchObject({ byItself: true, leftOver: [] });
  });
});
