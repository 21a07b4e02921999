import { parseDecimal } from './rates.ts';
import type { Price } from './rates.ts';

/** Currencies whose smallest unit is not a hundredth, with the digits it has (ISO 4217). */
const FRACTION_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  TND: 3,
  VND: 0,
};

/** Both in minor units of their currency. */
export interface BothSides {
  from: bigint;
  to: bigint;
}

/** What is paid and what arrives; the minor units of one of them are given. */
export interface Wanted {
  from: { currency: string; minor: bigint | null };
  to: { currency: string; minor: bigint | null };
}

/**
 * Works out the other side with whole numbers alone. What arrives is rounded down and what is paid is rounded up,
 * so that rounding never makes money.
 */
export function convert({ from, to }: Wanted, { price, direct }: Price): BothSides {
  const { digits, scale } = parseDecimal(price);
  // In minor units: to = from * over / under.
  const over = minorPerMajor(to.currency) * (direct ? digits : 10n ** BigInt(scale));
  const under = minorPerMajor(from.currency) * (direct ? 10n ** BigInt(scale) : digits);
  if (from.minor !== null) return { from: from.minor, to: (from.minor * over) / under };
  const arriving = to.minor ?? 0n;
  return { from: (arriving * under + over - 1n) / over, to: arriving };
}

function minorPerMajor(currency: string): bigint {
  return 10n ** BigInt(FRACTION_DIGITS[currency] ?? 2);
}
