import {
  isWorkingDay,
  workingDayBefore,
  workingTimeBefore,
  type WorkCalendar,
} from './work-calendar.ts';
import { HOUR_MS, localDate, momentOf, type LocalDate } from '../zoned-time.ts';

/**
 * How long money is on its way. Hours run on working days only, around the clock: what is ordered on
 * Friday at 15:00 with 24 hours is there on Monday at 15:00. Working days are counted after the day of the
 * order, and the money counts as there by the cut-off time of the last of them (0: the same day).
 */
export type LeadTime = { readonly hours: number } | { readonly workingDays: number };

export interface TopUpRule {
  readonly leadTime: LeadTime;
  /** `HH:mm` in the accounting time zone; what is ordered later counts as ordered the next working day. */
  readonly cutOff: string;
}

/** The last cut-off at or before a moment, with its day. */
function cutOffBefore(
  at: number,
  cutOff: string,
  calendar: WorkCalendar,
  timeZone: string,
): LocalDate | undefined {
  const day = localDate(at, timeZone);
  const usable = isWorkingDay(day, calendar) && momentOf(day, cutOff, timeZone) <= at;
  return usable ? day : workingDayBefore(day, calendar);
}

function orderedWorkingDaysAhead(
  neededAt: number,
  days: number,
  cutOff: string,
  calendar: WorkCalendar,
  timeZone: string,
): number | undefined {
  let day = cutOffBefore(neededAt, cutOff, calendar, timeZone);
  for (let left = days; left > 0 && day !== undefined; left -= 1) {
    day = workingDayBefore(day, calendar);
  }
  return day === undefined ? undefined : momentOf(day, cutOff, timeZone);
}

/**
 * The last moment (epoch ms) to order a top-up that is there by `neededAt` (epoch ms): on a working day and
 * not after its cut-off. `undefined` when the calendar holds no working day to order on.
 */
export function lastMomentToOrder(
  neededAt: number,
  rule: TopUpRule,
  calendar: WorkCalendar,
  timeZone: string,
): number | undefined {
  const { leadTime, cutOff } = rule;
  if ('workingDays' in leadTime) {
    return orderedWorkingDaysAhead(neededAt, leadTime.workingDays, cutOff, calendar, timeZone);
  }
  const lead = leadTime.hours * HOUR_MS;
  const latest = workingTimeBefore(neededAt, lead, calendar, timeZone);
  if (latest === undefined) return undefined;
  const day = localDate(latest, timeZone);
  const isOpen =
    isWorkingDay(day, calendar) && latest <= momentOf(day, cutOff, timeZone);
  if (isOpen) return latest;
  const last = cutOffBefore(latest, cutOff, calendar, timeZone);
  return last === undefined ? undefined : momentOf(last, cutOff, timeZone);
}
