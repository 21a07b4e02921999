import type { Account } from '../domain/account.ts';
import type { Balance, BalanceKey } from '../domain/balance.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Verification } from '../domain/snapshot.ts';
import type { Inquiry } from '../providers/provider.ts';
import type { ConnectionState } from './connection-state.ts';

/** The last reading of one balance in an earlier session. */
export interface EarlierReading {
  readonly connection: { readonly id: string; readonly environmentId: string };
  readonly key: BalanceKey;
  readonly account?: Pick<Account, 'name' | 'type' | 'role'>;
  readonly balance: Balance;
  readonly verification: Verification;
  /** Epoch ms. */
  readonly readAt: number;
  readonly returned: boolean;
}

/**
 * The state of a connection that was not read yet, with what is known of it from before: stale until its first answer. What
 * the connection would not ask for any more, or read when it was another, is left out.
 * @param inquiries those of a refresh
 */
export function restoredState(
  state: ConnectionState,
  connection: ConnectionConfig,
  inquiries: readonly Inquiry[],
  earlier: readonly EarlierReading[],
): ConnectionState {
  if (state.lastSuccessAt !== undefined || state.readings.size > 0) return state;
  const readings = new Map(state.readings);
  const accounts = new Map(state.accounts);
  const failing = new Set(state.failing);
  for (const { key, account, ...reading } of earlier) {
    if (!isOf(connection, reading)) continue;
    const inquiryId = inquiries.find((inquiry) => asksFor(inquiry, reading.balance))?.id;
    if (inquiryId === undefined) continue;
    const { balance, verification, readAt, returned } = reading;
    readings.set(key, { balance, verification, readAt, returned, inquiryId });
    failing.add(inquiryId);
    if (account === undefined) continue;
    const { accountNo, currency } = balance;
    const known = accounts.get(inquiryId) ?? [];
    accounts.set(inquiryId, [...known, { accountNo, currencies: [currency], ...account }]);
  }
  return { ...state, readings, accounts, failing };
}

function isOf(
  { id, environmentId, readingsFrom = 0 }: ConnectionConfig,
  { connection, readAt }: Pick<EarlierReading, 'connection' | 'readAt'>,
): boolean {
  return (
    connection.id === id && connection.environmentId === environmentId && readAt >= readingsFrom
  );
}

function asksFor({ kind, accountNo, merchantId }: Inquiry, balance: Balance): boolean {
  return (
    kind === 'balances' &&
    (accountNo === undefined || accountNo === balance.accountNo) &&
    merchantId === balance.merchantId
  );
}
