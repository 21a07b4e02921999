import { formatAmount } from '../contract/i18n/format.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import { addDecimals } from '../domain/money.ts';
import { balanceOf, type BalanceSnapshot, type ConnectionSnapshot } from '../domain/snapshot.ts';
import type { TrayInput } from './tray-input.ts';
import { momentText } from './tray-names.ts';

/** The chosen amount in words, with what keeps it from being sure; empty where none is chosen or to be seen. */
export function valueText(input: TrayInput): string {
  const { value, hidden, snapshot } = input;
  if (hidden || value.kind === 'none') return '';
  if (value.kind === 'sum') return sumText(input, value.currency);
  const entry = balanceOf(snapshot, value.connectionId, value.key);
  return entry === undefined ? '—' : accountText(input, entry);
}

function accountText(input: TrayInput, { balance, freshness, readAt }: BalanceSnapshot): string {
  const { locale } = input.app;
  if (freshness === 'not-returned') return `${balance.currency} —`;
  const amount = formatAmount(locale, balance.available);
  return freshness === 'stale' ? `${amount} (${momentText(input, readAt)})` : amount;
}

/** Everything available in a currency. What is not known is never taken for zero: the sum then says it is incomplete. */
function sumText(input: TrayInput, currency: string): string {
  const { locale } = input.app;
  const t = sharedWords(locale);
  const counted = countedConnections(input.snapshot.connections);
  const entries = counted
    .flatMap(({ balances }) => balances)
    .filter(({ balance }) => balance.currency === currency);
  const known = entries.filter(
    ({ freshness, balance }) => freshness !== 'not-returned' && balance.available.unit === 'major',
  );
  if (known.length === 0) return `${currency} —`;
  const value = known
    .map(({ balance }) => balance.available.value)
    .reduce((sum, next) => addDecimals(sum, next));
  const amount = formatAmount(locale, { currency, value, unit: 'major' });
  const unread = counted.some(({ balances, enabled }) => enabled && balances.length === 0);
  if (known.length < entries.length || unread) return `${amount} (${t('tray.incomplete')})`;
  const stale = known.filter(({ freshness }) => freshness === 'stale').map(({ readAt }) => readAt);
  return stale.length === 0 ? amount : `${amount} (${momentText(input, Math.min(...stale))})`;
}

/** Beside production, sandbox and demo stay out of sums. */
function countedConnections(
  connections: readonly ConnectionSnapshot[],
): readonly ConnectionSnapshot[] {
  const production = connections.filter(({ environmentKind }) => environmentKind === 'production');
  return production.length > 0 ? production : connections;
}
