import type { QuietHours } from '../domain/alert.ts';

function timeOf(time: string): readonly [hours: number, minutes: number] {
  const [hours = '0', minutes = '0'] = time.split(':');
  return [Number(hours), Number(minutes)];
}

function minutesOf(time: string): number {
  const [hours, minutes] = timeOf(time);
  return hours * 60 + minutes;
}

/** Whether the moment lies in the quiet hours. From and to the same means the whole day. @param at epoch ms */
export function isQuiet({ from, to }: QuietHours, at: number): boolean {
  const date = new Date(at);
  // By the clock on the wall, whatever it was set to for the summer.
  const now = date.getHours() * 60 + date.getMinutes();
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start === end) return true;
  return start < end ? now >= start && now < end : now >= start || now < end;
}

/** The next moment that quiet hours begin or end, both epoch ms. */
export function nextQuietChange({ from, to }: QuietHours, at: number): number {
  return Math.min(...[from, to].map((time) => nextAt(time, at)));
}

/** Days are not all 24 hours long, so the time of day is looked up in the calendar. */
function nextAt(time: string, at: number): number {
  const date = new Date(at);
  date.setHours(...timeOf(time), 0, 0);
  if (date.getTime() <= at) {
    date.setDate(date.getDate() + 1);
    date.setHours(...timeOf(time), 0, 0);
  }
  return date.getTime();
}
