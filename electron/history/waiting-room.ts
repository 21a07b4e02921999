import type { Engine } from './database.ts';
import { forgetOldest, handOverStep } from './hand-over.ts';
import type { Taken } from './intake.ts';
import { recordMissing, recordRuns } from './record.ts';
import { openStore, type Store } from './store.ts';
import type { DayOf } from './zone-days.ts';

/** A history in memory, for as long as the file cannot be opened or written. */
export interface WaitingRoom {
  readonly store: Store;
  keep(taken: Taken, dayOf: DayOf): void;
  /** How many rows there are. */
  rows(): number;
  /** How many of the oldest rows had no room any more. */
  forgotten(): number;
  /** Moves some of it to the file. @returns whether nothing is left to move */
  moveStep(file: Store, dayOf: DayOf): boolean;
  close(): void;
}

/** About 15 MB: two days in which a hundred balances change every three minutes. */
export const MAX_WAITING_ROWS = 100_000;

export function openWaitingRoom(engine: Engine, maxRows = MAX_WAITING_ROWS): WaitingRoom {
  const database = engine.openInMemory();
  const store = openStore(database);
  let rows = 0;
  let forgotten = 0;
  return {
    store,
    keep({ runs, missing }, dayOf) {
      rows += recordRuns(store, runs, dayOf);
      recordMissing(store, missing);
      if (rows <= maxRows) return;
      const gone = forgetOldest(store, Math.ceil(maxRows / 20));
      rows -= gone;
      forgotten += gone;
    },
    rows: () => rows,
    forgotten: () => forgotten,
    moveStep: (file, dayOf) => handOverStep(store, file, dayOf),
    close: database.close,
  };
}
