/** What stands in a field of dates, or the first line that is none. */
export type DateList =
  | { readonly ok: true; readonly dates: readonly string[] }
  | { readonly ok: false; readonly line: number; readonly text: string };

const DAY_MS = 86_400_000;
/** A longer range is a slip of the hand. */
const MAX_RANGE_DAYS = 62;

/** Between two dates stands whatever people put there. */
const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:-|–|—|~|～|至|到|\.\.)\s*(\d{4}-\d{2}-\d{2}))?$/;

/** `2026-02-30` is none, though it looks like one. */
function momentOf(date: string): number | null {
  const moment = Date.parse(date);
  const isOne = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date);
  return isOne ? moment : null;
}

function datesOf(line: string): readonly string[] | null {
  const [, first = '', last = first] = LINE.exec(line) ?? [];
  if (first === '') return null;
  const from = momentOf(first);
  const to = momentOf(last);
  if (from === null || to === null || to < from) return null;
  const days = (to - from) / DAY_MS + 1;
  if (days > MAX_RANGE_DAYS) return null;
  return Array.from({ length: days }, (_, n) =>
    new Date(from + n * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Reads dates and ranges, one a line; each date once, in order. */
export function readDates(text: string): DateList {
  const dates = new Set<string>();
  for (const [n, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const found = datesOf(trimmed);
    if (found === null) return { ok: false, line: n + 1, text: trimmed };
    found.forEach((date) => dates.add(date));
  }
  return { ok: true, dates: [...dates].sort() };
}

/** The same as text, days in a row as a range. @param dates in order */
export function writeDates(dates: readonly string[]): string {
  const ranges: { readonly first: string; last: string }[] = [];
  for (const date of dates) {
    const open = ranges.at(-1);
    const follows = open !== undefined && Date.parse(date) - Date.parse(open.last) === DAY_MS;
    if (follows) open.last = date;
    else ranges.push({ first: date, last: date });
  }
  return ranges
    .map(({ first, last }) => (first === last ? first : `${first} – ${last}`))
    .join('\n');
}
