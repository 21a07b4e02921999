import { dayCurveOf, type DayCurve } from './day-curve.ts';
import type { ForecastPoint, NoOutflow, NotEnoughData, NotEnoughReason } from './forecast-types.ts';
import { seenDays, type SeenDay } from './local-days.ts';
import { movementsOf } from './movements.ts';
import { observedDays } from './observed-days.ts';
import { withoutFreezes } from './quiet-days.ts';
import { spreadOf, type Spread } from './spread.ts';
import { weekdayLevels, type WeekdayLevels } from './weekday-levels.ts';
import { DAY_MS } from '../zoned-time.ts';

/** How far back a history is of use: eight of each weekday. */
export const HISTORY_DAYS = 56;

/** Two of each weekday: with less, a weekly rhythm and chance look alike. */
export const MIN_DAYS = 14;

/** These must lie within so many days: what was usual before a long silence says little about now. */
const RECENT_DAYS = 28;

/** Of these, spending must have been possible on at least so many. */
export const MIN_OBSERVED_DAYS = 7;

/** What is usual of an account. */
export interface Habits {
  readonly kind: 'habits';
  readonly timeZone: string;
  readonly levels: WeekdayLevels;
  readonly curve: DayCurve;
  readonly spread: Spread;
  /** On how many days it rests. */
  readonly daysUsed: number;
}

function notEnough(reason: NotEnoughReason, have: number, needDays = MIN_DAYS): NotEnoughData {
  // A moment lost between readings must not turn 14 days into 13.
  return { kind: 'not-enough-data', reason, haveDays: Math.floor(have + 1e-6), needDays };
}

function readDays(days: readonly SeenDay[]): number {
  return days.reduce((total, { read }) => total + read, 0);
}

/**
 * Learns from readings, in any order and at any distance from each other, what is usual; or says why nothing
 * can be learnt. How is told in docs/forecast.md.
 * @param now epoch ms; readings after it, and those too old, are left out
 * @param timeZone IANA name of the accounting time zone: where a day begins
 * @throws RangeError for an unknown time zone; Error when an amount is no decimal
 */
export function learn(
  points: readonly ForecastPoint[],
  now: number,
  timeZone: string,
): Habits | NoOutflow | NotEnoughData {
  const usable = points.filter(({ at }) => at <= now && at >= now - HISTORY_DAYS * DAY_MS);
  const movements = movementsOf(usable);
  const days = seenDays(movements, timeZone);
  const read = readDays(days.filter(({ end }) => end > now - RECENT_DAYS * DAY_MS));
  if (Math.floor(read + 1e-6) < MIN_DAYS) {
    const first = movements[0]?.from ?? now;
    return notEnough(now - first < MIN_DAYS * DAY_MS ? 'too-short' : 'gaps', read);
  }
  const curve = dayCurveOf(days);
  const lately = days.filter(({ end }) => end > now - MIN_DAYS * DAY_MS);
  const paid = ({ outflowByPart }: SeenDay): boolean => outflowByPart.some((outflow) => outflow > 0);
  if (!lately.some(paid)) {
    const observed = observedDays(lately, curve).length;
    if (observed >= MIN_OBSERVED_DAYS) return { kind: 'no-outflow' };
    return notEnough('idle', observed, MIN_OBSERVED_DAYS);
  }
  const observed = observedDays(withoutFreezes(days), curve);
  if (observed.length < MIN_OBSERVED_DAYS) {
    return notEnough('idle', observed.length, MIN_OBSERVED_DAYS);
  }
  const levels = weekdayLevels(observed);
  if (levels.usual.lte(0)) return { kind: 'no-outflow' };
  const spread = spreadOf(observed, levels);
  return { kind: 'habits', timeZone, levels, curve, spread, daysUsed: observed.length };
}
