import { DamagedFile, type Engine } from './database.ts';
import { fileOf, otherFiles, prepareFile, setAside } from './files.ts';
import { openStore, type Store } from './store.ts';

/**
 * damaged: the file was set aside under that name, and a new one begun · other-key: it lies there as it was, but its key is
 * not in the keychain, so a new one was begun.
 */
export interface HistoryTrouble {
  readonly kind: 'damaged' | 'other-key';
  readonly file: string;
}

export interface FileOpenerOptions {
  readonly folder: string;
  /** Names a file that is set aside. */
  readonly timestamp: () => string;
  readonly onTrouble: (trouble: HistoryTrouble) => void;
}

export interface OpenFile {
  readonly store: Store;
  readonly path: string;
}

export interface FileOpener {
  /**
   * Opens the file of a key, or begins it. One that is damaged is set aside first.
   * @throws NewerFile, SQLite's or the file system's error
   */
  open(engine: Engine, key: Buffer): OpenFile;
  /** Has a file that proved damaged set aside before anything is opened again. */
  condemn(path: string): void;
}

export function createFileOpener({ folder, timestamp, onTrouble }: FileOpenerOptions): FileOpener {
  /** Damaged, and perhaps not to be moved yet. */
  let condemned: string | undefined;

  function replace(path: string): void {
    condemned = path;
    onTrouble({ kind: 'damaged', file: setAside(path, timestamp()) });
    condemned = undefined;
  }

  return {
    open(engine, key) {
      if (condemned !== undefined) replace(condemned);
      const path = fileOf(folder, key);
      const found = prepareFile(path);
      const begin = (): OpenFile => ({ path, store: openStore(engine.open(path, key)) });
      if (found === 'new') {
        const opened = begin();
        for (const file of otherFiles(folder, path)) onTrouble({ kind: 'other-key', file });
        return opened;
      }
      if (found === 'empty') replace(path);
      try {
        return begin();
      } catch (error) {
        if (!(error instanceof DamagedFile)) throw error;
        replace(path);
        return begin();
      }
    },
    condemn(path) {
      condemned = path;
    },
  };
}
