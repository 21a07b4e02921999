import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../../electron/settings/settings.ts';
import type { VersionedStore } from '../../../electron/settings/versioned-store.ts';
import { openSettings, settingsFolder } from './harness.ts';
import { storedConnection } from './stored-connection.ts';

vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/';
});
vi.mock('electron', () => ({ ipcMain: { removeAllListeners: vi.fn() } }));

const folder = settingsFolder();
const lastGood = (): string => path.join(folder.path, 'settings.last-good.json');
const damagedFile = (): string => path.join(folder.path, 'settings.damaged-2026-01-15.json');
const content = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

type Theme = Settings['preferences']['theme'];
const setTheme = (store: VersionedStore<Settings>, theme: Theme): boolean =>
  store.set({ ...store.get(), preferences: { language: 'en', theme, fasterWhileOpen: false, hideAmounts: false } });
/** Settings saved once, in good order. */
const save = (theme: Theme): boolean => setTheme(openSettings(folder).store, theme);

describe('the last good copy', () => {
  it('is what was last written, after every write', () => {
    const { store } = openSettings(folder);
    setTheme(store, 'dark');
    expect(content(lastGood())).toEqual(folder.read());
    setTheme(store, 'light');
    expect(content(lastGood())).toMatchObject({ version: 1, preferences: { theme: 'light' } });
    expect(folder.names()).toEqual(['settings.json', 'settings.last-good.json']);
  });

  it.skipIf(process.platform === 'win32')('is readable to its owner alone', () => {
    save('dark');
    expect(statSync(lastGood()).mode & 0o777).toBe(0o600);
  });

  it('is not touched by a start that finds a whole file', () => {
    save('dark');
    writeFileSync(lastGood(), 'anything');
    expect(openSettings(folder).reports).toEqual({ setAside: [], writes: [] });
    expect(readFileSync(lastGood(), 'utf8')).toBe('anything');
  });

  it('that cannot be written is told of like the file itself', () => {
    const { store, reports } = openSettings(folder);
    mkdirSync(lastGood());
    setTheme(store, 'dark');
    expect(reports.writes).toEqual([false]);
    rmSync(lastGood(), { recursive: true });
    setTheme(store, 'dark');
    expect(reports.writes).toEqual([false, true]);
  });
});

describe('a damaged file with a whole copy beside it', () => {
  const connections = [storedConnection('a'), { ...storedConnection('b'), intervalMs: 'soon' }];

  it.each([
    ['cut off', '{"version":1,"preferences":{"lang'],
    ['empty', ''],
    ['readable in part', JSON.stringify({ version: 1, connections })],
  ])('(%s) loses nothing, and is set aside under its new name alone', (_name, damaged) => {
    save('dark');
    folder.write(damaged);
    const { store, reports } = openSettings(folder);
    expect(store.get().preferences).toMatchObject({ language: 'en', theme: 'dark' });
    expect(store.get().connections).toEqual([]);
    expect(reports).toEqual({
      setAside: [{ file: damagedFile(), outcome: 'restored' }],
      writes: [true],
    });
    expect(readFileSync(damagedFile(), 'utf8')).toBe(damaged);
    expect(folder.read()).toMatchObject({ version: 1, preferences: { theme: 'dark' } });
  });

  it('is told of once: the next start finds a whole file', () => {
    save('dark');
    folder.write('{');
    openSettings(folder);
    const { store, reports } = openSettings(folder);
    expect(reports).toEqual({ setAside: [], writes: [] });
    expect(store.get().preferences.theme).toBe('dark');
  });

  it('takes a copy of an older version through the migrations', () => {
    save('dark');
    folder.write('{');
    const { store } = openSettings(folder, {}, [
      (data) => ({ ...data, preferences: { language: 'zh-CN', theme: 'dark' } }),
    ]);
    expect(store.get().preferences.language).toBe('zh-CN');
    expect(folder.read()['version']).toBe(2);
  });

  it('stays where it is while it cannot be renamed, and nothing is lost meanwhile', () => {
    save('dark');
    folder.write('{ damaged');
    mkdirSync(damagedFile());
    const { store, reports } = openSettings(folder);
    expect(store.get().preferences.theme).toBe('dark');
    setTheme(store, 'light');
    expect(readFileSync(folder.file, 'utf8')).toBe('{ damaged');
    expect(content(lastGood())).toMatchObject({ preferences: { theme: 'dark' } });
    expect(reports).toEqual({ setAside: [], writes: [false, false] });
  });
});

describe('a copy that is damaged too', () => {
  it.each([
    ['with a file that can be read in part', { connections: ['?'] }, 'partly-read', 'dark'],
    ['with a file that says nothing', null, 'lost', 'system'],
  ] as const)('does not help: %s', (_name, damage, outcome, theme) => {
    save('dark');
    const damaged = damage === null ? '{' : JSON.stringify({ ...folder.read(), ...damage });
    folder.write(damaged);
    writeFileSync(lastGood(), '{"version":1,');
    const { store, reports } = openSettings(folder);
    expect(reports.setAside).toEqual([{ file: damagedFile(), outcome }]);
    expect(store.get().preferences.theme).toBe(theme);
    expect(content(lastGood())).toEqual(folder.read());
  });

  it('is no better than none when it too is readable in part only', () => {
    save('dark');
    folder.write(JSON.stringify({ ...folder.read(), connections: ['?'] }));
    copyFileSync(folder.file, lastGood());
    expect(openSettings(folder).reports.setAside).toMatchObject([{ outcome: 'partly-read' }]);
  });
});
