import type { Amount } from './money.ts';

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
