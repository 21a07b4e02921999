import { pastReadingOf, type StoredBalance } from './balances.ts';
import type { PastReading } from './reading.ts';
import type { Store } from './store.ts';
import { endOfMonth } from './zone-days.ts';

/** How a month closed. */
export interface MonthEnd {
  /** The first moment after it, epoch ms. */
  readonly moment: number;
  /** The last reading of each balance before that, however old. */
  readonly readings: readonly PastReading[];
}

/**
 * The last reading before a moment. Its `readAt` is exact where a month ends; elsewhere equal readings may reach across the
 * moment, which is then given itself.
 * @param moment epoch ms
 */
export function readingBefore(
  { rows }: Store,
  balance: StoredBalance,
  moment: number,
): PastReading | null {
  const run = rows.lastBefore(balance, moment);
  if (run === undefined) return null;
  return pastReadingOf(balance, run.values, Math.min(run.until, moment));
}

/**
 * @param month `2026-03`
 * @param zone IANA name of the entity's time zone, whose midnight ends the month
 * @throws RangeError for what is no month or time zone
 */
export function monthEndOf(store: Store, month: string, zone: string): MonthEnd {
  const moment = endOfMonth(month, zone);
  const readings = store.balances.all().flatMap((balance) => {
    const reading = readingBefore(store, balance, moment);
    return reading === null ? [] : [reading];
  });
  return { moment, readings };
}
