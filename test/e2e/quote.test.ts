import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { PATHS } from '../../electron/demo/simulator/protocol.ts';
import type { RunningApp } from './support/app.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, merchant } from './support/steps.ts';

const MINUTE = 60_000;

describe('a quote', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch();
    page = await app.window();
  });

  afterAll(async () => session?.stop());

  const card = (state: 'live' | 'expired') =>
    page.locator(`[data-testid=quote-card][data-state=${state}]`);
  const seconds = async (): Promise<number> =>
    Number.parseInt((await page.getByTestId('quote-left').textContent()) ?? '', 10);
  const asked = async (): Promise<number> =>
    (await session.simulator.requests()).filter(
      ({ path, verdict }) => path === PATHS.worldfirstTransfer && verdict === 'ok',
    ).length;

  /** Presses the button until something new is on show: inside the floor nothing is sent. */
  async function askAgain(): Promise<void> {
    const outcome = page.locator('[data-testid=quote-id], [data-testid=quote-problem]');
    const before = await outcome.textContent();
    const press = async () => {
      await page.getByTestId('get-quote').click();
      return outcome.textContent();
    };
    await expect.poll(press, { timeout: 10_000, interval: 500 }).not.toBe(before);
  }

  test('cannot be asked for before a connection gives them', async () => {
    await page.getByTestId('first-run').waitFor();
    expect(await page.getByTestId('nav-quote').count()).toBe(0);
    await addWorldFirst(app, session);
    await page.getByTestId('nav-quote').click();
    await app.screenshot('quote-empty');
  });

  test('by what is paid: both amounts, price, fee and id as returned, and verified', async () => {
    await page.getByTestId('quote-to-currency').fill('eur');
    await page.getByTestId('quote-payee-id').fill('payee-1');
    await page.getByTestId('quote-amount').fill('1,000');
    await page.keyboard.press('Enter');
    await card('live').waitFor();
    expect(await page.getByTestId('quote-from').textContent()).toContain('USD 1,000.00');
    expect(await page.getByTestId('quote-to').textContent()).toContain('EUR 921.50');
    const text = await card('live').textContent();
    expect(text).toContain('Price USD/EUR0.92150');
    expect(text).toContain('USD 1.50');
    expect(text).toContain('Signature of the answer verified');
    expect(await seconds()).toBeLessThanOrEqual(30);
    await app.screenshot('quote-live');
  });

  test('a faulty request is not sent, and its first fault is under the keyboard', async () => {
    const before = await asked();
    await page.getByTestId('quote-amount').fill('1000.005');
    await page.getByTestId('quote-payee-id').fill('');
    await page.getByTestId('get-quote').click();
    await page.getByTestId('quote-error-payeeId').waitFor();
    expect(await page.getByTestId('quote-error-amount').isVisible()).toBe(true);
    await page.keyboard.type('1');
    expect(await page.getByTestId('quote-amount').inputValue()).toContain('1');
    expect(await page.getByTestId('quote-error-amount').count()).toBe(0);
    expect(await asked()).toBe(before);
  });

  test('by what arrives, to a receiving account, in yen', async () => {
    await page.getByTestId('quote-fixed-to').check();
    await page.getByTestId('quote-method-WORLDFIRST_RECEIVE_ACCOUNT').check();
    await page.getByTestId('quote-payee-id').fill('account-9');
    await page.getByTestId('quote-to-currency').fill('JPY');
    await page.getByTestId('quote-amount').fill('150000');
    await askAgain();
    expect(await page.getByTestId('quote-to').textContent()).toContain('JPY 150,000');
    expect(await page.getByTestId('quote-from').textContent()).toContain('USD 1,001.21');
  });

  test('counts down by this computer’s clock where the provider’s is minutes ahead', async () => {
    await session.simulator.setClock({ fixedNow: Date.now() + 4 * MINUTE });
    await askAgain();
    expect(await seconds()).toBeGreaterThan(20);
    expect(await seconds()).toBeLessThanOrEqual(30);
    await session.simulator.setClock({ fixedNow: null });
  });

  test('expires for all to see, is not renewed by itself, and is asked for again', async () => {
    await session.simulator.register({ merchant: { ...merchant, quotes: { lifeSeconds: 3 } } });
    await askAgain();
    await card('expired').waitFor();
    await app.screenshot('quote-expired');
    const sent = await asked();
    await session.simulator.register({ merchant });
    await page.getByTestId('quote-again').click();
    await card('live').waitFor();
    expect(await asked()).toBe(sent + 1);
  });

  test('that is refused says why and what to do', async () => {
    await session.simulator.register({
      merchant: { ...merchant, quotes: { payees: [{ id: 'somebody-else' }] } },
    });
    await askAgain();
    expect(await page.getByTestId('quote-problem').textContent()).toContain('USER_NOT_EXIST');
    await app.screenshot('quote-refused');
    await session.simulator.register({ merchant });
  });

  test('in Chinese, dark and narrow', async () => {
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('language-select').selectOption('zh-CN');
    await page.getByTestId('theme-select').selectOption('dark');
    await app.electronApp.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(700, 720),
    );
    await page.getByTestId('nav-quote').click();
    await askAgain();
    expect(await card('live').textContent()).toContain('报价编号');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await app.screenshot('quote-zh-dark-narrow');
  });
});

test('in a demo that stands still a quote stands still, and another can be asked for', async () => {
  const session = await startSession();
  const app = await session.launch(['--demo-frozen=2026-03-02T14:05:00Z']);
  const page = await app.window();
  await page.getByTestId('amount').first().waitFor();
  await page.getByTestId('nav-quote').click();
  await page.getByTestId('quote-to-currency').fill('EUR');
  await page.getByTestId('quote-payee-id').fill('payee-1');
  const outcome = page.getByTestId('quote-to');
  for (const [amount, arrives] of [
    ['100', 'EUR 92.15'],
    ['200', 'EUR 184.30'],
  ] as const) {
    await page.getByTestId('quote-amount').fill(amount);
    const press = async () => {
      await page.getByTestId('get-quote').click();
      return (await outcome.count()) === 0 ? '' : await outcome.textContent();
    };
    await expect.poll(press, { timeout: 10_000, interval: 500 }).toContain(arrives);
    expect(await page.getByTestId('quote-left').textContent()).toBe('30 s');
  }
  await session.stop();
});
