import type { ChartSpan } from '../../../../electron/contract/history-types.ts';
import type { Locale } from '../../../../electron/domain/locale.ts';

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const day = { month: 'short', day: 'numeric' } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // Day before month, as everywhere in the app.
  const name = locale === 'en' ? 'en-GB' : locale;
  const key = `${name} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(name, options);
  formats.set(key, known);
  return known;
}

/** A mark of the scale below a chart. @param at epoch ms */
export function markText(locale: Locale, span: ChartSpan, at: number): string {
  const date = new Date(at);
  if (span === '1y') {
    const isJanuary = date.getMonth() === 0;
    return format(locale, isJanuary ? { year: 'numeric' } : { month: 'short' }).format(at);
  }
  const isMidnight = date.getHours() === 0 && date.getMinutes() === 0;
  return format(locale, span === '24h' && !isMidnight ? clock : day).format(at);
}

/** When a reading under the cursor was: a moment, or the days it stands for in a chart of a year. Epoch ms. */
export function whenText(locale: Locale, span: ChartSpan, at: number, until: number): string {
  if (span !== '1y') return format(locale, { ...day, ...clock }).format(until);
  return format(locale, { ...day, year: 'numeric' }).formatRange(at, until);
}

/** A row of the table: an hour, a day or a month. @param at its first moment, epoch ms */
export function periodText(locale: Locale, span: ChartSpan, at: number): string {
  if (span === '24h') return format(locale, { ...day, ...clock }).format(at);
  if (span === '1y') return format(locale, { year: 'numeric', month: 'long' }).format(at);
  return format(locale, { weekday: 'short', ...day }).format(at);
}
