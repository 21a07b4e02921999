import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';

/** Number n in the list (from 1) brings data of version n to version n + 1. */
export type Migration = (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;

export interface StoreOptions<T> {
  /** File name without its ending. */
  readonly name: string;
  /** The folder the file lies in. */
  readonly folder: string;
  readonly migrations: readonly Migration[];
  /** Reads what can be read; `damaged` when something had to be left out. */
  readonly read: (data: Readonly<Record<string, unknown>>) => {
    readonly value: T;
    readonly damaged: boolean;
  };
  /** Names the copy of a file that could not be (wholly) read. */
  readonly timestamp: () => string;
  readonly onSetAside: (file: string, damage: 'all' | 'part') => void;
  /** Told of every attempt to write. */
  readonly onWrite: (written: boolean) => void;
}

export interface VersionedStore<T> {
  get(): T;
  /** Changes the value in memory and on disk. A failed write is reported and keeps the value in memory. */
  set(value: T): void;
}

/**
 * A file of electron-store with numbered migrations. A file that cannot be read is copied aside before
 * anything is written over it, and what could be read of it is kept.
 */
export function openStore<T extends object>(options: StoreOptions<T>): VersionedStore<T> {
  const file = path.join(options.folder, `${options.name}.json`);
  const { value, damage } = load(file, options);
  let current = value;
  let store: Store<Record<string, unknown>> | undefined;
  let toSetAside = damage;

  /** @throws when the damaged file could not be copied; nothing may be written over it then */
  function setAside(): void {
    if (toSetAside === null) return;
    const aside = path.join(options.folder, `${options.name}.damaged-${options.timestamp()}.json`);
    copyFileSync(file, aside);
    options.onSetAside(aside, toSetAside);
    toSetAside = null;
  }

  try {
    setAside();
  } catch {
    options.onWrite(false);
  }

  return {
    get: () => current,
    set(next) {
      current = next;
      try {
        setAside();
        store ??= openFile(options);
        store.store = { version: options.migrations.length + 1, ...next };
        options.onWrite(true);
      } catch {
        options.onWrite(false);
      }
    },
  };
}

function openFile<T>({ name, folder }: StoreOptions<T>): Store<Record<string, unknown>> {
  const store = new Store<Record<string, unknown>>({
    name,
    cwd: folder,
    configFileMode: 0o600,
    // Damage was looked for, and set aside, before the file is opened.
    clearInvalidConfig: true,
  });
  // electron-store answers this channel to any window, unchecked; ours never asks.
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
}

function load<T>(
  file: string,
  { migrations, read }: StoreOptions<T>,
): { value: T; damage: 'all' | 'part' | null } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // Only a file that is not there was never written: one that cannot be read may hold everything.
    const first = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { value: read({}).value, damage: first ? null : 'all' };
  }
  try {
    let data = JSON.parse(text) as Record<string, unknown>;
    const version = data['version'];
    if (typeof version !== 'number' || version < 1 || version > migrations.length + 1) {
      throw new Error('a version this app does not know');
    }
    for (const migrate of migrations.slice(version - 1)) data = migrate(data);
    const { value, damaged } = read(data);
    return { value, damage: damaged ? 'part' : null };
  } catch {
    return { value: read({}).value, damage: 'all' };
  }
}
