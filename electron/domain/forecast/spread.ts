import type { ObservedDay } from './observed-days.ts';
import { worth, type WeekdayLevels } from './weekday-levels.ts';

/** How far reality strays from what is usual: relative variances (1 is as much as the amount itself). */
export interface Spread {
  /** Of what one day costs. */
  readonly day: number;
  /** Of the usual level: another history of that length would have given another, and business changes. */
  readonly level: number;
}

/** Days on which hardly anything is usual (a quiet weekend) say nothing about how busy days vary. */
const TELLING_SHARE = 0.1;

/**
 * How many times as far off a sum of days is as it were if each day and hour were drawn by itself: busy days
 * come in runs, and payments in lumps. Chosen so that the backtest’s ranges hold four run-outs in five.
 */
const TOGETHER = 2;

/** How much the usual outflow may have changed since the history was made, as a standard deviation. */
const DRIFT = 0.1;

export function spreadOf(days: readonly ObservedDay[], levels: WeekdayLevels): Spread {
  const least = levels.usual.times(TELLING_SHARE);
  const telling = days.flatMap(({ weekday, outflow, weight }) => {
    const level = levels.on(weekday);
    return level.gt(least) ? [{ weight, error: outflow.div(level).toNumber() - 1 }] : [];
  });
  const weights = telling.map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const squares = telling.reduce((sum, { weight, error }) => sum + weight * error ** 2, 0);
  const day = (TOGETHER ** 2 * squares) / total;
  return { day, level: day / worth(weights) + DRIFT ** 2 };
}
