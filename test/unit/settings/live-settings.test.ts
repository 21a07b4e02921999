import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveSettings, type LiveSettings } from '../../../electron/settings/live-settings.ts';
import type { Settings } from '../../../electron/settings/settings.ts';
import { NotSaved } from '../../../electron/vault/not-saved.ts';
import { openSettings, settingsFolder } from './harness.ts';

vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/';
});
vi.mock('electron', () => ({ ipcMain: { removeAllListeners: vi.fn() } }));

const folder = settingsFolder();
let settings: LiveSettings;
let told: string[];
beforeEach(() => {
  told = [];
  settings = createLiveSettings(openSettings(folder).store, {
    onChange: (_before, after) => told.push(after.preferences.theme),
    onWritable: () => told.push('writable'),
  });
});

const dark = (current: Settings): Settings => ({
  ...current,
  preferences: { ...current.preferences, theme: 'dark' },
});
const withSecret = (current: Settings): Settings => ({
  ...current,
  secretIndex: { ...current.secretIndex, orphans: ['a/key/1/0'] },
});
/** A folder lies where the file belongs. */
const block = (): void => void mkdirSync(folder.file);
const unblock = (): void => rmSync(folder.file, { recursive: true });
const onDisk = (): Settings => openSettings(folder).store.get();

describe('a change that cannot be written', () => {
  it('stays in memory where it is an ordinary one, and is written with the next', () => {
    block();
    settings.update(dark);
    expect(settings.get().preferences.theme).toBe('dark');
    unblock();
    settings.update((current) => ({ ...current, lines: { a: { b: { warn: '1' } } } }));
    expect(onDisk()).toMatchObject({ preferences: { theme: 'dark' }, lines: { a: { b: { warn: '1' } } } });
    expect(told).toEqual(['dark', 'dark', 'writable']);
  });

  it.each<[string, () => void]>([
    ['must be on disk', () => settings.save(dark)],
    ['is one of the secret index', () => settings.update((current) => withSecret(dark(current)))],
  ])('is not made where it %s, and takes none back that was made before', (_which, change) => {
    block();
    settings.update((current) => ({ ...current, lines: { a: { b: { warn: '1' } } } }));
    const before = settings.get();
    told.length = 0;
    expect(change).toThrow(NotSaved);
    expect(settings.get()).toBe(before);
    expect(told).toEqual([]);
    unblock();
    change();
    expect(onDisk()).toEqual(settings.get());
    expect(onDisk()).toMatchObject({ preferences: { theme: 'dark' }, lines: { a: { b: { warn: '1' } } } });
  });

  it('is one of the file: that its copy cannot be written undoes nothing', () => {
    mkdirSync(path.join(folder.path, 'settings.last-good.json'));
    settings.save(dark);
    expect(settings.get().preferences.theme).toBe('dark');
    expect(onDisk().preferences.theme).toBe('dark');
  });
});
