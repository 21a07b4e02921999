import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openSettings, settingsFolder } from './harness.ts';
import { storedConnection } from './stored-connection.ts';

vi.hoisted(() => {
  // electron-store imports the electron package, which in Node asks where its runtime lies.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/';
});
vi.mock('electron', () => ({ ipcMain: { removeAllListeners: vi.fn() } }));

const folder = settingsFolder();
const damagedCopy = (): string => path.join(folder.path, 'settings.damaged-2026-01-15.json');

describe('settings on disk', () => {
  it('start with defaults where there is no file, and write none unasked', () => {
    const { store, reports } = openSettings(folder);
    expect(store.get()).toMatchObject({ connections: [], preferences: { language: 'system' } });
    expect(reports).toEqual({ setAside: [], writes: [] });
    expect(folder.names()).toEqual([]);
  });

  it('are remembered over a restart, with the version of their shape', () => {
    const { store } = openSettings(folder);
    store.set({ ...store.get(), preferences: { language: 'zh-CN', theme: 'dark', fasterWhileOpen: false, hideAmounts: false } });
    const again = openSettings(folder);
    expect(again.store.get()).toEqual(store.get());
    expect(again.reports.setAside).toEqual([]);
    expect(folder.read()['version']).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('are readable to their owner alone', () => {
    const { store } = openSettings(folder);
    store.set(store.get());
    expect(statSync(folder.file).mode & 0o777).toBe(0o600);
  });
});

describe('a settings file that cannot be read', () => {
  it.each([
    ['cut off', '{"version":1,"preferences":{"lang'],
    ['empty', ''],
    ['no object', '[1,2,3]'],
    ['not text', '\u0000\u0001\uFFFD'],
    ['of a newer app', '{"version":2,"connections":[{"id":"from-the-future"}]}'],
    ['without a version', '{"connections":[]}'],
  ])('(%s) is set aside byte for byte and named', (_name, content) => {
    folder.write(content);
    const { store, reports } = openSettings(folder);
    expect(reports.setAside).toEqual([{ file: damagedCopy(), outcome: 'lost' }]);
    expect(store.get().connections).toEqual([]);
    store.set({ ...store.get(), preferences: { language: 'en', theme: 'light', fasterWhileOpen: false, hideAmounts: false } });
    expect(readFileSync(damagedCopy())).toEqual(Buffer.from(content));
    expect(openSettings(folder).store.get().preferences.theme).toBe('light');
  });

  it('is told of once, not at every start, also when nothing is saved in between', () => {
    folder.write('{');
    expect(openSettings(folder).reports.writes).toEqual([true]);
    expect(openSettings(folder).reports).toEqual({ setAside: [], writes: [] });
  });

  it('is never written over while it cannot be set aside', () => {
    folder.write('{ damaged');
    // A folder in the way of its new name.
    mkdirSync(damagedCopy());
    const { store, reports } = openSettings(folder);
    store.set({ ...store.get(), preferences: { language: 'en', theme: 'dark', fasterWhileOpen: false, hideAmounts: false } });
    expect(readFileSync(folder.file, 'utf8')).toBe('{ damaged');
    expect(reports.writes).toEqual([false, false]);

    rmSync(damagedCopy(), { recursive: true });
    store.set(store.get());
    expect(reports.writes).toEqual([false, false, true]);
    expect(readFileSync(damagedCopy(), 'utf8')).toBe('{ damaged');
    expect(openSettings(folder).store.get().preferences.theme).toBe('dark');
  });

  it('is not taken for a first run when the system refuses to read it', () => {
    mkdirSync(folder.file);
    const { reports } = openSettings(folder);
    expect(reports).toEqual({
      setAside: [{ file: damagedCopy(), outcome: 'lost' }],
      writes: [true],
    });
    expect(statSync(damagedCopy()).isDirectory()).toBe(true);
  });
});

describe('a settings file that is damaged in part', () => {
  it('keeps the good connections and the rest, and sets the whole aside', () => {
    const bad = { ...storedConnection('b'), intervalMs: 'soon' };
    const content = JSON.stringify({
      version: 1,
      preferences: { language: 'zh-CN', theme: 'dark', fasterWhileOpen: false, hideAmounts: false },
      connections: [storedConnection('a'), bad, storedConnection('c')],
    });
    folder.write(content);
    const { store, reports } = openSettings(folder);
    expect(store.get().connections.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(store.get().preferences.language).toBe('zh-CN');
    expect(reports.setAside).toEqual([{ file: damagedCopy(), outcome: 'partly-read' }]);
    expect(readFileSync(damagedCopy(), 'utf8')).toBe(content);

    const again = openSettings(folder);
    expect(again.reports).toEqual({ setAside: [], writes: [] });
    expect(again.store.get()).toEqual(store.get());
  });
});

describe('a folder that cannot be written', () => {
  it('keeps the values in memory and says so, until it can be written again', () => {
    const { store, reports } = openSettings(folder);
    rmSync(folder.path, { recursive: true });
    writeFileSync(folder.path, 'a file where the folder was');
    store.set({ ...store.get(), preferences: { language: 'en', theme: 'dark', fasterWhileOpen: false, hideAmounts: false } });
    expect(store.get().preferences.theme).toBe('dark');
    expect(reports.writes).toEqual([false]);

    rmSync(folder.path);
    store.set(store.get());
    expect(openSettings(folder).store.get().preferences.theme).toBe('dark');
    expect(reports.writes).toEqual([false, true]);
  });
});
