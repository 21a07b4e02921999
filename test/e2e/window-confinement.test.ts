import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { CALL_NAMES } from '../../electron/contract/names.ts';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';

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

  test('has the contract and nothing else of the system', async () => {
    const seen = await page.evaluate(() => ({
      api: Object.keys(window.plimsoll).sort(),
      node: [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')],
    }));
    expect(seen.api).toEqual([...CALL_NAMES, 'on'].sort());
    expect(seen.node).toEqual(['undefined', 'undefined']);
  });

  test('is sandboxed and isolated', async () => {
    const preferences = await app.electronApp.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents && Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []);
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
  });

  test('is served with a policy that allows no inline or foreign code', async () => {
    const policy = await app.electronApp.evaluate(async ({ session: sessions }) => {
      const response = await sessions.fromPartition('window').fetch('app://plimsoll/index.html');
      return response.headers.get('content-security-policy');
    });
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe/);
  });

  test('reaches no network and leaves for no other page', async () => {
    const before = (await session.simulator.requests()).length;
    const url = session.ready.baseUrl;
    const result = await page.evaluate(async (address) => {
      const image = new Image();
      const failed = new Promise((resolve) => {
        image.onerror = () => resolve('blocked');
        image.onload = () => resolve('loaded');
      });
      image.src = `${address}/picture.png`;
      const fetched = await fetch(address).then(
        () => 'fetched',
        () => 'blocked',
      );
      return [await failed, fetched, window.open(address) === null ? 'blocked' : 'opened'];
    }, url);
    expect(result).toEqual(['blocked', 'blocked', 'blocked']);
    await page.evaluate((address) => void (location.href = address), url);
    await expect.poll(() => page.url()).toBe('app://plimsoll/index.html');
    expect((await session.simulator.requests()).length).toBe(before);
  });

  test('is refused a call with a payload that is not the contract’s', async () => {
    const refused = await page.evaluate(() =>
      Promise.all([
        window.plimsoll.refresh({ connectionId: 1 } as never),
        window.plimsoll.refresh({ connectionId: null, extra: true } as never),
        window.plimsoll.getConnection({ connectionId: '../settings' }),
        window.plimsoll.getConnection({ connectionId: 'nobody' }),
      ]),
    );
    expect(refused).toEqual([
      { ok: false, refusal: 'bad-payload' },
      { ok: false, refusal: 'bad-payload' },
      { ok: false, refusal: 'bad-payload' },
      { ok: false, refusal: 'not-found' },
    ]);
  });

  test('comes back by itself when its page crashes', async () => {
    const reopened = app.electronApp.waitForEvent('window');
    await app.electronApp.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    page = await reopened;
    await page.getByTestId('first-run').waitFor();
  });
});
