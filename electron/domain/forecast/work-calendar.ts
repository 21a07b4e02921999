import { addDays, localDate, startOfDay, weekdayOf, type LocalDate } from '../zoned-time.ts';

/** The days on which a top-up can be ordered and can arrive. Absent parts: Monday to Friday, no holidays. */
export interface WorkCalendar {
  /** 1 is Monday … 7 is Sunday. */
  readonly workingDays?: readonly number[];
  readonly holidays?: readonly LocalDate[];
  /**
   * Days worked although they fall on a weekend or holiday. China moves weekends around its holidays
   * (调休) and publishes these days each year.
   */
  readonly makeUpDays?: readonly LocalDate[];
}

const MONDAY_TO_FRIDAY: readonly number[] = [1, 2, 3, 4, 5];

/** A calendar may hold no working day at all; nobody plans a top-up further ahead than this. */
const LOOK_BACK_DAYS = 400;

/** A day that stands in both lists is worked: a make-up day is the more particular statement. */
export function isWorkingDay(date: LocalDate, calendar: WorkCalendar): boolean {
  if (calendar.makeUpDays?.includes(date) === true) return true;
  if (calendar.holidays?.includes(date) === true) return false;
  return (calendar.workingDays ?? MONDAY_TO_FRIDAY).includes(weekdayOf(date));
}

function step(date: LocalDate, by: 1 | -1, calendar: WorkCalendar): LocalDate | undefined {
  let day = date;
  for (let steps = 0; steps < LOOK_BACK_DAYS; steps += 1) {
    day = addDays(day, by);
    if (isWorkingDay(day, calendar)) return day;
  }
  return undefined;
}

/** The last working day before a day; `undefined` when there is none within 400 days. */
export function workingDayBefore(date: LocalDate, calendar: WorkCalendar): LocalDate | undefined {
  return step(date, -1, calendar);
}

/** The first working day after a day; `undefined` when there is none within 400 days. */
export function workingDayAfter(date: LocalDate, calendar: WorkCalendar): LocalDate | undefined {
  return step(date, 1, calendar);
}

/**
 * The moment that lies `workingMs` of working-day time before another; the hours of all other days do not count.
 * @param at epoch ms
 */
export function workingTimeBefore(
  at: number,
  workingMs: number,
  calendar: WorkCalendar,
  timeZone: string,
): number | undefined {
  let moment = at;
  let left = workingMs;
  let day: LocalDate | undefined = localDate(at, timeZone);
  while (day !== undefined) {
    const start = startOfDay(day, timeZone);
    if (isWorkingDay(day, calendar)) {
      if (moment - start >= left) return moment - left;
      left -= moment - start;
    } else if (left === 0) {
      return moment;
    }
    const previous = workingDayBefore(day, calendar);
    if (previous === undefined) return undefined;
    // A skipped weekend is jumped over: the day before begins to count at its own end.
    moment = startOfDay(addDays(previous, 1), timeZone);
    day = previous;
  }
  return undefined;
}
