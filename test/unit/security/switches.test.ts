import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwanted, wantedFeatures } from '../../../electron/security/switches.ts';

const packaged = unwanted(true, false);

describe('a package', () => {
  it.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'log-net-log',
    'ssl-key-log-file',
    'ignore-certificate-errors',
    'ignore-certificate-errors-spki-list',
    'host-resolver-rules',
    'host-rules',
    'proxy-server',
    'proxy-pac-url',
    'proxy-bypass-list',
    'disable-web-security',
    'no-sandbox',
    'renderer-cmd-prefix',
    'load-extension',
  ])('is started without --%s', (name) => {
    expect(packaged.switches).toContain(name);
  });

  it('keeps what it cannot do without', () => {
    for (const name of ['user-data-dir', 'ozone-platform', 'disable-gpu', 'lang', 'hidden', 'force-device-scale-factor']) {
      expect(packaged.switches).not.toContain(name);
    }
  });

  it('writes no keys of its connections to a file because the environment says so', () => {
    expect(packaged.environment).toContain('SSLKEYLOGFILE');
  });

  it('keeps for the superuser the one switch without which nothing starts', () => {
    const forRoot = unwanted(true, true).switches;
    expect(packaged.switches.filter((name) => !forRoot.includes(name))).toEqual(['no-sandbox']);
  });

  it('names no switch twice', () => {
    expect(new Set(packaged.switches).size).toBe(packaged.switches.length);
  });
});

it('a clone keeps them all: its tests need some', () => {
  expect(unwanted(false, false)).toEqual({ switches: [], environment: [] });
});

it('they are taken away before anything else is loaded', () => {
  const main = readFileSync(path.resolve(import.meta.dirname, '../../../electron/main.ts'), 'utf8');
  const imports = main.split('\n').filter((line) => line.startsWith('import '));
  expect(imports[0]).toBe("import './security/first.ts';");
});

describe('Chromium’s features', () => {
  it.each([
    ['linux', { XDG_SESSION_TYPE: 'wayland' }, '', 'NetworkServiceInProcess2,GlobalShortcutsPortal'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'A,B', 'A,B,NetworkServiceInProcess2,GlobalShortcutsPortal'],
    ['linux', { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: '' }, 'A', 'A,NetworkServiceInProcess2'],
    ['darwin', { XDG_SESSION_TYPE: 'wayland' }, '', null],
    ['win32', {}, 'A', null],
  ] as const)('%s %j', (platform, env, given, wanted) => {
    expect(wantedFeatures(platform, env, given)).toBe(wanted);
  });
});
