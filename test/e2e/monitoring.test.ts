import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { ConnectionSnapshot } from '../../electron/domain/snapshot.ts';
import type { RunningApp } from './support/app.ts';
import { copyText } from './support/clipboard.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, fillVouchers, refreshFromTray, setAvailable } from './support/steps.ts';

const SIGN_KEY = 'canary-sign-key-19c4';
/** Not loopback to the app, which goes by literal addresses; Chromium is told where it is. */
const HOST = 'merchant.test';
const ROBOT_SECRET = 'SECcanary5d0e1f77b2';

describe('what goes on while nobody looks', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  const launch = (): Promise<RunningApp> =>
    session.launch([], {}, [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`]);

  beforeAll(async () => {
    session = await startSession();
    app = await launch();
    page = await app.window();
  });

  afterAll(async () => session?.stop());

  /** What the system would say of itself. */
  const power = (event: 'suspend' | 'resume' | 'on-ac'): Promise<unknown> =>
    app.electronApp.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);

  const network = (online: boolean): Promise<void> =>
    app.electronApp.evaluate(({ net }, there) => {
      net.isOnline = () => there;
    }, online);

  async function connections(): Promise<readonly ConnectionSnapshot[]> {
    const envelope = await page.evaluate(() => window.plimsoll.getState(null));
    if (!envelope.ok) throw new Error(envelope.refusal);
    return envelope.value.snapshot.connections;
  }

  const reasons = async (): Promise<Record<string, string>> =>
    Object.fromEntries((await connections()).map(({ label, nextReason }) => [label, nextReason]));

  const robotTexts = async (): Promise<string[]> =>
    (await session.simulator.robotMessages()).flatMap(({ verdict, content }) =>
      verdict === 'ok' && content !== undefined ? [content.text] : [],
    );

  test('while the computer sleeps nothing is planned, and one refresh is owed when it wakes', async () => {
    await addWorldFirst(app, session);
    await power('suspend');
    await expect.poll(reasons).toEqual({ 'Harbour Trading': 'suspended' });
    const before = await session.acceptedRequests();
    await power('resume');
    await expect.poll(() => session.acceptedRequests(), { timeout: 10_000 }).toBeGreaterThan(before);
    await expect.poll(reasons).toEqual({ 'Harbour Trading': 'interval' });
  });

  test('offline, only what is on this computer is asked; online again, one is owed', async () => {
    await session.simulator.register({
      merchant: {
        provider: 'redemption',
        merchantId: 'm-1',
        businessId: 'b-1',
        credential: { signType: 'MD5', signKey: SIGN_KEY },
        amount: '10000',
        creditLine: '0',
      },
    });
    await fillVouchers(app, `http://${HOST}:${session.ready.port}`, SIGN_KEY);
    await page.getByTestId('save').click();
    // The name leads to this computer, which is for a person to say whether that is right.
    await page.getByTestId('private-http-consent').check();
    await page.getByTestId('save').click();
    await session.tray.waitForMenu((text) => /CNY 100\.00/.test(text));

    await network(false);
    await power('on-ac');
    await expect.poll(reasons).toEqual({ 'Harbour Trading': 'interval', Vouchers: 'offline' });
    const offline = (await connections()).find(({ label }) => label === 'Vouchers');
    expect(offline?.nextRefreshAt).toBeUndefined();

    await network(true);
    await power('on-ac');
    await expect.poll(reasons).toMatchObject({ Vouchers: 'soon' });
    const owed = (await connections()).find(({ label }) => label === 'Vouchers');
    expect(owed?.nextRefreshAt).toBeTypeOf('number');
  });

  test('an alert reaches a group as a signed message, once', async () => {
    const target = await session.simulator.registerRobot({
      group: { kind: 'dingtalk', token: 'group-token-1', secret: ROBOT_SECRET },
    });
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('add-robot').click();
    await page.getByTestId('robot-kind-dingtalk').click();
    await page.getByTestId('robot-label').fill('Treasury');
    await copyText(app.electronApp, session.ready.baseUrl + target);
    await page.getByTestId('paste-robot-address').click();
    await copyText(app.electronApp, ROBOT_SECRET);
    await page.getByTestId('paste-robot-secret').click();
    await page.getByTestId('test-robot').click();
    await expect.poll(robotTexts, { timeout: 10_000 }).toHaveLength(1);
    const enabled = page.getByTestId('robot-enabled');
    if (!(await enabled.isChecked())) await enabled.check();
    await page.getByTestId('save-robot').click();
    await page.getByTestId('robots').waitFor();

    await page.getByTestId('nav-overview').click();
    await page.locator('[data-testid="balance-row"]', { hasText: 'USD' }).click();
    await page.getByTestId('line-warn').fill('4500');
    await page.getByTestId('save-line').click();
    await setAvailable(session, '300000');
    await refreshFromTray(session);
    await expect.poll(robotTexts, { timeout: 20_000 }).toHaveLength(2);
    expect((await robotTexts())[1]).toContain('3,000.00');
    const onDesktop = () =>
      session.notified.calls().filter(({ summary }) => summary.includes('Low')).length;
    await expect.poll(onDesktop, { timeout: 10_000 }).toBe(1);
  });

  test('money on its way silences it; when it does not come, that is told', async () => {
    const snapshot = await connections();
    const balance = snapshot.find(({ label }) => label === 'Harbour Trading')?.balances[0];
    const connectionId = snapshot.find(({ label }) => label === 'Harbour Trading')?.id ?? '';
    // The form knows whole minutes; what it sends is this.
    await page.evaluate(
      ([id, key]) =>
        window.plimsoll.markTransit({
          connectionId: id,
          key,
          transit: { amount: '5,000', expectedAt: Date.now() + 1_500, note: 'by bank' },
        }),
      [connectionId, balance?.key ?? ''] as const,
    );
    await page.getByTestId('transit').waitFor();
    const late = (): boolean =>
      session.notified.calls().some(({ body }) => body.includes('5,000.00'));
    await expect
      .poll(
        async () => {
          if (!late()) await refreshFromTray(session);
          return late();
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    expect(await page.getByTestId('transit').getAttribute('data-late')).toBe('true');
  });

  test('a restart repeats nothing, on the desktop or in the group', async () => {
    const notified = session.notified.calls().length;
    const sent = (await robotTexts()).length;
    await app.stop();
    app = await launch();
    page = await app.window();
    // An account that was left open may cover the list.
    await page.getByTestId('amount').first().waitFor({ state: 'attached' });
    await refreshFromTray(session);
    await page.getByTestId('nav-alerts').click();
    await page.getByTestId('alert').first().waitFor();
    expect(session.notified.calls()).toHaveLength(notified);
    expect(await robotTexts()).toHaveLength(sent);
  });
});
