import type { HomeCurrency, Rate, RateError, RatesResult } from '../contract/view-types.ts';
import { minorUnitExponent } from '../domain/iso4217.ts';
import { halfWidth, typedDecimal } from '../domain/typed-decimal.ts';

/** A rate as the window gives it. `quoted`: worked out from a quote of that provider, begun then (epoch ms). */
export interface GivenRate {
  readonly currency: string;
  /** As typed. Empty: no rate. */
  readonly rate: string;
  readonly quoted: { readonly providerId: string; readonly at: number } | null;
}

export interface GivenRates {
  /** As typed. Empty: nothing is converted. */
  readonly currency: string;
  readonly rates: readonly GivenRate[];
}

/**
 * Reads what was typed. A rate that is the same as before keeps its source and time: saving anew is not typing anew.
 * @param now epoch ms
 */
export function readRates(
  { currency, rates }: GivenRates,
  before: HomeCurrency | null,
  now: number,
): RatesResult {
  const code = halfWidth(currency).trim().toUpperCase();
  if (code === '') return { ok: true, home: null };
  if (minorUnitExponent(code) === null) {
    return { ok: false, errors: [{ currency: code, error: 'not-a-currency' }] };
  }
  const known = before?.currency === code ? before.rates : [];
  const read = rates.map((given) => readRate(given, known, now));
  const errors = read.filter((one): one is RateError => one !== null && 'error' in one);
  if (errors.length > 0) return { ok: false, errors };
  const good = read.filter((one): one is Rate => one !== null && 'rate' in one);
  return { ok: true, home: { currency: code, rates: good } };
}

function readRate(
  { currency, rate: typed, quoted }: GivenRate,
  known: readonly Rate[],
  now: number,
): Rate | RateError | null {
  const rate = typedDecimal(typed);
  if (rate === '') return null;
  if (rate === null) return { currency, error: 'not-a-number' };
  if (!/[1-9]/.test(rate)) return { currency, error: 'not-positive' };
  if (quoted !== null) return { currency, rate, at: quoted.at, quotedBy: quoted.providerId };
  const same = known.find((one) => one.currency === currency && one.rate === rate);
  return same ?? { currency, rate, at: now };
}
