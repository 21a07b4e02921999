import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  deleteSealedTray,
  openTray,
  readSealedTray,
  sealTray,
  trayCircumstances,
  writeSealedTray,
  type LastTray,
} from '../../../electron/desktop/last-tray.ts';

const KEY = '0f'.repeat(32);
const NOW = Date.UTC(2026, 10, 25, 12);
const tray: LastTray = {
  circumstances: { version: '1.2.3', settings: 'abc', languages: ['zh-CN', 'en'], zoneOffset: -480 },
  until: null,
  shown: {
    model: { icon: { state: 'stale', fill: 4 }, title: '', tooltip: 'Plimsoll', items: [{ kind: 'text', label: 'USD 73.19' }] },
    pixels: { light: 'AAAA', dark: 'BBBB' },
  },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-last-tray-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the tray as it was left', () => {
  it('is what was kept, and lies on the disk for nobody else to read', () => {
    writeSealedTray(folder, sealTray(tray, 'history/key/1/0', KEY));
    const file = path.join(folder, 'last-tray.json');
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('73.19');
    expect(text).not.toContain(KEY);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    const found = readSealedTray(folder);
    expect(found?.item).toBe('history/key/1/0');
    expect(found && openTray(found, KEY, tray.circumstances, NOW)).toEqual(tray.shown);
  });

  it.each([
    ['of another version of the app', { version: '1.2.4' }],
    ['of other settings', { settings: 'abd' }],
    ['in another language', { languages: ['en', 'zh-CN'] }],
    ['of another time zone', { zoneOffset: 0 }],
  ])('is not shown: %s', (_what, other) => {
    const sealed = sealTray(tray, 'item', KEY);
    expect(openTray(sealed, KEY, { ...tray.circumstances, ...other }, NOW)).toBeNull();
  });

  it('is not shown once something in it is over', () => {
    const sealed = sealTray({ ...tray, until: NOW + 1 }, 'item', KEY);
    expect(openTray(sealed, KEY, tray.circumstances, NOW)).toEqual(tray.shown);
    expect(openTray(sealed, KEY, tray.circumstances, NOW + 1)).toBeNull();
  });

  it('opens with no other key, and not after somebody changed it', () => {
    const { item, sealed } = sealTray(tray, 'item', KEY);
    expect(openTray({ item, sealed }, 'f0'.repeat(32), tray.circumstances, NOW)).toBeNull();
    const bytes = Buffer.from(sealed, 'base64');
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    expect(openTray({ item, sealed: bytes.toString('base64') }, KEY, tray.circumstances, NOW)).toBeNull();
  });

  it.each(['', '{', '[]', '{"item":1,"sealed":"x"}', '{"item":"x"}', 'null'])('is none where its file holds %j', (text) => {
    writeFileSync(path.join(folder, 'last-tray.json'), text);
    expect(readSealedTray(folder)).toBeNull();
  });

  it('is none where there is no file, also after it was deleted', () => {
    expect(readSealedTray(folder)).toBeNull();
    writeSealedTray(folder, sealTray(tray, 'item', KEY));
    deleteSealedTray(folder);
    deleteSealedTray(folder);
    expect(readSealedTray(folder)).toBeNull();
  });
});

describe('what the words of a tray were chosen by', () => {
  const of = { version: '1', languages: ['en'] };
  const write = (settings: object): void => writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings));

  it('is another once something is chosen, but not where the window was moved', () => {
    write({ preferences: { hideAmounts: false }, windowPlace: { x: 1 }, secretIndex: {} });
    const before = trayCircumstances(folder, of);
    write({ preferences: { hideAmounts: false }, windowPlace: { x: 2 }, secretIndex: { sentinel: true } });
    expect(trayCircumstances(folder, of)).toEqual(before);
    write({ preferences: { hideAmounts: true }, windowPlace: { x: 1 }, secretIndex: {} });
    expect(trayCircumstances(folder, of)?.settings).not.toBe(before?.settings);
  });

  it('cannot be told without settings that can be read', () => {
    expect(trayCircumstances(folder, of)).toBeNull();
    writeFileSync(path.join(folder, 'settings.json'), '{');
    expect(trayCircumstances(folder, of)).toBeNull();
  });
});
