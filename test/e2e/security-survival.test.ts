import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostics, Envelope } from '../../electron/contract/types.ts';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, refreshFromTray, setAvailable } from './support/steps.ts';

/** What an error might say, and nobody may read. */
const SECRET = 'canary-unhandled-5b1f';

describe('what breaks does not end the watching', () => {
  let session: Session;
  let app: RunningApp;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    await addWorldFirst(app, session);
  });
  afterAll(async () => session?.stop());

  /** Runs in the page by way of main: a debugger does not always find its way to the page that comes after a crashed one. */
  const inPage = <T>(script: string): Promise<T> =>
    app.electronApp.evaluate(
      async ({ BrowserWindow }, code) =>
        (await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code)) as T,
      script,
    );
  const place = (testId: string): string => `document.querySelector('[data-testid="${testId}"]')`;
  const isThere = (testId: string): Promise<boolean> => inPage(`${place(testId)} !== null`);
  const click = (testId: string): Promise<null> => inPage(`(${place(testId)}.click(), null)`);
  const textOf = (testId: string): Promise<string> => inPage(`${place(testId)}?.textContent ?? ''`);
  const windows = (): Promise<number> =>
    app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

  async function diagnostics(): Promise<Diagnostics> {
    const envelope = await inPage<Envelope<Diagnostics>>('window.plimsoll.getDiagnostics(null)');
    if (!envelope.ok) throw new Error(envelope.refusal);
    return envelope.value;
  }
  const kinds = async (): Promise<string[]> => (await diagnostics()).incidents.map(({ kind }) => kind);

  /** A refresh is asked for, answered, and shown in tray and window. */
  async function expectWatching(cents: string, shown: string): Promise<void> {
    await setAvailable(session, cents);
    await refreshFromTray(session);
    await session.tray.waitForMenu((text) => text.includes(`USD ${shown}`));
    await expect.poll(() => textOf('amount')).toContain(shown);
  }

  async function crashPage(): Promise<void> {
    await app.electronApp.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const gone = new Promise((resolve) => contents?.once('render-process-gone', resolve));
      contents?.forcefullyCrashRenderer();
      await gone;
    });
  }

  test('a crash of the window’s page: it comes back on the page it was on', async () => {
    await click('nav-connections');
    await expect.poll(() => isThere('remove')).toBe(true);
    await crashPage();
    await expect.poll(() => isThere('remove')).toBe(true);
    expect(await kinds()).toEqual(['window-crashed']);
    await click('nav-overview');
    await expectWatching('490000', '4,900.00');
  });

  test('a crash of the GPU process, more often than Chromium would put up with', async () => {
    const gpu = (): Promise<number> =>
      app.electronApp.evaluate(
        ({ app: self }) => self.getAppMetrics().find(({ type }) => type === 'GPU')?.pid ?? 0,
      );
    for (let crash = 1; crash <= 8; crash += 1) {
      await expect.poll(gpu).toBeGreaterThan(0);
      process.kill(await gpu(), 'SIGKILL');
      await expect
        .poll(async () => (await kinds()).filter((kind) => kind === 'helper-crashed').length)
        .toBe(crash);
    }
    await expectWatching('480000', '4,800.00');
  });

  test('an unhandled rejection and an error nobody catches, in main: noted without what they say', async () => {
    await app.electronApp.evaluate((_electron, secret) => {
      void Promise.reject(new TypeError(secret));
      setImmediate(() => {
        throw new RangeError(secret);
      });
    }, SECRET);
    await expect
      .poll(async () => (await kinds()).filter((kind) => kind === 'unhandled-error').length)
      .toBe(2);
    const { incidents, logFile } = await diagnostics();
    expect(JSON.stringify(incidents)).toMatch(/TypeError/);
    expect(JSON.stringify(incidents)).not.toContain(SECRET);
    expect(logFile).toBe(path.join(session.profileDir, 'logs', 'plimsoll.log'));
    await expect.poll(() => readFileSync(logFile, 'utf8')).toMatch(/unhandled-error · RangeError/);
    expect(readFileSync(logFile, 'utf8')).not.toContain(SECRET);
    expect(app.output.stdout + app.output.stderr).not.toContain(SECRET);
    await expectWatching('470000', '4,700.00');
  });

  test('they are listed on the diagnostics page, with the place of the log', async () => {
    await click('nav-diagnostics');
    await expect.poll(() => textOf('incidents')).toMatch(/The window crashed.*A helper of the window crashed|A helper of the window crashed.*The window crashed/s);
    expect(await textOf('log-file')).toContain('plimsoll.log');
    await click('nav-overview');
  });

  test('a page that crashes again and again is left closed, and opens once it is asked for', async () => {
    // Once before; the fourth within a minute is one too many.
    for (let crash = 2; crash <= 4; crash += 1) {
      await expect.poll(windows).toBe(1);
      await crashPage();
    }
    await expect.poll(windows).toBe(0);
    await setAvailable(session, '460000');
    await refreshFromTray(session);
    await session.tray.waitForMenu((text) => text.includes('USD 4,600.00'));
    await session.tray.click(['Open Plimsoll']);
    await expect.poll(windows).toBe(1);
    await expect.poll(() => isThere('nav-overview')).toBe(true);
    expect((await kinds()).slice(0, 2).toSorted()).toEqual(['window-crashed', 'window-given-up']);
  });
});
