import { aggregate } from './aggregate.ts';
import type { StoredBalance } from './balances.ts';
import { hourStart, HOUR_MS } from './slots.ts';
import { together, type Store } from './store.ts';
import type { DayOf } from './zone-days.ts';

/** Readings are written a moment after they came; an hour is over for good this much later. */
const SETTLED_AFTER_MS = 5 * 60_000;

/** No single step takes in more: the app must not stand still. */
const STEP_MS = 2 * 24 * HOUR_MS;

/**
 * Brings the readings of hours and days that are over down to a row each; the readings stay.
 * @returns whether nothing is left to do
 */
export function rollUpStep(
  store: Store,
  balance: StoredBalance,
  dayOf: DayOf,
  now: number,
): boolean {
  const settled = now - SETTLED_AFTER_MS;
  const hours = hourStart(settled);
  const days = dayOf(settled).start;
  if (balance.hoursUntil >= hours && balance.daysUntil >= days) return true;
  together(store, () => {
    rollUpHours(store, balance, Math.min(hours, hourStart(balance.hoursUntil) + STEP_MS), dayOf);
    rollUpDays(store, balance, days, dayOf);
    store.balances.save(balance);
  });
  return false;
}

/** An hour in which a day ends, as it does in some time zones, becomes two. */
function rollUpHours({ rows }: Store, balance: StoredBalance, until: number, dayOf: DayOf): void {
  if (until <= balance.hoursUntil) return;
  const runs = rows.runs(balance, balance.hoursUntil, until);
  const hours = aggregate(runs, (t) => Math.max(hourStart(t), dayOf(t).start));
  for (const hour of hours) rows.writeSpan('hour', balance, hour);
  balance.hoursUntil = until;
}

/**
 * The first day begins where the last one ended, which is no midnight only after the accounting zone was changed: what
 * was rolled up stays as it was.
 */
function rollUpDays({ rows }: Store, balance: StoredBalance, last: number, dayOf: DayOf): void {
  const from = balance.daysUntil;
  if (last <= from) return;
  const until = Math.min(last, dayOf(from + STEP_MS).start);
  const runs = rows.runs(balance, from, until);
  const days = aggregate(runs, (t) => Math.max(from, dayOf(t).start));
  for (const day of days) rows.writeSpan('day', balance, day);
  balance.daysUntil = until;
}
