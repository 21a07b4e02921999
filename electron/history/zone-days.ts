import { addDays, localDate, startOfDay, type LocalDate } from '../domain/zoned-time.ts';

/** One day of a time zone: its first moment and the next day's (epoch ms), and its date. */
export interface Day {
  readonly start: number;
  readonly end: number;
  readonly date: LocalDate;
}

export type DayOf = (t: number) => Day;

export function isTimeZone(zone: string): boolean {
  try {
    localDate(0, zone);
    return true;
  } catch {
    return false;
  }
}

/** Finds the day of a moment. The last few are remembered: readings come in order, and asking a calendar is slow. */
export function daysOf(zone: string): DayOf {
  let known: readonly Day[] = [];
  return (t) => {
    const found = known.find((day) => t >= day.start && t < day.end);
    if (found !== undefined) return found;
    const date = localDate(t, zone);
    const day = {
      start: startOfDay(date, zone),
      end: startOfDay(addDays(date, 1), zone),
      date,
    };
    known = [day, ...known.slice(0, 3)];
    return day;
  };
}

/** The first moment after a month, epoch ms. @param month `2026-03` @throws RangeError for what is no month or zone */
export function endOfMonth(month: string, zone: string): number {
  const first = new Date(`${month}-01T00:00:00Z`);
  if (!/^\d{4}-\d{2}$/.test(month) || Number.isNaN(first.getTime())) {
    throw new RangeError('not a month');
  }
  first.setUTCMonth(first.getUTCMonth() + 1);
  return startOfDay(first.toISOString().slice(0, 10), zone);
}
