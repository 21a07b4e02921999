import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotices, type Notices } from '../../../electron/desktop/notices.ts';
import { openStores } from '../../../electron/desktop/stores.ts';

vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/';
});
vi.mock('electron', () => ({ ipcMain: { removeAllListeners: vi.fn() } }));

let folder: string;
let notices: Notices;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-stores-'));
  notices = createNotices(() => undefined);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => path.join(folder, name);
const write = (name: string, content: string): void => writeFileSync(file(name), content);
const kinds = (): string[] => notices.list().map(({ kind }) => kind);

describe('what becomes of damaged files', () => {
  it.each([
    ['settings', '{', '{"version":1}', 'settings-restored'],
    ['settings', '{"version":1,"preferences":7}', null, 'settings-partly-read'],
    ['settings', '{', null, 'settings-set-aside'],
    ['alerts', '{', '{"version":1}', 'alerts-set-aside'],
    ['alerts', '{"version":1,"levels":7}', null, 'alerts-set-aside'],
    ['alerts', '{', null, 'alerts-set-aside'],
  ])('%s.json %s with the copy %s: %#', (name, content, copy, kind) => {
    write(`${name}.json`, content);
    if (copy !== null) write(`${name}.last-good.json`, copy);
    openStores(folder, notices);
    const aside = readdirSync(folder).filter((other) => other.includes('.damaged-'));
    expect(notices.list()).toEqual([{ id: expect.any(String), kind, file: file(aside[0] ?? '') }]);
    expect(aside).toEqual([expect.stringMatching(/^\w+\.damaged-[\dTZ-]+\.json$/)]);

    notices = createNotices(() => undefined);
    openStores(folder, notices);
    expect(notices.list()).toEqual([]);
  });

  it('of one store says nothing of the other', () => {
    write('settings.json', '{');
    write('alerts.json', '{');
    openStores(folder, notices);
    expect(kinds()).toEqual(['settings-set-aside', 'alerts-set-aside']);
  });
});

describe('“settings cannot be saved”', () => {
  it('stands until every store could be written again', () => {
    const { settings, alerts } = openStores(folder, notices);
    const save = (): boolean => settings.set(settings.get());
    const note = (): boolean => alerts.set({ ...alerts.get() });
    mkdirSync(file('settings.json'));
    mkdirSync(file('alerts.json'));
    save();
    note();
    expect(kinds()).toEqual(['settings-not-saved']);

    rmSync(file('settings.json'), { recursive: true });
    save();
    expect(kinds()).toEqual(['settings-not-saved']);
    rmSync(file('alerts.json'), { recursive: true });
    note();
    expect(kinds()).toEqual([]);
  });
});
