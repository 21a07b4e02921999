import Big from 'big.js';
import type { Movement } from './movements.ts';
import { addDays, localDate, startOfDay, weekdayOf, type LocalDate } from '../zoned-time.ts';

/** A day is cut into as many equal parts; an hour each but on the two days when the clocks change. */
export const PARTS = 24;

/** A calendar day of the accounting time zone, and where it lies in time (epoch ms, `end` excluded). */
export interface DaySpan {
  readonly date: LocalDate;
  /** 1 is Monday … 7 is Sunday. */
  readonly weekday: number;
  readonly start: number;
  readonly end: number;
}

/** What was seen on one day. */
export interface SeenDay extends DaySpan {
  /** Sum of the known movements. */
  readonly outflow: Big;
  /** For each part of the day: how much of it (0 to 1) is known, and what went out in it. */
  readonly known: readonly number[];
  readonly outflowByPart: readonly number[];
  /** How much of the day (0 to 1) lies between readings, whether or not they tell what was spent. */
  readonly read: number;
}

/** The day of a moment (epoch ms), and all that follow, without end. */
export function* daysFrom(moment: number, timeZone: string): Generator<DaySpan, never> {
  let date = localDate(moment, timeZone);
  for (;;) {
    const start = startOfDay(date, timeZone);
    const next = addDays(date, 1);
    const end = startOfDay(next, timeZone);
    // A zone that moves across the date line skips a whole day.
    if (end > start) yield { date, weekday: weekdayOf(date), start, end };
    date = next;
  }
}

/** Where in its day a moment lies, 0 to 1. */
export function positionIn(day: DaySpan, at: number): number {
  return Math.min(1, Math.max(0, (at - day.start) / (day.end - day.start)));
}

/** For each part of a day, how much of it (in parts, 0 to 1) lies between two positions of the day. */
export function partsBetween(
  from: number,
  to: number,
  visit: (part: number, length: number) => void,
): void {
  for (let part = Math.floor(from * PARTS); part < PARTS && part < to * PARTS; part += 1) {
    visit(part, Math.min(part + 1, to * PARTS) - Math.max(part, from * PARTS));
  }
}

interface OpenDay {
  outflow: Big;
  readonly known: number[];
  readonly outflowByPart: number[];
  read: number;
}

/** Adds the part of a movement that falls on a day. What went out is spread evenly over its time. */
function addTo(open: OpenDay, day: DaySpan, movement: Movement): void {
  const { from, to, kind, outflow } = movement;
  const begin = Math.max(from, day.start);
  const length = Math.min(to, day.end) - begin;
  if (kind === 'unread' || length <= 0) return;
  open.read += length / (day.end - day.start);
  if (kind === 'hidden') return;
  if (!outflow.eq(0)) {
    const isWhole = length === to - from;
    open.outflow = open.outflow.plus(isWhole ? outflow : outflow.times(length).div(to - from));
  }
  const perPart = outflow.toNumber() * ((day.end - day.start) / PARTS / (to - from));
  const position = positionIn(day, begin);
  partsBetween(position, positionIn(day, begin + length), (part, covered) => {
    open.known[part] = (open.known[part] ?? 0) + covered;
    open.outflowByPart[part] = (open.outflowByPart[part] ?? 0) + covered * perPart;
  });
}

/** What was seen on each day from the first movement to the last. Both lists are oldest first. */
export function seenDays(movements: readonly Movement[], timeZone: string): readonly SeenDay[] {
  const [oldest] = movements;
  if (oldest === undefined) return [];
  const seen: SeenDay[] = [];
  let first = 0;
  for (const day of daysFrom(oldest.from, timeZone)) {
    while ((movements[first]?.to ?? Infinity) <= day.start) first += 1;
    if (first === movements.length || (movements[first]?.from ?? Infinity) >= day.end) break;
    const open: OpenDay = {
      outflow: new Big(0),
      known: Array<number>(PARTS).fill(0),
      outflowByPart: Array<number>(PARTS).fill(0),
      read: 0,
    };
    for (let index = first; (movements[index]?.from ?? Infinity) < day.end; index += 1) {
      addTo(open, day, movements[index] as Movement);
    }
    seen.push({ ...day, ...open });
  }
  return seen;
}
