import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { settingsMigrations } from '../../../electron/settings/settings.ts';
import { openSettings, settingsFolder } from './harness.ts';

vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/';
});
vi.mock('electron', () => ({ ipcMain: { removeAllListeners: vi.fn() } }));

const fixtures = new URL('../../fixtures/settings/', import.meta.url);
const folder = settingsFolder();
const today = settingsMigrations.length + 1;

/** Whole files as each version of the app wrote them; the number is that of the file's own version. */
const files = readdirSync(fixtures).map((name) => {
  const text = readFileSync(new URL(name, fixtures), 'utf8');
  return { name, text, data: JSON.parse(text) as Record<string, unknown> & { version: number } };
});

/** What stands in the earlier file and not, or otherwise, in what was read of it. */
function lost(earlier: unknown, now: unknown, place = ''): readonly string[] {
  if (Array.isArray(earlier)) {
    const list = Array.isArray(now) ? now : [];
    const extra = list.length > earlier.length ? [`${place}: ${list.length} for ${earlier.length}`] : [];
    return [...extra, ...earlier.flatMap((one, index) => lost(one, list[index], `${place}[${index}]`))];
  }
  if (typeof earlier !== 'object' || earlier === null) return earlier === now ? [] : [place];
  return Object.entries(earlier).flatMap(([name, value]) =>
    lost(value, (now as Record<string, unknown> | undefined)?.[name], `${place}.${name}`),
  );
}

it('there is a file of every version there has been', () => {
  const versions = [...new Set(files.map(({ data }) => data.version))].sort();
  expect(versions).toEqual(Array.from({ length: today }, (_, index) => index + 1));
  for (const { name, data } of files) expect(name.startsWith(`${data.version}-`)).toBe(true);
});

describe.each(files)('the settings $name', ({ text, data }) => {
  const { version: _then, ...earlier } = data;

  it('are read without a loss, and without a word', () => {
    folder.write(text);
    const { store, reports } = openSettings(folder, {}, settingsMigrations);
    expect(lost(earlier, store.get())).toEqual([]);
    expect(reports.setAside).toEqual([]);
  });

  it('are written as those of today, from which nothing is lost either', () => {
    folder.write(text);
    const { store } = openSettings(folder, {}, settingsMigrations);
    store.set(store.get());
    expect(folder.read()['version']).toBe(today);
    expect(lost(earlier, openSettings(folder, {}, settingsMigrations).store.get())).toEqual([]);
    expect(folder.names()).toEqual(['settings.json', 'settings.last-good.json']);
  });
});
