import { accountOf } from '../domain/account-of.ts';
import type { Account } from '../domain/account.ts';
import type { AlertSubject } from '../domain/alert.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../domain/snapshot.ts';

/** What an alert about a balance, or about the connection itself, has to remember to name it later. */
export function subjectOf(
  connection: ConnectionSnapshot,
  entry: BalanceSnapshot | null,
): AlertSubject {
  const base = connectionSubject(connection);
  if (entry === null) return base;
  const account = accountOf(connection, entry.balance) ?? entry.balance;
  return { ...base, key: entry.key, account: named(account) };
}

/** The subject of an alert about an account: where it holds a single balance, that can be snoozed and shown. */
export function accountSubject(connection: ConnectionSnapshot, account: Account): AlertSubject {
  const [only, ...others] = connection.balances.filter(
    ({ balance }) =>
      balance.accountNo === account.accountNo && account.currencies.includes(balance.currency),
  );
  return {
    ...connectionSubject(connection),
    ...(only === undefined || others.length > 0 ? {} : { key: only.key }),
    account: named(account),
  };
}

function connectionSubject(connection: ConnectionSnapshot): AlertSubject {
  const { id, label, providerId, environmentKind } = connection;
  return { connectionId: id, connectionLabel: label, providerId, environmentKind };
}

function named(
  account: Pick<Account, 'accountNo' | 'name' | 'role'>,
): NonNullable<AlertSubject['account']> {
  const { accountNo, name, role } = account;
  return {
    accountNo,
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
  };
}
