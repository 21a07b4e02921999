import type { LineResult } from '../contract/types.ts';
import { minorUnitExponent } from '../domain/iso4217.ts';
import { NotADecimal, compareDecimals, parseDecimal } from '../domain/money.ts';
import type { Line } from '../domain/threshold.ts';

export type ReadLine =
  | { readonly ok: true; readonly line: Line }
  | Extract<LineResult, { readonly ok: false }>;

/**
 * Reads lines a person typed, in units of the currency; spaces and commas that group thousands (or
 * 万) are allowed, empty means no line.
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
    const typed = halfWidth(text ?? '').replace(/\s/g, '');
    if (typed === '') continue;
    // Elsewhere a comma is the decimal point: “50,00” must not become 5,000.
    const grouped = /^\d{1,4}(?:,\d{3,4})+(?:\.\d+)?$/.test(typed);
    const plain = grouped ? typed.replaceAll(',', '') : typed;
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

/** Chinese input methods type digits, commas and points at full width. */
function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}
