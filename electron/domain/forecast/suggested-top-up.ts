import Big from 'big.js';
import { shareBetween } from './day-curve.ts';
import type { Habits } from './learn.ts';
import { daysFrom, positionIn } from './local-days.ts';
import { addDays, weekdayOf } from '../zoned-time.ts';

/** The share of today that is left is taken in whole parts of this many: amounts stay exact. */
const PARTS_OF_ONE = 1_000_000;

/** What usually goes out in so many days from a moment on, weekday by weekday. */
function usualOutflow(days: number, from: number, { levels, curve, timeZone }: Habits): Big {
  const today = daysFrom(from, timeZone).next().value;
  const left = Math.round(shareBetween(curve, positionIn(today, from), 1) * PARTS_OF_ONE);
  let total = new Big(0);
  for (let ahead = 0; ahead <= days; ahead += 1) {
    // Today and the last day together make one day: what is left of the one, and the rest of the other.
    const parts = ahead === 0 ? left : ahead === days ? PARTS_OF_ONE - left : PARTS_OF_ONE;
    total = total.plus(levels.on(weekdayOf(addDays(today.date, ahead))).times(parts));
  }
  return total.div(PARTS_OF_ONE);
}

/**
 * What has to be added so that, as things usually go, the balance stays at or above its line for the days to
 * cover. Exact; not yet rounded; zero when there is enough.
 * @param days whole days, 1 or more
 * @param aboveLine what is available beyond the line; below zero when it is less
 * @param from the moment from which the days are counted, epoch ms
 */
export function topUpFor(days: number, aboveLine: Big, from: number, habits: Habits): Big {
  const missing = usualOutflow(days, from, habits).minus(aboveLine);
  return missing.gt(0) ? missing : new Big(0);
}
