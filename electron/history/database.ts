import { closeSync, openSync } from 'node:fs';

/** What is on the disk is no database, or not what this app has written. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
  constructor() {
    super('history file: damaged');
  }
}

/** Numbers are whole. */
export type Value = string | number | null;

export interface Database {
  /**
   * All rows, each as its columns' values in order.
   * @param columns SQL expressions
   * @param rest from `FROM` on; `?1` is the first of the values
   * @throws DamagedFile, or SQLite's error (disk full, no permission)
   */
  all(columns: readonly string[], rest: string, values?: readonly Value[]): Value[][];
  run(sql: string, values?: readonly Value[]): void;
  /** Everything in `work` is written together or not at all. */
  transaction<T>(work: () => T): T;
  /** Several statements without values. */
  script(sql: string): void;
  /** Brings everything into the main file. What was deleted is then nowhere any more. */
  checkpoint(): void;
  close(): void;
}

/** SQLite, once it is loaded. */
export interface Engine {
  /**
   * Opens a database that lies encrypted on the disk, or begins one.
   * @param key 32 bytes
   * @throws DamagedFile (which a wrong key looks like too), or SQLite's error
   */
  open(file: string, key: Buffer): Database;
  /** A database that lasts as long as it is open. */
  openInMemory(): Database;
}

type Bound = string | bigint | null;

interface Statement {
  raw(): this;
  get(values: readonly Bound[]): unknown;
  run(values: readonly Bound[]): unknown;
}

interface Handle {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): unknown;
}

type Library = new (
  file: string,
  options?: { readonly encryptionCipher: string; readonly encryptionKey: string },
) => Handle;

/**
 * NORMAL: a power failure may lose the last moments but never damages the file, and a commit waits for no disk.
 * What is deleted is overwritten. A page whose cells make no sense is noticed when it is read.
 */
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 500;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -4096;
  PRAGMA secure_delete = ON;
  PRAGMA cell_size_check = ON;
`;

/** Nobody needs it before the tray is there. @throws when there is no build of it for this system */
export async function loadEngine(): Promise<Engine> {
  const { default: loaded } = await import('libsql');
  const Library = loaded as unknown as Library;
  return {
    open(file, key) {
      // SQLite would let everybody on this computer read it.
      closeSync(openSync(file, 'a', 0o600));
      const secret = { encryptionCipher: 'aes256cbc', encryptionKey: key.toString('hex') };
      return started(() => new Library(file, secret));
    },
    openInMemory: () => started(() => new Library(':memory:')),
  };
}

function started(open: () => Handle): Database {
  return translating(() => {
    const handle = open();
    try {
      handle.exec(PRAGMAS);
      return wrap(handle);
    } catch (error) {
      handle.close();
      throw error;
    }
  });
}

function wrap(handle: Handle): Database {
  const prepared = new Map<string, Statement>();

  function statement(sql: string, prepare: () => Statement): Statement {
    let found = prepared.get(sql);
    if (found === undefined) {
      found = prepare();
      prepared.set(sql, found);
    }
    return found;
  }

  /** The library takes every number for one with a fraction, which divides otherwise. */
  const bound = (values: readonly Value[]): Bound[] =>
    values.map((value) => (typeof value === 'number' ? BigInt(value) : value));

  const exec = (sql: string): void => translating(() => void handle.exec(sql));

  return {
    script: exec,
    run: (sql, values = []) =>
      translating(() => void statement(sql, () => handle.prepare(sql)).run(bound(values))),
    all: (columns, rest, values = []) =>
      translating(() => {
        const sql = asOneText(columns, rest);
        const row = statement(sql, () => handle.prepare(sql).raw()).get(bound(values));
        return readText(row as readonly [Buffer]);
      }),
    transaction(work) {
      exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        exec('COMMIT');
        return result;
      } catch (error) {
        try {
          exec('ROLLBACK');
        } catch {
          // SQLite has rolled back by itself; the first error says why.
        }
        throw error;
      }
    },
    checkpoint: () => exec('PRAGMA wal_checkpoint(TRUNCATE)'),
    close() {
      // Statements keep the file open until they are collected.
      prepared.clear();
      handle.close();
    },
  };
}

/**
 * All rows as the bytes of one JSON text. Text that is not UTF-8 (a damaged page) makes the library end the whole app, so
 * no text ever passes through it as such; and fetched value by value the same rows take twice as long.
 */
function asOneText(columns: readonly string[], rest: string): string {
  const names = columns.map((_, n) => `c${n}`).join();
  const inner = columns.map((column, n) => `${column} AS c${n}`).join();
  return `SELECT CAST(json_group_array(json_array(${names})) AS BLOB) FROM (SELECT ${inner} ${rest})`;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readText([bytes]: readonly [Buffer]): Value[][] {
  try {
    return JSON.parse(utf8.decode(bytes)) as Value[][];
  } catch {
    throw new DamagedFile();
  }
}

const DAMAGE = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR_SHORT_READ']);
/** A text or number has become something else, or the list of tables has. */
const DAMAGE_IN_WORDS = /JSON cannot hold BLOB|malformed|no such (?:table|column)/;

/** Whether the database or the file system could not do it: disk full, no permission. */
export function isFileError(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^(?:SQLITE_|E[A-Z]+$)/.test(code);
}

function translating<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    const isDamage = DAMAGE.has(String(code)) || DAMAGE_IN_WORDS.test(String(message));
    throw isDamage && !(error instanceof DamagedFile) ? new DamagedFile() : error;
  }
}
