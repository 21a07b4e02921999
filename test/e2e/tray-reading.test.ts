import dbus from 'dbus-next';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { RunningApp } from './support/app.ts';
import { connectSessionBus, type SessionBus } from './support/session-bus.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst } from './support/steps.ts';
import { findMenuItem, type MenuPath } from './support/tray-menu.ts';
import { trayPixels } from './support/tray-pixels.ts';

const MENU = 'com.canonical.dbusmenu';

describe('a menu that somebody has open', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;
  let panel: SessionBus;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
    panel = await connectSessionBus(session.desktop.busAddress);
    await addWorldFirst(app, session);
    await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
  });

  afterAll(async () => {
    panel?.close();
    await session?.stop();
  });

  async function call(member: string, signature: string, body: unknown[]): Promise<void> {
    const { owner } = await session.tray.waitForItem();
    const { menuPath } = await session.tray.properties();
    await panel.call({ destination: owner, path: menuPath, interface: MENU, member, signature, body });
  }

  const event = (id: number, what: 'opened' | 'clicked'): Promise<void> =>
    call('Event', 'isvu', [id, what, new dbus.Variant('i', 0), 0]);

  const idOf = async (path: MenuPath): Promise<number> =>
    findMenuItem(await session.tray.menu(), path).id;

  async function open(path: MenuPath): Promise<void> {
    const id = await idOf(path);
    await call('AboutToShow', 'i', [id]);
    await event(id, 'opened');
  }

  async function setWarnLine(warn: string): Promise<void> {
    const set = await page.evaluate(async (value) => {
      const state = await window.plimsoll.getState(null);
      const connection = state.ok ? state.value.snapshot.connections[0] : undefined;
      const key = connection?.balances[0]?.key ?? '';
      const lines = { warn: value, critical: null, upper: null };
      return window.plimsoll.setLine({ connectionId: connection?.id ?? '', key, ...lines });
    }, warn);
    expect(set).toEqual({ ok: true, value: { ok: true } });
  }

  const alpha = async (): Promise<string> => (await trayPixels(session.tray)).alpha.join();

  test('keeps its entries while icon, amounts and tooltip change: the click is not lost', async () => {
    const before = await session.tray.properties();
    const pixels = await alpha();
    const id = await idOf(['Pause', 'Until resumed']);
    await open(['Pause']);
    await setWarnLine('6000');
    // The icon shows the new state at once; only what would take the entries away waits.
    await expect.poll(alpha, { timeout: 5_000 }).not.toBe(pixels);
    expect((await session.tray.properties()).tooltip).toBe(before.tooltip);
    expect(await idOf(['Pause', 'Until resumed'])).toBe(id);
    await event(id, 'clicked');
    await session.tray.waitForMenu((text) => text.includes('Resume checks'));
    await session.tray.waitForProperties(({ tooltip }) => tooltip.includes('All checks paused'));
  });

  test('is brought up to date once nobody reads it any more', async () => {
    await session.tray.click(['Resume checks']);
    await session.tray.waitForMenu((text) => /^◐/m.test(text) && text.includes('Pause'));
    await session.tray.waitForProperties(({ tooltip }) => tooltip.includes('Low'));
    await open(['Pause']);
    await setWarnLine('4000');
    const root = await session.tray.waitForMenu((text) => !text.includes('◐'), { timeoutMs: 20_000 });
    expect(findMenuItem(root, ['Pause', 'Until resumed']).enabled).toBe(true);
    await session.tray.waitForProperties(({ tooltip }) => tooltip.includes('none below its line'));
  });
});
