import { subjectOf, type StoredBalance } from './balances.ts';
import type { Missing, Run } from './reading.ts';
import { hourStart, sameSlot } from './slots.ts';
import { together, type Store } from './store.ts';
import { sameValues, splitBalance } from './values.ts';
import type { DayOf } from './zone-days.ts';

/** Where nobody watched in between, an equal reading after a longer silence begins a new row after a gap. */
const MAX_SILENCE_MS = 20 * 60_000;

/** Writes runs in the order they came. @returns how many rows were added */
export function recordRuns(store: Store, runs: readonly Run[], dayOf: DayOf): number {
  return together(store, () => runs.filter((run) => recordRun(store, run, dayOf)).length);
}

/** Says of balances that the newest good answer no longer held them. */
export function recordMissing(store: Store, missing: readonly Missing[]): void {
  together(store, () => {
    for (const { connectionId, key } of missing) {
      const balance = store.balances.find(connectionId, key);
      if (balance === undefined) continue;
      balance.returned = false;
      store.balances.save(balance);
    }
  });
}

/** @returns whether it took a row of its own */
function recordRun(store: Store, run: Run, dayOf: DayOf): boolean {
  const { balances, rows } = store;
  const { values } = splitBalance(run);
  const { at, until } = run;
  const balance = balances.find(run.connection.id, run.key);
  if (balance === undefined) {
    const { afterGap } = run;
    rows.writeRun('reading', balances.create(run, dayOf), { at, until, afterGap, values });
    return true;
  }
  const equal = sameValues(values, balance.values);
  const isKnown = equal && at >= balance.at && until <= balance.until;
  if (isKnown || at < balance.rawFrom) return false;
  const isSilent = at - balance.until > MAX_SILENCE_MS;
  const afterGap = !balance.returned || (run.afterGap ?? isSilent);
  const goesOn = equal && (at === balance.at || (at >= balance.until && !afterGap));
  if (goesOn && sameSlot(balance.at, until, dayOf)) {
    balance.until = until;
    balances.saveUntil(balance);
    return false;
  }
  rows.closeRun(balance);
  rewind(store, balance, at, dayOf);
  Object.assign(balance, { at, until, afterGap, values, returned: true, subject: subjectOf(run) });
  rows.writeRun('reading', balance, { at, until, afterGap, values });
  balances.save(balance);
  return true;
}

/**
 * A reading older than what was rolled up (the computer's clock ran ahead, and was put right) has its hour and its day
 * rolled up again.
 */
function rewind({ database }: Store, balance: StoredBalance, at: number, dayOf: DayOf): void {
  if (at < balance.hoursUntil) balance.hoursUntil = Math.max(hourStart(at), balance.rawFrom);
  if (at < balance.daysUntil) {
    const [row] = database.all(['max(start)'], 'FROM day WHERE balance_id = ? AND start <= ?', [
      balance.id,
      at,
    ]);
    balance.daysUntil = Math.max(Number(row?.[0] ?? dayOf(at).start), balance.rawFrom);
  }
}
