import type { Database } from './database.ts';

/** What one reading says, as columns. The first is there always; one a provider does not give is NULL, never zero. */
export const VALUE_COLUMNS = [
  'available',
  'frozen',
  'unavailable',
  'total',
  'credit',
  'unit',
  'verification',
  'blocked',
] as const;

const VALUES = `
  available TEXT NOT NULL, frozen TEXT, unavailable TEXT, total TEXT, credit TEXT,
  unit INTEGER NOT NULL, verification INTEGER NOT NULL, blocked INTEGER NOT NULL,
  sum INTEGER NOT NULL`;

/**
 * All times are epoch ms. Amounts are decimal text, as the provider gave them: no number type of SQLite holds them exactly.
 *
 * balance: each balance there is a history of. `at` names its newest row in `reading`; that row's `until` is kept
 * here alone while it is the newest, because a refresh that changes nothing then touches a few pages instead of one per
 * balance. Rolled up to `hours_until` and `days_until`; rows of `reading` before `raw_from`, and of `hour` before
 * `hours_from`, are gone.
 * kept: rows of `reading` that outlive the others, for they may be the last of a month.
 * gap: 1 when something was not known just before the row, 0 when it was, NULL when nobody watched.
 * sum: a checksum of the row.
 * erased: balances that are gone, of which rows may be left.
 */
const SCHEMA = `
  CREATE TABLE balance (
    id INTEGER PRIMARY KEY, connection_id TEXT NOT NULL, key TEXT NOT NULL, subject TEXT NOT NULL,
    at INTEGER NOT NULL, until INTEGER NOT NULL, gap INTEGER, returned INTEGER NOT NULL,
    hours_until INTEGER NOT NULL, days_until INTEGER NOT NULL,
    raw_from INTEGER NOT NULL, hours_from INTEGER NOT NULL,${VALUES},
    UNIQUE (connection_id, key));
  CREATE TABLE erased (balance_id INTEGER PRIMARY KEY);
  CREATE TABLE reading (
    balance_id INTEGER NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, gap INTEGER,${VALUES},
    PRIMARY KEY (balance_id, at)) WITHOUT ROWID;
  CREATE TABLE kept (
    balance_id INTEGER NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, gap INTEGER,${VALUES},
    PRIMARY KEY (balance_id, at)) WITHOUT ROWID;
  CREATE TABLE hour (
    balance_id INTEGER NOT NULL, start INTEGER NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL,
    gap INTEGER, lowest TEXT NOT NULL, highest TEXT NOT NULL,${VALUES},
    PRIMARY KEY (balance_id, start)) WITHOUT ROWID;
  CREATE TABLE day (
    balance_id INTEGER NOT NULL, start INTEGER NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL,
    gap INTEGER, lowest TEXT NOT NULL, highest TEXT NOT NULL,${VALUES},
    PRIMARY KEY (balance_id, start)) WITHOUT ROWID;
`;

/** Number n in the list (from 1) brings a file of version n to version n + 1; none were needed so far. */
const MIGRATIONS: readonly string[] = [];

/** The file was written by a later version of the app, which this one must not touch. */
export class NewerFile extends Error {
  override readonly name = 'NewerFile';
}

/** Creates what is missing. @throws NewerFile */
export function prepareSchema(database: Database): void {
  const current = MIGRATIONS.length + 1;
  database.transaction(() => {
    const version = Number(database.all(['user_version'], 'FROM pragma_user_version')[0]?.[0]);
    if (version === current) return;
    if (version > current) throw new NewerFile('a version this app does not know');
    if (version === 0) database.script(SCHEMA);
    else for (const step of MIGRATIONS.slice(version - 1)) database.script(step);
    database.script(`PRAGMA user_version = ${current}`);
  });
}
