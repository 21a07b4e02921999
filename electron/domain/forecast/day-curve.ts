import { PARTS, partsBetween, type SeenDay } from './local-days.ts';

/** For each part of a day, the share of the day's outflow that falls in it. They add up to 1. */
export type DayCurve = readonly number[];

/** The even curve counts as much as this many days of readings: a few days prove no habit. */
const EVEN_DAYS = 4;

/** Days of which less was seen are no measure of how a day runs. */
const WELL_SEEN = 0.9;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** When money went out on one day; `undefined` when too little of it was seen or nothing went out. */
function courseOf({ known, outflowByPart }: SeenDay): DayCurve | undefined {
  const spent = outflowByPart.map((value) => Math.max(0, value));
  const whole = sum(spent);
  if (sum(known) < WELL_SEEN * PARTS || whole <= 0) return undefined;
  return spent.map((value) => value / whole);
}

/** When in a day money usually goes out. Each day counts alike, so one large payment is not taken for a habit. */
export function dayCurveOf(days: readonly SeenDay[]): DayCurve {
  const courses = days.flatMap((day) => [courseOf(day) ?? []]).filter(({ length }) => length > 0);
  return Array.from({ length: PARTS }, (_, part) => {
    const total = sum(courses.map((course) => course[part] ?? 0));
    return (total + EVEN_DAYS / PARTS) / (courses.length + EVEN_DAYS);
  });
}

/** The share of a day's outflow that falls between two positions (0 to 1) of the day. */
export function shareBetween(curve: DayCurve, from: number, to: number): number {
  let share = 0;
  partsBetween(from, to, (part, length) => {
    share += length * (curve[part] ?? 0);
  });
  return share;
}
