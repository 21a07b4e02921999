/** A calendar day of one time zone, `YYYY-MM-DD`. Texts of this shape sort by date. */
export type LocalDate = string;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** What the clocks of the zone show at that moment, counted as if it were UTC (ms). */
export function wallClock(at: number, timeZone: string): number {
  // `1/15/2026, 14:05:00`; asking for the parts one by one takes several times as long.
  const shown = formatFor(timeZone).format(at).match(/\d+/g) ?? [];
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = shown.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day on which a moment falls. @param at epoch ms @throws RangeError for an unknown time zone */
export function localDate(at: number, timeZone: string): LocalDate {
  return new Date(wallClock(at, timeZone)).toISOString().slice(0, 10);
}

/** The day that many days later; earlier when `days` is negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 is Monday … 7 is Sunday, as ISO 8601 counts. */
export function weekdayOf(date: LocalDate): number {
  return new Date(Date.parse(date)).getUTCDay() || 7;
}

/**
 * The moment (epoch ms) when the clocks of the zone show this date and time. Of a time that comes twice
 * (clocks set back) the first; for one that is skipped (clocks set forward) as much later as was skipped,
 * so a day whose midnight is skipped begins right after the gap.
 * @param time `HH:mm`
 * @throws RangeError for an unknown time zone, or when the texts are no date and time
 */
export function momentOf(date: LocalDate, time: string, timeZone: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (!Number.isFinite(wall)) throw new RangeError('not a date and time');
  // No zone is more than a day from UTC, and no zone changes its clocks twice within two days.
  const earlier = wall - DAY_MS;
  const later = wall + DAY_MS;
  const before = wall - (wallClock(earlier, timeZone) - earlier);
  const after = wall - (wallClock(later, timeZone) - later);
  const shown = [before, after].filter((at) => wallClock(at, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

/** Days are asked for again and again, and a calendar answers slowly. So many are remembered. */
const MAX_STARTS = 4_000;
const starts = new Map<string, number>();

/** The first moment of a day, epoch ms. @throws RangeError for an unknown time zone, or what is no date */
export function startOfDay(date: LocalDate, timeZone: string): number {
  const key = `${date} ${timeZone}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const start = momentOf(date, '00:00', timeZone);
  if (starts.size >= MAX_STARTS) starts.clear();
  starts.set(key, start);
  return start;
}
