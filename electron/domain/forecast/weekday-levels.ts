import Big from 'big.js';
import type { ObservedDay } from './observed-days.ts';

/** What a day of each weekday usually costs. */
export interface WeekdayLevels {
  /** Average of the seven weekdays; may be zero or below when as much comes in. */
  readonly usual: Big;
  /** Never below zero. @param weekday 1 is Monday … 7 is Sunday */
  on(weekday: number): Big;
}

/** How much each observed day counts in an average. */
type Mix = readonly number[];

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const isWeekend = (weekday: number): boolean => weekday > 5;

/** Parts of a whole: the mix is rounded to whole numbers, so that the average itself is exact. */
const PARTS_OF_ONE = 1_000_000;

/** How many days the wider group counts for beside the days of the narrower one. */
const WIDER_DAYS = 1;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** How many days of full weight they are worth. */
export function worth(weights: readonly number[]): number {
  const squares = sum(weights.map((weight) => weight ** 2));
  return squares > 0 ? sum(weights) ** 2 / squares : 0;
}

/** The days that belong to a group, and the more of the wider mix the fewer these are. */
function mixOf(days: readonly ObservedDay[], belongs: (weekday: number) => boolean, wider: Mix): Mix {
  const weights = days.map(({ weekday, weight }) => (belongs(weekday) ? weight : 0));
  const total = sum(weights);
  if (total === 0) return wider;
  const count = worth(weights);
  const own = count / (count + WIDER_DAYS);
  return weights.map((weight, index) => (own * weight) / total + (1 - own) * (wider[index] ?? 0));
}

/** The average of amounts in whole parts, so that equal days give their amount whatever the parts are. */
function average(days: readonly ObservedDay[], mix: Mix): Big {
  let total = 0;
  let amount = new Big(0);
  days.forEach(({ outflow }, index) => {
    const parts = Math.round((mix[index] ?? 0) * PARTS_OF_ONE);
    total += parts;
    amount = amount.plus(outflow.times(parts));
  });
  return total === 0 ? amount : amount.div(total);
}

/**
 * What is usual, learnt from at least one observed day. A weekday goes by its own days, and as long as these
 * are few also by the days of its kind (Monday to Friday, or weekend) and by all days.
 */
export function weekdayLevels(days: readonly ObservedDay[]): WeekdayLevels {
  const total = sum(days.map(({ weight }) => weight));
  const all = days.map(({ weight }) => weight / total);
  const [midweek = all, weekend = all] = [false, true].map((kind) =>
    mixOf(days, (weekday) => isWeekend(weekday) === kind, all),
  );
  const levels = WEEKDAYS.map((weekday) => {
    const ofKind = isWeekend(weekday) ? weekend : midweek;
    return average(days, mixOf(days, (other) => other === weekday, ofKind));
  });
  const zero = new Big(0);
  return {
    usual: levels.reduce((total, level) => total.plus(level), zero).div(WEEKDAYS.length),
    on(weekday) {
      const level = levels[weekday - 1] ?? zero;
      return level.lt(zero) ? zero : level;
    },
  };
}
