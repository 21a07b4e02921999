import Big from 'big.js';
import { minorUnitExponent } from './iso4217.ts';
import { NotADecimal, parseDecimal, type Amount } from './money.ts';

/** What a quote is asked for. Exactly one side is fixed; the provider works out the other. */
export interface QuoteRequest {
  readonly fromCurrency: string;
  readonly toCurrency: string;
  /** `from`: so much is to be paid; `to`: so much is to arrive. */
  readonly fixedSide: 'from' | 'to';
  /** Units of the fixed side's currency, plain decimal text. */
  readonly amount: string;
  /** One of the provider's payee methods, and the id it needs. */
  readonly payeeMethod: string;
  readonly payeeId: string;
  /** Whose money it is, where one connection acts for several merchants; absent for the connection's own. */
  readonly merchantId?: string;
}

/** The provider's answer, as it came: the direction of the price is not documented, so nothing is worked out. */
export interface Quote {
  readonly quoteId: string;
  readonly from: Amount;
  readonly to: Amount;
  readonly fee?: Amount;
  /** The provider's own words, e.g. `USD/EUR`. */
  readonly currencyPair: string;
  /** Decimal text. */
  readonly price: string;
  /** By the provider's clock, epoch ms. */
  readonly startsAt: number;
  readonly expiresAt: number;
}

/** unknown-currency: nobody knows how it divides, so its smallest unit cannot be counted. */
export type QuoteAmountError = 'not-a-number' | 'not-positive' | 'too-precise' | 'unknown-currency';

/** What is wrong with the amount of a quote, or `null`. @param amount units of the currency, plain decimal text */
export function checkQuoteAmount(amount: string, currency: string): QuoteAmountError | null {
  const counted = quoteMinorUnits(amount, currency);
  return 'error' in counted ? counted.error : null;
}

/** The amount as a whole number of the currency's smallest unit: "12.3" USD is "1230". */
export function quoteMinorUnits(
  amount: string,
  currency: string,
): { readonly minor: string } | { readonly error: QuoteAmountError } {
  let plain: string;
  try {
    plain = parseDecimal(amount);
  } catch (error) {
    if (error instanceof NotADecimal) return { error: 'not-a-number' };
    throw error;
  }
  if (new Big(plain).lte(0)) return { error: 'not-positive' };
  const exponent = minorUnitExponent(currency);
  if (exponent === null) return { error: 'unknown-currency' };
  const minor = new Big(plain).times(new Big(10).pow(exponent)).toFixed();
  return minor.includes('.') ? { error: 'too-precise' } : { minor };
}
