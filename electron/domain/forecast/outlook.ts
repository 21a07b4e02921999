import Big from 'big.js';
import { minorUnitExponent } from '../iso4217.ts';
import type { Amount } from '../money.ts';
import type { Outlook, Reach } from './forecast-types.ts';
import { lastMomentToOrder, type TopUpRule } from './last-moment.ts';
import type { Habits } from './learn.ts';
import { reachOf } from './reach.ts';
import { topUpFor } from './suggested-top-up.ts';
import type { WorkCalendar } from './work-calendar.ts';

const ROUND_HALF_UP = 1;
const ROUND_UP = 3;

export interface OutlookTerms {
  /** Plain decimal text, in the unit of the reading. */
  readonly criticalLine?: string;
  /** Without it no last moment is given. */
  readonly topUp?: TopUpRule;
  readonly calendar: WorkCalendar;
  /** Whole days, 1 or more: for how many from the reading on a top-up should be enough. */
  readonly daysToCover: number;
}

/** Places to round to; a currency nobody listed keeps as many as its reading has. */
function placesOf({ currency, value }: Amount): number {
  return minorUnitExponent(currency) ?? value.split('.')[1]?.length ?? 0;
}

/** The prudent end of the range: what is ordered by then is there in time in about nine of ten cases. */
function lastMoment(
  reach: Reach | undefined,
  { topUp, calendar }: OutlookTerms,
  timeZone: string,
): Pick<Outlook, 'lastMomentToTopUp'> {
  if (topUp === undefined || reach === undefined) return {};
  const moment = lastMomentToOrder(reach.earliest, topUp, calendar, timeZone);
  return moment === undefined ? {} : { lastMomentToTopUp: moment };
}

/**
 * When a balance will have fallen to its critical line and to zero if nobody tops up, by when to top up and
 * how much. Amounts are sums and averages of readings in exact decimals, rounded once at the end; doubles
 * only decide about times, and about how much each day of the history counts.
 * @param reading the amount it starts from, as it was at that moment (epoch ms); in the unit of the history
 * @throws RangeError for a cut-off that is no time
 */
export function outlook(
  habits: Habits,
  reading: { readonly at: number; readonly available: Amount },
  terms: OutlookTerms,
): Outlook {
  const { criticalLine, daysToCover } = terms;
  const { at, available } = reading;
  const amount = new Big(available.value);
  const line = criticalLine === undefined ? undefined : new Big(criticalLine);
  const toZero = reachOf(amount, at, habits);
  const toCritical = line === undefined ? undefined : reachOf(amount.minus(line), at, habits);
  const missing = topUpFor(daysToCover, amount.minus(line ?? 0), at, habits);
  const places = placesOf(available);
  return {
    kind: 'forecast',
    from: at,
    usualDailyOutflow: habits.levels.usual.toFixed(places, ROUND_HALF_UP),
    daysUsed: habits.daysUsed,
    ...(toCritical === undefined ? {} : { toCritical }),
    ...(toZero === undefined ? {} : { toZero }),
    ...lastMoment(line === undefined ? toZero : toCritical, terms, habits.timeZone),
    suggestedTopUp: missing.toFixed(places, ROUND_UP),
    daysToCover,
  };
}
