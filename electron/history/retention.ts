import type { StoredRun } from './aggregate.ts';
import type { StoredBalance } from './balances.ts';
import type { Database } from './database.ts';
import { HOUR_MS, monthEndAround, quarterOf } from './slots.ts';
import { together, type Store } from './store.ts';

const DAY_MS = 24 * HOUR_MS;

/** How long each level of detail is kept, in days. `totalDays` null: for ever. */
export interface Retention {
  readonly rawDays: number;
  readonly hourlyDays: number;
  readonly totalDays: number | null;
}

export const DEFAULT_RETENTION: Retention = { rawDays: 90, hourlyDays: 365, totalDays: null };

/** So many days are thinned in one step, for the app must not stand still. */
const STEP_DAYS = 2;

/** What makes sense of a setting: raw for at least two days (a day is rolled up first), each level no shorter. */
export function soundRetention({ rawDays, hourlyDays, totalDays }: Retention): Retention {
  const raw = Math.max(2, Math.floor(rawDays));
  const hourly = Math.max(raw, Math.floor(hourlyDays));
  const total = totalDays === null ? null : Math.max(hourly, Math.floor(totalDays));
  return { rawDays: raw, hourlyDays: hourly, totalDays: total };
}

/** Removes what is older than the retention says. @returns whether nothing is left to do */
export function thinStep(
  store: Store,
  balance: StoredBalance,
  retention: Retention,
  now: number,
): boolean {
  const { database, balances } = store;
  const { rawDays, hourlyDays, totalDays } = soundRetention(retention);
  const raw = nextRawEnd(database, balance, now - rawDays * DAY_MS);
  const hourly = dayBefore(database, balance, now - hourlyDays * DAY_MS);
  const all = totalDays === null ? null : endOfAll(database, balance, now - totalDays * DAY_MS);
  const { rawFrom, hoursFrom } = balance;
  if (raw <= rawFrom && hourly <= hoursFrom && all === null) return true;
  together(store, () => {
    if (raw > rawFrom) thinReadings(store, balance, raw);
    if (hourly > hoursFrom) {
      database.run('DELETE FROM hour WHERE balance_id = ? AND start < ?', [balance.id, hourly]);
      balance.hoursFrom = hourly;
    }
    if (all !== null) {
      database.run('DELETE FROM day WHERE balance_id = ? AND start < ?', [balance.id, all]);
      database.run('DELETE FROM kept WHERE balance_id = ? AND at < ?', [balance.id, all]);
    }
    balances.save(balance);
  });
  return false;
}

/** The start of the last day rolled up that began by then; 0 when there is none. */
function dayBefore(database: Database, balance: StoredBalance, moment: number): number {
  const [row] = database.all(['max(start)'], 'FROM day WHERE balance_id = ? AND start <= ?', [
    balance.id,
    moment,
  ]);
  return Number(row?.[0] ?? 0);
}

/** Up to where readings go in this step: a day's start, and never one that is not rolled up. */
function nextRawEnd(database: Database, balance: StoredBalance, cutoff: number): number {
  const last = dayBefore(database, balance, cutoff);
  const [row] = database.all(
    ['start'],
    'FROM day WHERE balance_id = ? AND start > ? AND start <= ? ORDER BY start LIMIT 1 OFFSET ?',
    [balance.id, balance.rawFrom, last, STEP_DAYS],
  );
  return Math.min(Number(row?.[0] ?? last), balance.hoursUntil);
}

/** The moment itself where days are left from before it. */
function endOfAll(database: Database, balance: StoredBalance, moment: number): number | null {
  const rest = 'FROM day WHERE balance_id = ? AND start < ? LIMIT 1';
  const isLeft = database.all(['1'], rest, [balance.id, moment]).length > 0;
  return isLeft ? moment : null;
}

function thinReadings(store: Store, balance: StoredBalance, until: number): void {
  const { database, rows } = store;
  const going = rows.runs(balance, 0, until);
  for (const run of monthEnds(going)) rows.writeRun('kept', balance, run);
  keepBeforeMonthEnds(store, balance, going[0]?.at ?? until, until);
  database.run('DELETE FROM reading WHERE balance_id = ? AND at < ?', [balance.id, until]);
  balance.rawFrom = until;
}

/** Where a month ends somewhere, the last of every quarter of an hour. */
function monthEnds(runs: readonly StoredRun[]): readonly StoredRun[] {
  return runs.filter((run, n) => {
    const next = runs[n + 1];
    return (
      monthEndAround(run.at) !== null &&
      (next === undefined || quarterOf(next.at) !== quarterOf(run.at))
    );
  });
}

/** The last before each month's end that was passed: the app may have been off while the month ended. */
function keepBeforeMonthEnds(
  { rows }: Store,
  balance: StoredBalance,
  oldest: number,
  until: number,
): void {
  const first = new Date(Math.max(balance.rawFrom, oldest));
  for (let month = 1; ; month += 1) {
    const end = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month);
    const span = monthEndAround(end);
    if (span === null || span.from >= until) return;
    if (span.from < balance.rawFrom) continue;
    const before = rows.lastBefore(balance, span.from);
    if (before !== undefined) rows.writeRun('kept', balance, { ...before, at: before.until });
  }
}
