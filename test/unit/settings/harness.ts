import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import {
  openStore,
  type Migration,
  type SetAsideOutcome,
  type StoreOptions,
  type VersionedStore,
} from '../../../electron/settings/versioned-store.ts';

export interface Folder {
  path: string;
  file: string;
  write(content: string): void;
  read(): Record<string, unknown>;
  names(): string[];
}

/** A settings folder of its own for each test. */
export function settingsFolder(): Folder {
  const folder: Folder = {
    path: '',
    file: '',
    write: (content) => writeFileSync(folder.file, content),
    read: () => JSON.parse(readFileSync(folder.file, 'utf8')) as Record<string, unknown>,
    names: () => readdirSync(folder.path).sort(),
  };
  beforeEach(() => {
    folder.path = mkdtempSync(path.join(tmpdir(), 'plimsoll-settings-'));
    folder.file = path.join(folder.path, 'settings.json');
  });
  afterEach(() => rmSync(folder.path, { recursive: true, force: true }));
  return folder;
}

export interface Reports {
  readonly setAside: { file: string; outcome: SetAsideOutcome }[];
  /** Of every attempt to write, whether it was written. */
  readonly writes: boolean[];
}

export function openSettings(
  folder: Folder,
  over: Partial<StoreOptions<Settings>> = {},
  migrations: readonly Migration[] = [],
): { store: VersionedStore<Settings>; reports: Reports } {
  const reports: Reports = { setAside: [], writes: [] };
  const store = openStore<Settings>({
    name: 'settings',
    folder: folder.path,
    migrations,
    read: readSettings,
    timestamp: () => '2026-01-15',
    onSetAside: (file, outcome) => reports.setAside.push({ file, outcome }),
    onWrite: (written) => reports.writes.push(written),
    ...over,
  });
  return { store, reports };
}
