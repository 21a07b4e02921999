import Big from 'big.js';
import type { DayCurve } from './day-curve.ts';
import type { SeenDay } from './local-days.ts';

/** One day whose outflow is known well enough to learn from. */
export interface ObservedDay {
  /** 1 is Monday … 7 is Sunday. */
  readonly weekday: number;
  /** Of the whole day, in the unit of the readings; a freak day is cut down. */
  readonly outflow: Big;
  /** How much it counts, above 0 to 1. */
  readonly weight: number;
}

/** The curve says that at least this share of the day's outflow falls into what was seen. */
const MIN_SEEN = 0.5;

/** A day counts half as much as one that is this much younger: volumes grow and shrink. */
const HALF_LIFE_DAYS = 21;

/** A day more than this many times as large as what is usual counts as this many times. */
const FREAK = 3;

function medianOf(values: readonly Big[]): Big {
  const sorted = values.toSorted((a, b) => a.cmp(b));
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? new Big(0);
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] ?? upper).div(2);
}

/**
 * Cuts down days that are out of all proportion both to a day on which something is spent and to the other
 * days of the same weekday; a weekly payroll is large, but no freak.
 */
function withoutFreaks(days: readonly ObservedDay[]): readonly ObservedDay[] {
  const usual = medianOf(days.map(({ outflow }) => outflow).filter((outflow) => outflow.gt(0)));
  return days.map((day) => {
    const peers = days.filter((other) => other !== day && other.weekday === day.weekday);
    const onWeekday = medianOf(peers.map(({ outflow }) => outflow));
    const bound = (onWeekday.gt(usual) ? onWeekday : usual).times(FREAK);
    return day.outflow.gt(bound) ? { ...day, outflow: bound } : day;
  });
}

/** The days to learn from, oldest first. A day that was seen in part is filled up by the curve. */
export function observedDays(
  days: readonly SeenDay[],
  curve: DayCurve,
): readonly ObservedDay[] {
  const observed = days.flatMap((day, index): readonly ObservedDay[] => {
    const seen = day.known.reduce((sum, known, part) => sum + known * (curve[part] ?? 0), 0);
    if (seen < MIN_SEEN) return [];
    // A whole day's sum stays as it is, to the last digit.
    const isWhole = seen > 1 - 1e-9;
    const outflow = isWhole ? day.outflow : day.outflow.div(seen.toFixed(9));
    const age = days.length - 1 - index;
    const weight = seen * 2 ** (-age / HALF_LIFE_DAYS);
    return [{ weekday: day.weekday, outflow, weight }];
  });
  return withoutFreaks(observed);
}
