import type { StoredRun } from './aggregate.ts';
import type { StoredBalance } from './balances.ts';
import type { Run } from './reading.ts';
import { recordMissing, recordRuns } from './record.ts';
import { together, type Store } from './store.ts';
import { joinBalance } from './values.ts';
import type { DayOf } from './zone-days.ts';

/** So many rows are moved in one step, for the app must not stand still. */
const STEP_ROWS = 100;

/**
 * Moves the oldest rows of one balance from a history in memory to the file. Should it be broken off in between, the same
 * rows can be moved once more.
 * @returns whether nothing is left to move
 */
export function handOverStep(memory: Store, file: Store, dayOf: DayOf): boolean {
  const balance = memory.balances.all()[0];
  if (balance === undefined) return true;
  const stored = memory.rows.runs(balance, 0, Number.MAX_SAFE_INTEGER, STEP_ROWS);
  recordRuns(
    file,
    stored.map((run) => toRun(balance, run)),
    dayOf,
  );
  const last = stored.at(-1);
  together(memory, () => {
    if (last !== undefined && stored.length === STEP_ROWS) {
      // The newest may go on yet.
      const moved = 'DELETE FROM reading WHERE balance_id = ? AND at <= ? AND at < ?';
      memory.database.run(moved, [balance.id, last.at, balance.at]);
      return;
    }
    if (!balance.returned) {
      recordMissing(file, [{ connectionId: balance.subject.connection.id, key: balance.key }]);
    }
    memory.balances.remove(balance);
  });
  return false;
}

function toRun({ key, subject }: StoredBalance, { at, until, afterGap, values }: StoredRun): Run {
  const { connection, account, facts } = subject;
  return {
    connection,
    key,
    ...(account === undefined ? {} : { account }),
    balance: joinBalance(facts, values),
    verification: values.verification,
    blocked: values.blocked,
    at,
    until,
    afterGap,
  };
}

/** Forgets the oldest rows of a history in memory, but never a balance's newest. @returns how many */
export function forgetOldest({ database }: Store, rows: number): number {
  const isNewest = 'SELECT 1 FROM balance WHERE id = balance_id AND balance.at = reading.at';
  const [cut] = database.all(['at'], 'FROM reading ORDER BY at LIMIT 1 OFFSET ?', [rows]);
  const count = (): number => Number(database.all(['count(*)'], 'FROM reading')[0]?.[0]);
  const before = count();
  database.run(`DELETE FROM reading WHERE at < ? AND NOT EXISTS (${isNewest})`, [
    Number(cut?.[0] ?? 0),
  ]);
  return before - count();
}
