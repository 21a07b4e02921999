import type { DayOf } from './zone-days.ts';

export const HOUR_MS = 3_600_000;
export const QUARTER_MS = HOUR_MS / 4;

/** The last months end on earth 12 hours after UTC's, the first 14 hours before. */
const EARLIEST_MS = 14 * HOUR_MS;
const LATEST_MS = 12 * HOUR_MS;

const monthStart = (t: number): number => {
  const date = new Date(t);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
};

/**
 * The span of time in which a month ends somewhere on earth, when `t` lies in one: from its first moment up to, not
 * including, its last. Epoch ms.
 */
export function monthEndAround(t: number): { from: number; to: number } | null {
  const utc = monthStart(t + EARLIEST_MS);
  return t < utc + LATEST_MS ? { from: utc - EARLIEST_MS, to: utc + LATEST_MS } : null;
}

export const quarterOf = (t: number): number => Math.floor(t / QUARTER_MS);
export const hourStart = (t: number): number => Math.floor(t / HOUR_MS) * HOUR_MS;

/**
 * Whether one row may cover both moments. A row lies within one hour and one accounting day, so each has its own last
 * reading; where a month ends somewhere, within a quarter of an hour: midnight falls on one in every time zone, and the last
 * reading before it can be told to the millisecond whichever the zone.
 */
export function sameSlot(a: number, b: number, dayOf: DayOf): boolean {
  if (hourStart(a) !== hourStart(b) || dayOf(a).start !== dayOf(b).start) return false;
  return monthEndAround(a) === null || quarterOf(a) === quarterOf(b);
}
