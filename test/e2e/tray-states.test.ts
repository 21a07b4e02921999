import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { drawIcon } from '../../electron/desktop/icon-drawing.ts';
import type { TrayIconLook } from '../../electron/desktop/tray-state.ts';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, merchant, refreshFromTray, setAvailable } from './support/steps.ts';
import { trayPixels } from './support/tray-pixels.ts';

describe('the tray icon on a real panel', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;
  const seen = new Map<string, string>();

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
    await page.getByTestId('first-run').waitFor();
  });

  afterAll(async () => session?.stop());

  /** The panel holds exactly the picture of that state, and has shown it for no other. */
  async function expectIcon(look: TrayIconLook): Promise<void> {
    const shapeOf = (size: number): string =>
      [...drawIcon(look, size, 'template')].filter((_byte, n) => n % 4 === 3).join();
    await expect
      .poll(
        async () => {
          const { size, alpha } = await trayPixels(session.tray);
          return alpha.join() === shapeOf(size) ? 'as drawn' : `another at ${size} pixels`;
        },
        { timeout: 10_000 },
      )
      .toBe('as drawn');
    const shape = shapeOf((await trayPixels(session.tray)).size);
    for (const [other, its] of seen) if (other !== look.state) expect(its).not.toBe(shape);
    seen.set(look.state, shape);
  }

  async function setLine(warn: string, critical: string): Promise<void> {
    const result = await page.evaluate(
      async (lines) => {
        const state = await window.plimsoll.getState(null);
        const connection = state.ok ? state.value.snapshot.connections[0] : undefined;
        const key = connection?.balances[0]?.key ?? '';
        return window.plimsoll.setLine({ connectionId: connection?.id ?? '', key, ...lines });
      },
      { warn, critical, upper: null },
    );
    expect(result).toEqual({ ok: true, value: { ok: true } });
  }

  test('empty: a connection is to be added', async () => {
    await expectIcon({ state: 'empty', fill: null });
  });

  test('fine, without a line to be held against: nothing is filled', async () => {
    await addWorldFirst(app, session);
    await expectIcon({ state: 'fine', fill: null });
  });

  test('fine: filled as far as the lowest account stands above its line', async () => {
    await setLine('4000', '1000');
    await expectIcon({ state: 'fine', fill: 6 });
  });

  test('low', async () => {
    await setAvailable(session, '399999');
    await refreshFromTray(session);
    await expectIcon({ state: 'low', fill: 4 });
  });

  test('critical', async () => {
    await setAvailable(session, '80000');
    await refreshFromTray(session);
    await expectIcon({ state: 'critical', fill: 1 });
  });

  test('paused, from the menu; and resumed', async () => {
    await session.tray.click(['Pause', 'Until resumed']);
    await expectIcon({ state: 'paused', fill: null });
    await session.tray.waitForProperties(({ tooltip }) => tooltip.includes('All checks paused'));
    await page.getByTestId('banner-paused').waitFor();
    const before = await session.acceptedRequests();
    await session.tray.waitForMenu((text) => text.includes('Refresh now (disabled)'));

    await setAvailable(session, '800000');
    await session.tray.waitForMenu((text) => text.includes('Resume checks'));
    await session.tray.click(['Resume checks']);
    await expectIcon({ state: 'fine', fill: 10 });
    expect(await session.acceptedRequests()).toBeGreaterThan(before);
    await page.getByTestId('banner-paused').waitFor({ state: 'detached' });
  });

  test('stale: the provider answers and says nothing', async () => {
    await session.simulator.setFault({ provider: 'worldfirst', fault: { kind: 'unknown' } });
    await refreshFromTray(session);
    await expectIcon({ state: 'stale', fill: 10 });
  });

  test('offline: it does not answer', async () => {
    await session.simulator.setFault({ provider: 'worldfirst', fault: { kind: 'down' } });
    await refreshFromTray(session);
    await expectIcon({ state: 'offline', fill: 10 });
    await session.simulator.setFault({ provider: 'worldfirst', fault: null });
  });

  test('needs you: it refuses the signature', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    await session.simulator.register({ merchant: { ...merchant, publicKeyPem: other } });
    await refreshFromTray(session);
    await expectIcon({ state: 'needs-you', fill: 10 });
    await session.simulator.register({ merchant });
  });

  test('locked: the keyring is', async () => {
    await app.stop();
    await session.desktop.lockKeyring();
    app = await session.launch(['--hidden']);
    await expectIcon({ state: 'locked', fill: null });
    expect([...seen.keys()].toSorted()).toEqual(
      ['critical', 'empty', 'fine', 'locked', 'low', 'needs-you', 'offline', 'paused', 'stale'],
    );
  });
});
