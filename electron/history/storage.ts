import type { KeychainState } from '../contract/types.ts';
import { DamagedFile, isFileError, loadEngine, type Engine } from './database.ts';
import { createFileOpener, type FileOpenerOptions, type OpenFile } from './file-opener.ts';
import type { HistoryKey } from './history-key.ts';
import type { Taken } from './intake.ts';
import { recordMissing, recordRuns } from './record.ts';
import { NewerFile } from './schema.ts';
import type { Store } from './store.ts';
import { openWaitingRoom, type WaitingRoom } from './waiting-room.ts';
import type { DayOf } from './zone-days.ts';

/**
 * Why readings are not in the file. A keychain that is locked, busy or denied may open yet; one that is missing or
 * unsupported most likely does not, and they last for the session. disk: it cannot be written (full, no permission, or a
 * damaged file that cannot be moved yet). newer-file: a later version of the app wrote it, and this one must not touch it.
 */
export type NotStoredReason = Exclude<KeychainState, 'ready'> | 'disk' | 'newer-file';

/**
 * empty: there is nothing yet · stored: in the encrypted file · in-memory: for now; of so many of the oldest rows there was no
 * room any more · unavailable: there is no database for this system.
 */
export type HistoryState =
  | { readonly kind: 'empty' | 'stored' | 'unavailable' }
  | { readonly kind: 'in-memory'; readonly why: NotStoredReason; readonly forgotten: number };

export interface StorageOptions extends FileOpenerOptions {
  readonly key: HistoryKey;
  readonly dayOf: () => DayOf;
  /** Runs something once after that many ms. @returns what takes it back */
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly onState: (state: HistoryState) => void;
  /** The file is open, and everything that waited for it is in it. */
  readonly onStored: () => void;
}

export interface Storage {
  state(): HistoryState;
  /** How many readings are in memory alone. */
  waiting(): number;
  /** Opens the file if there is one and its key can be had. Never throws. */
  open(): Promise<void>;
  /** The keychain may be open now. */
  wake(): void;
  write(taken: Taken): void;
  /** Reads from wherever the history is now; `fallback` where it is nowhere or cannot be read. */
  read<T>(work: (store: Store) => T, fallback: T): T;
  /** Works on the file alone. @returns whether it could */
  inFile(work: (store: Store) => void): boolean;
  /** Works on the file, and on what waits for it. @returns whether it could on the file */
  everywhere(work: (store: Store) => void): boolean;
  /** Writes what waits, where that can be, and closes. */
  close(): void;
}

const RETRY_MS = 60_000;

/** Decides where the history lies: in its file, or in memory as long as that cannot be opened or written. */
export function createStorage(options: StorageOptions): Storage {
  const { dayOf, setTimer } = options;
  const opener = createFileOpener(options);
  let engine: Engine | undefined;
  let state: HistoryState = { kind: 'empty' };
  let file: OpenFile | undefined;
  let waiting: WaitingRoom | undefined;
  /** What came before SQLite was loaded. */
  let early: Taken[] = [];
  let opening: Promise<void> = Promise.resolve();
  let creating = false;
  let closed = false;
  let cancelTimer: (() => void) | undefined;

  function setState(next: HistoryState): void {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    options.onState(next);
  }

  const inMemory = (why: NotStoredReason): void =>
    setState({ kind: 'in-memory', why, forgotten: waiting?.forgotten() ?? 0 });

  function later(run: () => void, ms: number): void {
    cancelTimer?.();
    cancelTimer = closed ? undefined : setTimer(run, ms);
  }

  /** Nobody says when the disk can be written again. */
  function onFileError(error: unknown): void {
    inMemory(error instanceof NewerFile ? 'newer-file' : 'disk');
    if (error instanceof NewerFile) return;
    later(() => (file === undefined ? void openSoon(hasWaiting()) : moveOn()), RETRY_MS);
  }

  const hasWaiting = (): boolean => waiting !== undefined || early.length > 0;

  /** One after the other: an earlier attempt may have found nothing to open. */
  function openSoon(create: boolean): Promise<void> {
    opening = opening.then(() => openFile(create)).catch(onFileError);
    return opening;
  }

  async function openFile(create: boolean): Promise<void> {
    if (file !== undefined || closed || state.kind === 'unavailable') return;
    const found = await options.key.get(create);
    if (found.kind === 'none') return;
    const loaded = await load();
    if (loaded === undefined || closed) return;
    for (const taken of early.splice(0)) keep(taken);
    if (found.kind === 'keychain') {
      inMemory(found.state);
      return;
    }
    file = opener.open(loaded, found.key);
    moveOn();
  }

  async function load(): Promise<Engine | undefined> {
    try {
      engine ??= await loadEngine();
    } catch {
      early = [];
      setState({ kind: 'unavailable' });
    }
    return engine;
  }

  /** Brings what waits to the file, step by step. */
  function moveOn(): void {
    let done = true;
    const isMoved = inFile((store) => {
      done = waiting?.moveStep(store, dayOf()) ?? true;
    });
    if (!isMoved) return;
    if (!done) {
      later(moveOn, 0);
      return;
    }
    waiting?.close();
    waiting = undefined;
    setState({ kind: 'stored' });
    options.onStored();
  }

  function keep(taken: Taken): void {
    if (state.kind === 'unavailable') return;
    if (engine === undefined) {
      early.push(taken);
      return;
    }
    waiting ??= openWaitingRoom(engine);
    waiting.keep(taken, dayOf());
    if (state.kind === 'in-memory') inMemory(state.why);
  }

  /** Runs something that reads or writes the file. @returns whether it could */
  function guarded(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      if (error instanceof DamagedFile) leaveDamaged();
      else if (isFileError(error)) onFileError(error);
      else throw error;
      return false;
    }
  }

  function inFile(work: (store: Store) => void): boolean {
    const to = file?.store;
    return to !== undefined && guarded(() => work(to));
  }

  function leaveDamaged(): void {
    if (file === undefined) return;
    opener.condemn(file.path);
    const { database } = file.store;
    file = undefined;
    database.close();
    void openSoon(true);
  }

  function create(): void {
    if (creating) return;
    creating = true;
    void openSoon(true).finally(() => {
      creating = false;
    });
  }

  return {
    state: () => state,
    waiting: () => waiting?.rows() ?? 0,
    open: () => openSoon(false),
    wake() {
      if (file === undefined) void openSoon(hasWaiting());
    },
    write(taken) {
      if (taken.runs.length === 0 && taken.missing.length === 0) return;
      const isWritten =
        // What waits is older, and goes first.
        waiting === undefined &&
        inFile((store) => {
          recordRuns(store, taken.runs, dayOf());
          recordMissing(store, taken.missing);
        });
      if (isWritten) return;
      keep(taken);
      if (state.kind === 'empty') create();
    },
    read(work, fallback) {
      let result = fallback;
      const from = file?.store ?? waiting?.store;
      if (from !== undefined) {
        guarded(() => {
          result = work(from);
        });
      }
      return result;
    },
    inFile,
    everywhere(work) {
      const room = waiting?.store;
      if (room !== undefined) work(room);
      return inFile(work);
    },
    close() {
      closed = true;
      cancelTimer?.();
      inFile((store) => {
        while (waiting?.moveStep(store, dayOf()) === false) continue;
        store.database.checkpoint();
      });
      file?.store.database.close();
      waiting?.close();
      file = undefined;
      waiting = undefined;
    },
  };
}
