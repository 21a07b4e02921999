import type { LineResult } from '../contract/types.ts';
import { minorUnitExponent } from '../domain/iso4217.ts';
import { compareDecimals } from '../domain/money.ts';
import type { Line } from '../domain/threshold.ts';
import { typedDecimal } from '../domain/typed-decimal.ts';

/** Lines as a person typed them; `null` or empty means none. */
export type TypedLines = Readonly<Record<'warn' | 'critical' | 'upper', string | null>>;

export type ReadLine =
  | { readonly ok: true; readonly line: Line }
  | Extract<LineResult, { readonly ok: false }>;

/**
 * Reads lines a person typed, in units of the currency; spaces and commas that group thousands (or
 * 万) are allowed, empty means no line.
 * @param allowsNegative whether the provider's amounts may be below zero, and lines with them
 */
export function readLine(currency: string, typed: TypedLines, allowsNegative = false): ReadLine {
  const line: { warn?: string; critical?: string; upper?: string } = {};
  for (const name of ['warn', 'critical', 'upper'] as const) {
    const decimal = typedDecimal(typed[name] ?? '', allowsNegative);
    if (decimal === '') continue;
    if (decimal === null) return { ok: false, error: 'not-a-number' };
    line[name] = decimal;
    const digits = decimal.split('.')[1]?.length ?? 0;
    if (digits > (minorUnitExponent(currency) ?? 18)) return { ok: false, error: 'too-precise' };
  }
  if (isAbove(line.critical, line.warn)) return { ok: false, error: 'critical-above-warn' };
  const lowest = line.warn ?? line.critical;
  if (isAbove(lowest, line.upper) || (lowest !== undefined && lowest === line.upper)) {
    return { ok: false, error: 'upper-too-low' };
  }
  return { ok: true, line };
}

function isAbove(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && compareDecimals(a, b) > 0;
}
