import { NotADecimal, parseDecimal } from './money.ts';

/**
 * A number as a person types it, in plain decimal text. Spaces, commas that group thousands (or 万) and the full-width
 * digits of a Chinese input method are allowed; a minus only where it is said to be.
 * @returns `''` when nothing was typed, `null` when it is no number
 */
export function typedDecimal(text: string, allowsNegative = false): string | null {
  const signed = halfWidth(text).replace(/\s/g, '').replace('\u2212', '-');
  const isNegative = allowsNegative && signed.startsWith('-');
  const typed = isNegative ? signed.slice(1) : signed;
  if (isNegative && typed === '') return null;
  if (typed === '') return '';
  // Elsewhere a comma is the decimal point: “50,00” must not become 5,000.
  const grouped = /^\d{1,4}(?:,\d{3,4})+(?:\.\d+)?$/.test(typed);
  const plain = grouped ? typed.replaceAll(',', '') : typed;
  if (!/^\d+(?:\.\d+)?$/.test(plain)) return null;
  try {
    return parseDecimal(`${isNegative ? '-' : ''}${plain.replace(/^0+(?=\d)/, '')}`);
  } catch (error) {
    if (error instanceof NotADecimal) return null;
    throw error;
  }
}

/** Chinese input methods type letters, digits, commas and points at full width. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}
