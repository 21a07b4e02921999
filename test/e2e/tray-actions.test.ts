import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { RunningApp } from './support/app.ts';
import { clipboardText } from './support/clipboard.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, setAvailable } from './support/steps.ts';

const ROW = /USD/;

describe('the tray menu', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
    await addWorldFirst(app, session);
    await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
  });

  afterAll(async () => session?.stop());

  /** Clicks “Refresh now” until the menu says so: inside the floor between two requests nothing is sent. */
  async function refreshUntil(words: RegExp): Promise<void> {
    const look = async (): Promise<string> => {
      const text = await session.tray.menuText();
      if (!words.test(text) && /^Refresh now$/m.test(text)) await session.tray.click(['Refresh now']);
      return text;
    };
    await expect.poll(look, { timeout: 20_000, interval: 300 }).toMatch(words);
  }

  test('copies an amount, and the daily summary as plain text', async () => {
    await session.tray.click([ROW, 'Copy amount']);
    await expect.poll(() => clipboardText(app.electronApp)).toBe('USD 5,000.00');
    await session.tray.click(['Copy daily summary']);
    await expect.poll(() => clipboardText(app.electronApp)).toMatch(/^Plimsoll · /);
    const summary = await clipboardText(app.electronApp);
    expect(summary).toContain('USD 5,000.00');
    expect(summary.split('\n').length).toBeGreaterThanOrEqual(3);
  });

  test('says that a refresh runs, then what it came to, then offers the next', async () => {
    await session.simulator.setFault({ provider: 'worldfirst', fault: { kind: 'http-500' } });
    await refreshUntil(/^ +1 of 1 connection not refreshed/m);
    await session.simulator.setFault({ provider: 'worldfirst', fault: null });
    await refreshUntil(/^ +Refreshed/m);
    await session.tray.waitForMenu((text) => !text.includes('Refreshed'));
  });

  test('leads to the form for money on its way', async () => {
    await page.getByTestId('nav-settings').click();
    await session.tray.click([ROW, 'In transit…']);
    await page.getByTestId('transit-amount').waitFor();
    await page.getByTestId('transit-amount').fill('100');
    await page.getByTestId('save-transit').click();
    await session.tray.waitForMenu((text) => /USD 5,000\.00.* · In transit$/m.test(text));
  });

  test('snoozes an account, and ends that', async () => {
    await session.tray.click([ROW, 'Snooze', 'Until tomorrow']);
    await session.tray.waitForMenu((text) => / · Snoozed$/m.test(text));
    await page.getByTestId('snoozed').waitFor();
    await session.tray.click([ROW, 'End snooze']);
    await session.tray.waitForMenu((text) => !text.includes('Snoozed'));
  });

  test('hides amounts, names and numbers, in notifications too, until they are shown again', async () => {
    await session.tray.click(['Hide amounts']);
    await session.tray.waitForMenu(
      (text) => text.includes('****') && !/5,000|USD|Harbour|WorldFirst/.test(text),
    );
    const { tooltip } = await session.tray.waitForProperties(
      ({ tooltip: said }) => !/USD|Harbour/.test(said),
    );
    expect(tooltip).toContain('Plimsoll');

    await page.evaluate(async () => {
      const state = await window.plimsoll.getState(null);
      const connection = state.ok ? state.value.snapshot.connections[0] : undefined;
      const connectionId = connection?.id ?? '';
      const key = connection?.balances[0]?.key ?? '';
      await window.plimsoll.markTransit({ connectionId, key, transit: null });
      await window.plimsoll.setLine({ connectionId, key, warn: '4500', critical: null, upper: null });
    });
    await setAvailable(session, '300000');
    await refreshUntil(/◐/);
    const [call] = await session.notified.waitForCalls(1);
    expect(`${call?.summary} ${call?.body}`).not.toMatch(/3,000|4,500|USD|Harbour|\d{4}/);
    expect(call?.summary).toContain('Low');

    await session.tray.click(['Show amounts']);
    await session.tray.waitForMenu((text) => text.includes('USD 3,000.00'));
  });

  test('shows the chosen amount in the tooltip', async () => {
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('tray-value').selectOption('sum USD');
    await session.tray.waitForProperties(({ tooltip }) => tooltip.includes('\nUSD 3,000.00\n'));
  });

  test('in Chinese', async () => {
    await page.getByTestId('language-select').selectOption('zh-CN');
    await session.tray.waitForMenu((text) => text.includes('偏低') && text.includes('复制资金日报'));
    await session.tray.click(['复制资金日报']);
    await expect.poll(() => clipboardText(app.electronApp)).toContain('资金日报');
    await session.tray.click(['暂停', '1 小时']);
    await session.tray.waitForMenu((text) => /已暂停全部查询，\d\d:\d\d 恢复/.test(text));
  });
});
