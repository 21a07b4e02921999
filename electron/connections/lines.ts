import type { LineResult } from '../contract/types.ts';
import { minorUnitExponent } from '../domain/iso4217.ts';
import { NotADecimal, compareDecimals, parseDecimal } from '../domain/money.ts';
import type { Line } from '../domain/threshold.ts';

export type ReadLine =
  | { readonly ok: true; readonly line: Line }
  | Extract<LineResult, { readonly ok: false }>;

/**
 * Reads lines a person typed, in units of the currency; grouping commas and spaces are allowed, empty means no line.
 */
export function readLine(
  currency: string,
  warn: string | null,
  critical: string | null,
): ReadLine {
  const line: { warn?: string; critical?: string } = {};
  for (const [name, text] of [
    ['warn', warn],
    ['critical', critical],
  ] as const) {
    // Chinese input methods type full-width commas and spaces.
    const plain = (text ?? '').replace(/[\s,\uFF0C\u3000]/g, '');
    if (plain === '') continue;
    if (!/^\d+(?:\.\d+)?$/.test(plain)) return { ok: false, error: 'not-a-number' };
    try {
      line[name] = parseDecimal(plain.replace(/^0+(?=\d)/, ''));
    } catch (error) {
      if (error instanceof NotADecimal) return { ok: false, error: 'not-a-number' };
      throw error;
    }
    const digits = line[name].split('.')[1]?.length ?? 0;
    if (digits > (minorUnitExponent(currency) ?? 18)) return { ok: false, error: 'too-precise' };
  }
  if (
    line.warn !== undefined &&
    line.critical !== undefined &&
    compareDecimals(line.critical, line.warn) > 0
  ) {
    return { ok: false, error: 'critical-above-warn' };
  }
  return { ok: true, line };
}
