import type { Outlook } from './forecast-types.ts';
import { isWorkingDay, workingDayAfter, type WorkCalendar } from './work-calendar.ts';
import { addDays, localDate, startOfDay, type LocalDate } from '../zoned-time.ts';

/**
 * Today, when somebody should be told today that a balance runs out: on a working day, when waiting until the
 * working day after the next would miss the last moment to top up, or (without a lead time) the run-out
 * itself. `undefined` otherwise, and once it has run out.
 * @param now epoch ms
 */
export function alertDay(
  { toCritical, toZero, lastMomentToTopUp }: Outlook,
  now: number,
  calendar: WorkCalendar,
  timeZone: string,
): LocalDate | undefined {
  const reach = toCritical ?? toZero;
  const today = localDate(now, timeZone);
  if (reach === undefined || reach.latest <= now || !isWorkingDay(today, calendar)) return undefined;
  const by = lastMomentToTopUp ?? reach.earliest;
  const next = workingDayAfter(today, calendar) ?? today;
  return by < startOfDay(addDays(next, 1), timeZone) ? today : undefined;
}
