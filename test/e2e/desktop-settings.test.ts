import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import dbus from 'dbus-next';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright-core';
import { launchApp, type RunningApp } from './support/app.ts';
import { connectSessionBus } from './support/session-bus.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, fillVouchers } from './support/steps.ts';

/** No loopback address, so that a proxy is used for it; Chromium is told where it is. */
const HOST = 'merchant.test';
const SIGN_KEY = 'canary-sign-key-77aa';

class ScreenSaver extends dbus.interface.Interface {
  ActiveChanged(active: boolean): boolean {
    return active;
  }
}
ScreenSaver.configureMembers({ signals: { ActiveChanged: { signature: 'b' } } });

/** A proxy that notes what it is asked for, and passes it on to this computer. */
async function startProxy(): Promise<{ server: Server; address: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '');
    asked.push(url.host);
    const { method, headers } = incoming;
    const onward = request(
      { host: '127.0.0.1', port: url.port, path: url.pathname + url.search, method, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, asked, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('what is chosen about the desktop', () => {
  let session: Session;
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    app = await session.launch([], {}, [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`]);
    page = await app.window();
    await page.getByTestId('first-run').waitFor();
  });

  afterAll(async () => session?.stop());

  test('whether to start at login is asked once there is something to watch', async () => {
    expect(await page.getByTestId('hint-start-at-login').count()).toBe(0);
    await addWorldFirst(app, session);
    await page.getByTestId('hint-start-at-login').getByTestId('hint-yes').click();
    await page.getByTestId('hint-start-at-login').waitFor({ state: 'detached' });
    const file = path.join(session.desktop.home, '.config/autostart/plimsoll.desktop');
    const entry = await readFile(file, 'utf8');
    expect(entry).toMatch(/^Exec="[^"]+" .*"--hidden"$/m);
    await page.getByTestId('nav-settings').click();
    expect(await page.getByTestId('start-at-login').isChecked()).toBe(true);
    await page.getByTestId('start-at-login').uncheck();
    await expect.poll(() => readFile(file, 'utf8').catch(() => 'gone')).toBe('gone');
  });

  test('a shortcut is set by pressing it; one that another program holds is refused with its reason', async () => {
    const profileDir = await mkdtemp(path.join(tmpdir(), 'plimsoll-other-'));
    const other = await launchApp({ desktop: session.desktop, profileDir, args: ['--hidden'] });
    onTestFinished(async () => {
      await other.stop();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
    });
    // Once its icon is there it has started.
    await expect.poll(() => session.tray.items().length, { timeout: 10_000 }).toBe(2);
    const held = await other.electronApp.evaluate(({ globalShortcut }) =>
      globalShortcut.register('Control+Shift+L', () => undefined),
    );
    expect(held).toBe(true);
    const press = async (keys: string): Promise<void> => {
      await page.getByTestId('record-shortcut').click();
      await page.keyboard.press(keys);
    };
    await press('Control+Shift+L');
    const error = page.getByTestId('shortcut-error');
    await expect.poll(() => error.textContent()).toMatch(/Another program already uses Ctrl\+Shift\+L/);
    expect(await page.getByTestId('shortcut').textContent()).toBe('None');

    await press('Control+Shift+K');
    await expect.poll(() => page.getByTestId('shortcut').textContent()).toBe('Ctrl+Shift+K');
    const isOurs = await app.electronApp.evaluate(({ globalShortcut }) =>
      globalShortcut.isRegistered('Control+Shift+K'),
    );
    expect(isOurs).toBe(true);
    await page.getByTestId('clear-shortcut').click();
    await expect.poll(() => page.getByTestId('shortcut').textContent()).toBe('None');
  });

  test('a locked screen hides amounts, and they stay hidden', async () => {
    const bus = await connectSessionBus(session.desktop.busAddress);
    const saver = new ScreenSaver('org.gnome.ScreenSaver');
    bus.export('/org/gnome/ScreenSaver', saver);
    saver.ActiveChanged(true);
    await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
    await page.getByTestId('hide-on-lock').check();
    saver.ActiveChanged(true);
    await session.tray.waitForMenu((text) => text.includes('Show amounts') && !text.includes('5,000'));
    saver.ActiveChanged(false);
    await expect.poll(() => page.getByTestId('hide-amounts').isChecked()).toBe(true);
    await page.getByTestId('hide-amounts').uncheck();
    await session.tray.waitForMenu((text) => text.includes('USD 5,000.00'));
    bus.close();
  });

  test('requests go through the proxy of one’s own, and never past it', async () => {
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
    // It leads to this computer, which takes a yes of its own.
    await page.getByTestId('private-http-consent').check();
    await page.getByTestId('save').click();
    await session.tray.waitForMenu((text) => text.includes('CNY 100.00'));

    const proxy = await startProxy();
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('proxy-kind').selectOption('server');
    await page.getByTestId('proxy-address').fill('nonsense');
    await page.getByTestId('save-proxy').click();
    await expect.poll(() => page.getByTestId('proxy-result').textContent()).toMatch(/host and port/);
    await page.getByTestId('proxy-address').fill(proxy.address);
    await page.getByTestId('save-proxy').click();
    await expect.poll(() => page.getByTestId('proxy-result').textContent()).toBe('In use.');

    const vouchers = async () => {
      const answer = await page.evaluate(() => window.plimsoll.getState(null));
      if (!answer.ok) throw new Error(answer.refusal);
      return answer.value.snapshot.connections.find(({ label }) => label === 'Vouchers');
    };
    const refreshVouchers = async (): Promise<string | undefined> => {
      const id = (await vouchers())?.id ?? '';
      const answer = await page.evaluate(
        (connectionId) => window.plimsoll.refresh({ connectionId }),
        id,
      );
      return answer.ok ? answer.value[0]?.outcome : answer.refusal;
    };
    // The floor between two requests by hand has to pass first.
    await expect.poll(refreshVouchers, { timeout: 30_000, interval: 1_000 }).toBe('ok');
    expect(proxy.asked).toContain(`${HOST}:${session.ready.port}`);

    proxy.server.closeAllConnections();
    await new Promise((resolve) => proxy.server.close(resolve));
    const before = (await session.simulator.requests()).length;
    await expect.poll(refreshVouchers, { timeout: 30_000, interval: 1_000 }).toBe('failed');
    expect((await session.simulator.requests()).length).toBe(before);
  });
});
