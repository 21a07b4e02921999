import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';

/** Number n in the list (from 1) brings data of version n to version n + 1. */
export type Migration = (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** restored: the last good copy took its place · partly-read: what could be read is kept · lost: begun anew. */
export type SetAsideOutcome = 'restored' | 'partly-read' | 'lost';

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
  /** Told under which name a damaged file was set aside, and what became of its content. */
  readonly onSetAside: (file: string, outcome: SetAsideOutcome) => void;
  /** Told of every attempt to write. */
  readonly onWrite: (written: boolean) => void;
}

export interface VersionedStore<T> {
  get(): T;
  /** Changes the value in memory and on disk. A failed write keeps it in memory. @returns whether it is on disk */
  set(value: T): boolean;
  /** Changes the value in memory and on disk, or in neither. @returns whether it did */
  save(value: T): boolean;
}

/**
 * A file of electron-store with numbered migrations, and beside it a copy of what was last written. A file that cannot
 * be read is set aside before anything is written over it, and the copy, or what could be read, takes its place.
 */
export function openStore<T extends object>(options: StoreOptions<T>): VersionedStore<T> {
  const file = path.join(options.folder, `${options.name}.json`);
  const copy = path.join(options.folder, `${options.name}.last-good.json`);
  const loaded = loadBest(file, copy, options);
  let current = loaded.value;
  let store: Store<Record<string, unknown>> | undefined;
  let toSetAside = loaded.outcome;

  /** @throws when the damaged file could not be set aside; nothing may be written over it then */
  function setAside(): void {
    if (toSetAside === null) return;
    const aside = path.join(options.folder, `${options.name}.damaged-${options.timestamp()}.json`);
    try {
      // Copied, not moved: should the app die before it writes, the next start finds the same as this one.
      copyFileSync(file, aside);
    } catch {
      // What the system refuses to read can still be moved out of the way.
      renameSync(file, aside);
    }
    options.onSetAside(aside, toSetAside);
    toSetAside = null;
  }

  function isOnDisk(next: T): boolean {
    try {
      setAside();
      store ??= openFile(options);
      store.store = { version: options.migrations.length + 1, ...next };
      return true;
    } catch {
      return false;
    }
  }

  function isCopied(): boolean {
    try {
      copyFileSync(file, copy);
      return true;
    } catch {
      return false;
    }
  }

  function write(next: T, keepsUnwritten: boolean): boolean {
    const written = isOnDisk(next);
    if (written || keepsUnwritten) current = next;
    options.onWrite(written && isCopied());
    return written;
  }

  const set = (next: T): boolean => write(next, true);

  // Written at once: the next start finds a whole file, and says nothing more of the damage.
  if (toSetAside !== null) set(current);
  return { get: () => current, set, save: (next) => write(next, false) };
}

/** The file, its copy where that is whole, or whichever of them can be read in part. */
function loadBest<T>(
  file: string,
  copy: string,
  options: StoreOptions<T>,
): { value: T; outcome: SetAsideOutcome | null } {
  const own = load(file, options);
  if (own.damage === null) return { value: own.value, outcome: null };
  const backup = load(copy, options);
  if (backup.damage === null && backup.found) return { value: backup.value, outcome: 'restored' };
  const best = own.damage === 'all' && backup.damage === 'part' ? backup : own;
  return { value: best.value, outcome: best.damage === 'part' ? 'partly-read' : 'lost' };
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
): { value: T; damage: 'all' | 'part' | null; found: boolean } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // Only a file that is not there was never written: one that cannot be read may hold everything.
    const first = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { value: read({}).value, damage: first ? null : 'all', found: !first };
  }
  try {
    let data = JSON.parse(text) as Record<string, unknown>;
    const version = data['version'];
    if (typeof version !== 'number' || version < 1 || version > migrations.length + 1) {
      throw new Error('a version this app does not know');
    }
    for (const migrate of migrations.slice(version - 1)) data = migrate(data);
    const { value, damaged } = read(data);
    return { value, damage: damaged ? 'part' : null, found: true };
  } catch {
    return { value: read({}).value, damage: 'all', found: true };
  }
}
