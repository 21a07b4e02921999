import { openBalances, type Balances } from './balances.ts';
import type { Database } from './database.ts';
import { openRows, type Rows } from './rows.ts';
import { prepareSchema } from './schema.ts';

/** An open history: the database, and what of it is held in memory. */
export interface Store {
  readonly database: Database;
  readonly balances: Balances;
  readonly rows: Rows;
}

/** @throws NewerFile, DamagedFile, or SQLite's error */
export function openStore(database: Database): Store {
  try {
    prepareSchema(database);
    return { database, balances: openBalances(database), rows: openRows(database) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Everything in `work` is written together or not at all, and what is held in memory agrees with it. */
export function together<T>({ database, balances }: Store, work: () => T): T {
  try {
    return database.transaction(work);
  } catch (error) {
    balances.reload();
    throw error;
  }
}
