const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/**
 * A number as people type or paste it, as plain decimal text; empty is `null`. Commas go only where
 * they clearly group thousands: `1,5` stays as typed and is refused by main instead of becoming 15.
 */
export function typedNumber(text: string): string | null {
  const trimmed = text.normalize('NFKC').replace(/[\s_]/g, '');
  if (trimmed === '') return null;
  return GROUPED.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed;
}
