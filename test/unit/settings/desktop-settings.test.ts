import { describe, expect, it } from 'vitest';
import { defaultDesktopSettings } from '../../../electron/settings/desktop-settings.ts';
import { readSettings } from '../../../electron/settings/settings.ts';

const good = {
  trayValue: { kind: 'sum', currency: 'USD' },
  shortcut: 'Control+Shift+P',
  hideOnLock: true,
  proxy: { kind: 'server', address: 'proxy.example.com:8080' },
  said: ['no-tray'],
} as const;

describe('what is chosen about the desktop', () => {
  it('is kept', () => {
    expect(readSettings({ desktop: good })).toMatchObject({ value: { desktop: good }, damaged: false });
  });

  it('is the default where an earlier version wrote nothing of it', () => {
    const { value, damaged } = readSettings({});
    expect(value.desktop).toEqual(defaultDesktopSettings);
    expect([value.pause, value.windowPlace, damaged]).toEqual([null, null, false]);
  });

  it.each([
    ['trayValue', { kind: 'sum' }],
    ['shortcut', 'P'],
    ['shortcut', 7],
    ['hideOnLock', 'yes'],
    ['proxy', { kind: 'server', address: 'a:1', user: 'me' }],
    ['said', ['something']],
  ])('%s damaged as %j costs that choice alone', (name, wrong) => {
    const { value, damaged } = readSettings({ desktop: { ...good, [name]: wrong } });
    expect(damaged).toBe(true);
    expect(value.desktop).toEqual({
      ...good,
      [name]: defaultDesktopSettings[name as keyof typeof good],
    });
  });
});

it.each([
  ['pause', { since: 1, until: 2 }, { since: 1, until: 'later' }],
  ['pause', { since: 1, until: null }, 5],
  ['windowPlace', { x: -5, y: 0, width: 900, height: 600 }, { x: 0, y: 0, width: 0, height: 1 }],
] as const)('%s is read as %j, and not as %j', (name, right, wrong) => {
  expect(readSettings({ [name]: right })).toMatchObject({ value: { [name]: right }, damaged: false });
  expect(readSettings({ [name]: wrong })).toMatchObject({ value: { [name]: null }, damaged: true });
});
