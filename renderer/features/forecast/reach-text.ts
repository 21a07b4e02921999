import type { Locale } from '../../../electron/domain/locale.ts';
import { HORIZON_DAYS, type Outlook, type Reach } from '../../../electron/domain/forecast/forecast-types.ts';
import type { ForecastWords } from './words.ts';

const DAY_MS = 86_400_000;

/** Further ahead than this the hour of a forecast would be a pretence. */
const HOURS_UNTIL_MS = 3 * DAY_MS;

const day = { weekday: 'short', month: 'short', day: 'numeric' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `Fri, 27 Nov, 15:00`, in the computer's time zone. @param at epoch ms */
export function momentText(locale: Locale, at: number, withTime = true): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...day,
    ...(withTime ? clock : {}),
  }).format(at);
}

/** When a balance gets somewhere, in days from now and as moments; nothing finer than a forecast can know. */
export interface ReachText {
  readonly days: string;
  /** Absent where there is no moment to name. */
  readonly span?: string;
}

/** @param now epoch ms */
export function reachText(
  w: ForecastWords,
  locale: Locale,
  { from }: Outlook,
  reach: Reach | undefined,
  now: number,
): ReachText {
  if (reach === undefined) return { days: w('reach.far', { days: HORIZON_DAYS }) };
  const { earliest, latest } = reach;
  if (latest <= from) return { days: w('reach.reached') };
  // Whole days that are sure to be left, to those that may be.
  const first = Math.max(0, Math.floor((earliest - now) / DAY_MS));
  const last = Math.max(first, Math.floor((latest - now) / DAY_MS));
  const withTime = latest - now < HOURS_UNTIL_MS;
  const span = w('reach.span', {
    earliest: momentText(locale, earliest, withTime),
    latest: momentText(locale, latest, withTime),
  });
  return { days: daysText(w, first, last), span };
}

function daysText(w: ForecastWords, first: number, last: number): string {
  if (last === 0) return w('reach.hours');
  if (first < last) return w('reach.range', { from: first, to: last });
  return first === 1 ? w('reach.day') : w('reach.days', { count: first });
}
