import { describe, expect, it, vi } from 'vitest';
import { settingsMigrations } from '../../../electron/settings/settings.ts';
import type { Migration } from '../../../electron/settings/versioned-store.ts';
import { openSettings, settingsFolder } from './harness.ts';
import { storedConnection } from './stored-connection.ts';

vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/';
});
vi.mock('electron', () => ({ ipcMain: { removeAllListeners: vi.fn() } }));

const folder = settingsFolder();

/** Two steps that only give the right result in their order. */
const migrations: readonly Migration[] = [
  (data) => ({ ...data, language: 'zh-CN' }),
  ({ language, ...data }) => ({ ...data, preferences: { language, theme: 'system' } }),
];

describe('settings of an older version', () => {
  it.each([
    [1, '{"version":1}'],
    [2, '{"version":2,"language":"zh-CN"}'],
  ])('%i are brought up step by step, in order', (_version, content) => {
    folder.write(content);
    const { store, reports } = openSettings(folder, {}, migrations);
    expect(store.get().preferences.language).toBe('zh-CN');
    expect(reports.setAside).toEqual([]);
    store.set(store.get());
    expect(folder.read()).toMatchObject({ version: 3, preferences: { language: 'zh-CN' } });
  });

  it('are not migrated twice', () => {
    folder.write('{"version":3,"preferences":{"language":"en","theme":"dark"}}');
    const { store } = openSettings(folder, {}, migrations);
    expect(store.get().preferences).toEqual({ language: 'en', theme: 'dark', fasterWhileOpen: false, hideAmounts: false });
  });

  it('are set aside when a step fails on them', () => {
    folder.write('{"version":1}');
    const broken: Migration = () => {
      throw new Error('unexpected shape');
    };
    const { reports } = openSettings(folder, {}, [broken]);
    expect(reports.setAside.map(({ outcome }) => outcome)).toEqual(['lost']);
  });
});

describe('settings of version 1', () => {
  const connections = ['a', 'b'].map((id) => {
    const { plainHttpConsent: _later, ...first } = storedConnection(id);
    return first;
  });

  it('gain, for each connection, that nobody agreed to an unencrypted address', () => {
    folder.write(JSON.stringify({ version: 1, connections }));
    const { store, reports } = openSettings(folder, {}, settingsMigrations);
    expect(store.get().connections).toEqual([storedConnection('a'), storedConnection('b')]);
    expect(reports.setAside).toEqual([]);
    store.set(store.get());
    expect(folder.read()).toMatchObject({ version: 2, connections: [storedConnection('a'), {}] });
  });

  it('take no consent from what the file says without having been asked for it', () => {
    const forged = { ...connections[0], plainHttpConsent: true };
    folder.write(JSON.stringify({ version: 1, connections: [forged] }));
    const { store } = openSettings(folder, {}, settingsMigrations);
    expect(store.get().connections[0]?.plainHttpConsent).toBe(false);
  });

  it.each([
    ['no connections', {}, 'nothing'],
    ['a list that is none', { connections: 7 }, 'partly-read'],
    ['an entry that is none', { connections: [null, ...connections] }, 'partly-read'],
  ])('with %s lose nothing else', (_name, data, outcome) => {
    const preferences = { language: 'en', theme: 'dark' };
    folder.write(JSON.stringify({ version: 1, preferences, ...data }));
    const { store, reports } = openSettings(folder, {}, settingsMigrations);
    expect(store.get().preferences).toMatchObject(preferences);
    expect(reports.setAside[0]?.outcome ?? 'nothing').toBe(outcome);
  });
});
