import Big from 'big.js';
import { minorUnitExponent } from './iso4217.ts';

/**
 * An exact amount. `value` is plain decimal text (no exponent, no grouping).
 * `major`: units of the currency ("12.34" USD). `raw`: the provider's own number, shown as it came
 * because nobody knows how the currency divides.
 */
export interface Amount {
  readonly currency: string;
  readonly value: string;
  readonly unit: 'major' | 'raw';
}

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const MAX_DIGITS = 40;
const MAX_EXPONENT = 40;

/** Text that is no decimal number, or one so long that only a broken answer can hold it. */
export class NotADecimal extends Error {
  override readonly name = 'NotADecimal';
}

/** A number with a fraction where whole ones are counted. */
export class NotWhole extends NotADecimal {}

/**
 * Reads a decimal number in JSON's syntax (exponents allowed) exactly and returns it in plain notation.
 * @throws NotADecimal
 */
export function parseDecimal(text: string): string {
  const exponent = /[eE]([+-]?\d+)$/.exec(text)?.[1] ?? '0';
  if (
    !DECIMAL.test(text) ||
    text.length > MAX_DIGITS + 8 ||
    Math.abs(Number(exponent)) > MAX_EXPONENT
  ) {
    throw new NotADecimal('not a decimal number');
  }
  const plain = new Big(text).toFixed();
  // An answer of "-0" is zero, and a sign would only frighten.
  return plain.replace(/^-(0(?:\.0+)?)$/, '$1');
}

/**
 * An amount given in the currency's smallest unit ("100" is USD 1.00 and JPY 100).
 * A currency whose division is unknown stays raw rather than guessed.
 * @throws NotADecimal when the text is no number, NotWhole when it is no whole one
 */
export function amountFromMinor(minor: string, currency: string): Amount {
  const plain = parseDecimal(minor);
  if (plain.includes('.')) throw new NotWhole('minor units are whole numbers');
  const exponent = minorUnitExponent(currency);
  if (exponent === null) return { currency, value: plain, unit: 'raw' };
  const value = new Big(plain).times(new Big(10).pow(-exponent)).toFixed(exponent);
  return { currency, value, unit: 'major' };
}

/** An amount given in units of the currency ("12.34"). @throws NotADecimal */
export function amountFromMajor(major: string, currency: string): Amount {
  return { currency, value: parseDecimal(major), unit: 'major' };
}

/** `a - b`, exactly. Both must be of one currency and unit. */
export function subtract(a: Amount, b: Amount): Amount {
  if (a.currency !== b.currency || a.unit !== b.unit) {
    throw new Error('amounts of different currencies or units cannot be subtracted');
  }
  return { ...a, value: new Big(a.value).minus(b.value).toFixed() };
}

/** Compares two plain decimal texts: negative, zero or positive, as `a` is less, equal or more. */
export function compareDecimals(a: string, b: string): number {
  return new Big(a).cmp(b);
}

export function isNegative(amount: Amount): boolean {
  return new Big(amount.value).lt(0);
}

/** Whether two plain decimals differ by more than so many percent of the first; from zero any change is large. */
export function isLargeChange(from: string, to: string, percent: number): boolean {
  const difference = new Big(to).minus(from).abs();
  return difference.times(100).gt(new Big(from).abs().times(percent));
}

/** `a` and `b` plain decimal texts; exactly. */
export function addDecimals(a: string, b: string): string {
  return new Big(a).plus(b).toFixed();
}

/** So many percent of a plain decimal text; exactly. */
export function percentOf(value: string, percent: number): string {
  return new Big(value).times(percent).div(100).toFixed();
}
