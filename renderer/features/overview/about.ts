import Big from 'big.js';
import type { HomeCurrency, Rate } from '../../../electron/contract/view-types.ts';
import type { Quote } from '../../../electron/domain/quote.ts';
import type { CurrencySum } from './sums.ts';

/** Sums of several currencies brought to the user's own; never more than “about”. */
export interface About {
  readonly currency: string;
  /** Whole units of the currency, decimal text. */
  readonly value: string;
  /** The rates it rests on. */
  readonly rates: readonly Rate[];
  /** Currencies that are not in it for want of a rate, or because their sum is not known. */
  readonly without: readonly string[];
  readonly stale: boolean;
}

/** `null` without a currency of the user's own, or where no rate says anything of these sums. */
export function aboutInHome(
  sums: readonly CurrencySum[],
  home: HomeCurrency | null,
): About | null {
  if (home === null) return null;
  let total = new Big(0);
  let stale = false;
  const rates: Rate[] = [];
  const without: string[] = [];
  for (const sum of sums) {
    const own = sum.currency === home.currency;
    const rate = home.rates.find(({ currency }) => currency === sum.currency);
    if (sum.value === null || (!own && rate === undefined)) {
      // Nothing is missed where there is nothing.
      if (sum.value === null || !new Big(sum.value).eq(0)) without.push(sum.currency);
      continue;
    }
    total = total.plus(own ? sum.value : new Big(sum.value).times(rate?.rate ?? 0));
    stale ||= sum.stale > 0;
    if (!own && rate !== undefined) rates.push(rate);
  }
  if (rates.length === 0) return null;
  return { currency: home.currency, value: total.toFixed(0), rates, without, stale };
}

/** So many digits tell a rate; more would claim what a quote of a small amount cannot know. */
const RATE_DIGITS = 6;

/** What one unit of the other currency came to in a quote, plain decimal text; `null` when it is not about `home`. */
export function rateFromQuote(
  { from, to }: Pick<Quote, 'from' | 'to'>,
  home: string,
): { readonly currency: string; readonly rate: string } | null {
  const [own, other] = to.currency === home ? [to, from] : [from, to];
  if (own.currency !== home || other.currency === home) return null;
  if (own.unit === 'raw' || other.unit === 'raw') return null;
  if (!new Big(own.value).gt(0) || !new Big(other.value).gt(0)) return null;
  const rate = new Big(own.value).div(other.value).prec(RATE_DIGITS).toFixed();
  return /[1-9]/.test(rate) ? { currency: other.currency, rate } : null;
}
