import { formatAmount } from '../contract/i18n/format.ts';
import type { BalanceKey } from '../domain/balance.ts';
import type { Locale } from '../domain/locale.ts';
import { balanceOf, type Snapshot } from '../domain/snapshot.ts';

/** What is copied of a balance: `PEN 8,230.00`. `undefined` where nobody knows what it holds. */
export function copiedAmount(
  snapshot: Snapshot,
  connectionId: string,
  key: BalanceKey,
  locale: Locale,
): string | undefined {
  const entry = balanceOf(snapshot, connectionId, key);
  if (entry === undefined || entry.freshness === 'not-returned') return undefined;
  return formatAmount(locale, entry.balance.available);
}
