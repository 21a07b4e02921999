import { formatAge, formatTime } from '../../electron/contract/i18n/format.ts';
import type { Locale } from '../../electron/domain/locale.ts';
import type { Words } from './words.ts';

/** `14:05`, with the day before it when it is another day than `now`'s. Both epoch ms. */
export function formatMoment({ locale }: Words, at: number, now: number): string {
  const time = formatTime(locale, at);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return time;
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }).format(at);
  return `${day} ${time}`;
}

/** `22 Nov 2026`, in the computer's time zone. @param at epoch ms */
export function formatDay(locale: Locale, at: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
}

/** “As of 14:05 (47 min ago)”. Both epoch ms. */
export function asOf(words: Words, at: number, now: number): string {
  return words.s('stale.as-of', {
    time: formatMoment(words, at, now),
    age: formatAge(words.locale, now - at),
  });
}

/** “every 5 minutes”. @param intervalMs milliseconds */
export function formatInterval({ t }: Words, intervalMs: number): string {
  const seconds = Math.round(intervalMs / 1_000);
  return seconds % 60 === 0
    ? t('interval.minutes', { count: seconds / 60 })
    : t('interval.seconds', { count: seconds });
}

/** “next in 3 min”; seconds are not counted down. Both epoch ms. */
export function nextIn({ t }: Words, at: number, now: number): string {
  const seconds = Math.ceil((at - now) / 1_000);
  if (seconds <= 0) return t('next.due');
  if (seconds < 60) return t('next.soon');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('next.minutes', { count: minutes });
  return t('next.hours', { count: Math.round(minutes / 60) });
}
