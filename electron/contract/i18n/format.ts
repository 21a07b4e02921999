import { minorUnitExponent } from '../../domain/iso4217.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Amount } from '../../domain/money.ts';
import { sharedWords } from './shared.ts';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, digits: number): Intl.NumberFormat {
  const key = `${locale}/${digits}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
}

/** Groups plain decimal text for reading, exactly: no digit is rounded away, `minDigits` are padded. */
export function formatDecimal(locale: Locale, value: string, minDigits: number): string {
  const given = value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
  // Intl takes decimal text and formats it exactly; its type only knows literal text.
  return numberFormat(locale, Math.max(given, minDigits)).format(value as `${number}`);
}

/** The number of an amount without its currency: `8,230.00`. */
export function formatValue(locale: Locale, amount: Amount): string {
  if (amount.unit === 'raw') {
    return sharedWords(locale)('amount.raw', { value: formatDecimal(locale, amount.value, 0) });
  }
  return formatDecimal(locale, amount.value, minorUnitExponent(amount.currency) ?? 0);
}

/** `PEN 8,230.00`. The code, never a sign: ¥ and $ each mean several currencies. */
export function formatAmount(locale: Locale, amount: Amount): string {
  return `${amount.currency} ${formatValue(locale, amount)}`;
}

const moments = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment as the computer's clock shows it. Making a format takes far longer than using it, and a kept one would stay in the
 * time zone it was made in; so what is kept knows no zone, and the moment is moved by what the computer's clock is off.
 */
function formatMoment(name: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const key = `${name}/${Object.keys(options).length}`;
  let format = moments.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(name, { ...options, timeZone: 'UTC' });
    moments.set(key, format);
  }
  return format.format(at - new Date(at).getTimezoneOffset() * 60_000);
}

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `14:05`, in the computer's time zone. @param at epoch ms */
export function formatTime(locale: Locale, at: number): string {
  return formatMoment(locale, time, at);
}

/** `24 Nov, 14:05`, in the computer's time zone. @param at epoch ms */
export function formatDayTime(locale: Locale, at: number): string {
  return formatMoment(locale === 'en' ? 'en-GB' : locale, { month: 'short', day: 'numeric', ...time }, at);
}

/** How long ago, in one unit: “just now”, “47 min ago”. @param ageMs milliseconds; below zero counts as now */
export function formatAge(locale: Locale, ageMs: number): string {
  const t = sharedWords(locale);
  const seconds = Math.floor(ageMs / 1_000);
  if (seconds < 5) return t('age.now');
  if (seconds < 60) return t('age.seconds', { count: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('age.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('age.hours', { count: hours });
  return t('age.days', { count: Math.floor(hours / 24) });
}
