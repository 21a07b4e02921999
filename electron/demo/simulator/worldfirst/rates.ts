import type { QuoteTerms } from '../protocol.ts';

/** A price as it is quoted: one major unit of the pair's first currency costs so much of its second. */
export interface Price {
  /** `USD/EUR`. */
  pair: string;
  /** Plain decimal text. */
  price: string;
  /** Whether the payer has the pair's first currency. */
  direct: boolean;
}

/** Invented, near what they were in 2026; every other pair is worked out from two of these. */
const DEFAULT_RATES: readonly { pair: string; price: string }[] = [
  { pair: 'USD/EUR', price: '0.92150' },
  { pair: 'USD/GBP', price: '0.78540' },
  { pair: 'USD/CNH', price: '7.18420' },
  { pair: 'USD/CNY', price: '7.17950' },
  { pair: 'USD/JPY', price: '149.82000' },
  { pair: 'USD/HKD', price: '7.81630' },
  { pair: 'USD/SGD', price: '1.34270' },
  { pair: 'USD/AUD', price: '1.52840' },
  { pair: 'USD/CAD', price: '1.36910' },
  { pair: 'USD/NZD', price: '1.66380' },
  { pair: 'USD/MXN', price: '18.45300' },
  { pair: 'USD/PLN', price: '3.98160' },
  { pair: 'USD/SEK', price: '10.44200' },
];

/** Fraction digits of a price that is worked out. */
const CROSS_DIGITS = 8;

/** What the merchant's rates say about two currencies. */
export class RateTable {
  readonly #prices = new Map<string, string>();
  readonly #currencies = new Set<string>();

  /** @throws Error when a rate cannot be read or is zero */
  constructor({ rates }: QuoteTerms = {}) {
    for (const { pair, price } of rates ?? DEFAULT_RATES) {
      if (!/^[A-Z]{3}\/[A-Z]{3}$/.test(pair) || !/^\d{1,9}(?:\.\d{1,9})?$/.test(price)) {
        throw new Error(`The rate ${pair} ${price} cannot be read.`);
      }
      if (parseDecimal(price).digits === 0n) throw new Error(`The rate ${pair} is zero.`);
      this.#prices.set(pair, price);
      for (const currency of pair.split('/')) this.#currencies.add(currency);
    }
  }

  knows(currency: string): boolean {
    return this.#currencies.has(currency);
  }

  /** @returns `null` when no rate leads from one to the other */
  find(from: string, to: string): Price | null {
    const pair = `${from}/${to}`;
    if (from === to) return { pair, price: '1.00000', direct: true };
    const direct = this.#prices.get(pair);
    if (direct !== undefined) return { pair, price: direct, direct: true };
    const inverse = this.#prices.get(`${to}/${from}`);
    if (inverse !== undefined) return { pair: `${to}/${from}`, price: inverse, direct: false };
    return this.#cross(from, to);
  }

  /** Over a third currency that prices both. */
  #cross(from: string, to: string): Price | null {
    for (const base of this.#currencies) {
      const perFrom = this.#prices.get(`${base}/${from}`);
      const perTo = this.#prices.get(`${base}/${to}`);
      if (perFrom === undefined || perTo === undefined) continue;
      const [a, b] = [parseDecimal(perTo), parseDecimal(perFrom)];
      const scaled = 10n ** BigInt(CROSS_DIGITS + b.scale);
      const price = (a.digits * scaled) / (b.digits * 10n ** BigInt(a.scale));
      if (price > 0n) return { pair: `${from}/${to}`, price: formatCross(price), direct: true };
    }
    return null;
  }
}

/** 1.50 → 150 with two fraction digits. */
export function parseDecimal(text: string): { digits: bigint; scale: number } {
  const [whole = '', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function formatCross(price: bigint): string {
  const digits = price.toString().padStart(CROSS_DIGITS + 1, '0');
  return `${digits.slice(0, -CROSS_DIGITS)}.${digits.slice(-CROSS_DIGITS)}`;
}
