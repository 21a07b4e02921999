import type { Account } from './account.ts';
import type { Balance } from './balance.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from './snapshot.ts';

/** The account a balance lies on: only when number, currency and merchant all agree. */
export function accountOf(
  connection: Pick<ConnectionSnapshot, 'accounts'>,
  balance: Pick<Balance, 'accountNo' | 'currency' | 'merchantId'>,
): Account | undefined {
  return connection.accounts.find(
    ({ accountNo, currencies, merchantId }) =>
      accountNo === balance.accountNo &&
      merchantId === balance.merchantId &&
      currencies.includes(balance.currency),
  );
}

/** The one live pay-in balance that could fill a pay-out balance of the same currency. */
export function payInBeside(
  connection: ConnectionSnapshot,
  entry: BalanceSnapshot,
): BalanceSnapshot | undefined {
  if (accountOf(connection, entry.balance)?.role !== 'pay-out') return undefined;
  const payIns = connection.balances.filter(
    (other) =>
      other.freshness === 'live' &&
      other.balance.currency === entry.balance.currency &&
      accountOf(connection, other.balance)?.role === 'pay-in',
  );
  return payIns.length === 1 ? payIns[0] : undefined;
}
