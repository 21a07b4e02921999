import { beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import { createDesktop, type Desktop } from '../../../electron/desktop/desktop.ts';
import type { TrayHostState } from '../../../electron/desktop/tray-host.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { storedConnection } from '../settings/stored-connection.ts';

let current: Settings;
let trayState: TrayHostState;
let atLogin: boolean;
let loginTaken: boolean;
let taken: boolean;
let proxies: unknown[];
let proxyTaken: boolean;
let seen: boolean;
let said: number;
let changes: number;

function open(isDemo = false): Desktop {
  let used: string | null = null;
  return createDesktop({
    platform: 'linux',
    settings: {
      get: () => current,
      update: (change) => {
        current = change(current);
      },
    },
    trayState: () => trayState,
    shortcut: {
      failure: () => (taken && used === null ? 'taken' : null),
      restore(keys) {
        if (!taken) used = keys;
      },
      use(keys) {
        if (taken && keys !== null) return 'taken';
        used = keys;
        return 'ok';
      },
    },
    login: {
      isOn: () => atLogin,
      set(on) {
        if (loginTaken) atLogin = on;
        return loginTaken;
      },
    },
    proxy: {
      ready: () => Promise.resolve(),
      use(choice) {
        if (proxyTaken) proxies.push(choice);
        return Promise.resolve(proxyTaken);
      },
    },
    isDemo,
    sayItStays() {
      said += 1;
      return Promise.resolve(seen);
    },
    onChange: () => {
      changes += 1;
    },
  });
}

beforeEach(() => {
  current = readSettings({}).value;
  trayState = 'there';
  atLogin = false;
  loginTaken = true;
  taken = false;
  proxies = [];
  proxyTaken = true;
  seen = true;
  said = 0;
  changes = 0;
});

const addConnection = (): void => {
  current = { ...current, connections: [storedConnection('a') as unknown as ConnectionConfig] };
};

describe('what is explained or asked once', () => {
  it('is nothing on an ordinary first start', () => {
    expect(open().state().hints).toEqual([]);
  });

  it('is how to get a tray, until it was read or there is one', () => {
    trayState = 'missing';
    const desktop = open();
    expect(desktop.state().hints).toEqual(['no-tray']);
    trayState = 'there';
    expect(desktop.state().hints).toEqual([]);
    trayState = 'missing';
    desktop.dismiss('no-tray');
    expect(desktop.state().hints).toEqual([]);
    // The next start does not begin again.
    expect(open().state().hints).toEqual([]);
  });

  it('is whether to start at login, once there is a connection to watch', async () => {
    const desktop = open();
    addConnection();
    expect(desktop.state().hints).toEqual(['start-at-login']);
    expect(await desktop.change({ startAtLogin: true })).toEqual({ ok: true });
    expect(desktop.state()).toMatchObject({ hints: [], startAtLogin: true });
    await desktop.change({ startAtLogin: false });
    expect(open().state()).toMatchObject({ hints: [], startAtLogin: false });
  });

  it('is not asked of who has it already, said no, or only looks at the demo', () => {
    addConnection();
    atLogin = true;
    expect(open().state().hints).toEqual([]);
    atLogin = false;
    trayState = 'missing';
    expect(open(true).state()).toMatchObject({ hints: [], startAtLogin: null });
    trayState = 'there';
    open().dismiss('start-at-login');
    expect(open().state().hints).toEqual([]);
  });

  it('is that closing the window does not end the app: one notification, ever', async () => {
    open().windowClosed();
    await Promise.resolve();
    open().windowClosed();
    expect(said).toBe(1);
    expect(open().state().hints).toEqual([]);
  });

  it('… or a banner where no notification can be seen', async () => {
    seen = false;
    const desktop = open();
    desktop.windowClosed();
    await Promise.resolve();
    expect(desktop.state().hints).toEqual(['stays-in-tray']);
    expect(changes).toBeGreaterThan(0);
    desktop.dismiss('stays-in-tray');
    desktop.windowClosed();
    expect(said).toBe(1);
    expect(desktop.state().hints).toEqual([]);
  });
});

describe('a change', () => {
  it('is kept, and what was said stays said', async () => {
    const desktop = open();
    desktop.dismiss('no-tray');
    await desktop.change({ hideOnLock: true });
    await desktop.change({ trayValue: { kind: 'sum', currency: 'USD' } });
    await desktop.change({ shortcut: 'Control+P' });
    await desktop.change({ proxy: { kind: 'server', address: 'a:1' } });
    expect(current.desktop).toEqual({
      hideOnLock: true,
      trayValue: { kind: 'sum', currency: 'USD' },
      shortcut: 'Control+P',
      proxy: { kind: 'server', address: 'a:1' },
      said: ['no-tray'],
    });
    expect(proxies).toEqual([{ kind: 'server', address: 'a:1' }]);
  });

  it.each([
    ['shortcut-taken', { shortcut: 'Control+P' }, (): void => void (taken = true)],
    ['proxy-address', { proxy: { kind: 'server', address: 'nonsense' } }, (): void => undefined],
    ['proxy-refused', { proxy: { kind: 'server', address: 'a:1' } }, (): void => void (proxyTaken = false)],
    ['login-refused', { startAtLogin: true }, (): void => void (loginTaken = false)],
  ] as const)('that is refused (%s) changes nothing', async (error, change, arrange) => {
    const desktop = open();
    arrange();
    const before = current;
    expect(await desktop.change(change)).toEqual({ ok: false, error });
    expect(current).toBe(before);
    expect(proxies).toEqual([]);
  });
});

it('the shortcut of the last time is used again, or known not to work', () => {
  current = { ...current, desktop: { ...current.desktop, shortcut: 'Control+P' } };
  expect(open().state().shortcutFailure).toBeNull();
  taken = true;
  expect(open().state()).toMatchObject({ shortcutFailure: 'taken', settings: { shortcut: 'Control+P' } });
});
