import { maskAccountNo } from '../../../electron/contract/i18n/account-label.ts';
import type { Account } from '../../../electron/domain/account.ts';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import type { Words } from '../../i18n/words.ts';

/** The row's first line; its role stands in the second. */
export function accountTitle(account: Pick<Account, 'name' | 'accountNo'>): string {
  return account.name ?? maskAccountNo(account.accountNo);
}

/** The accounts the provider listed of itself, unless the balances above tell all of them. */
export function receivingAccounts(connection: ConnectionSnapshot): readonly Account[] {
  const shown = ({ accountNo, currencies }: Account) =>
    currencies.length > 0 &&
    currencies.every((currency) =>
      connection.balances.some(
        ({ balance }) => balance.accountNo === accountNo && balance.currency === currency,
      ),
    );
  return connection.accounts.filter((account) => account.role === undefined && !shown(account));
}

/** Accounts the user entered of which nothing is known yet. */
export function unreadAccounts(connection: ConnectionSnapshot): readonly Account[] {
  return connection.accounts.filter(
    ({ role, accountNo }) =>
      role !== undefined &&
      !connection.balances.some(({ balance }) => balance.accountNo === accountNo),
  );
}

/** A balance type in words where the provider's folder knows it, otherwise verbatim. */
export function balanceTypeLabel(
  { locale }: Words,
  descriptor: ProviderDescriptor | undefined,
  type: string,
): string {
  return descriptor?.balanceTypes[type]?.[locale] ?? type;
}

/**
 * Whether a row has to name its balance type: not for the provider's ordinary one (the first its
 * descriptor lists), nor for an unlisted one that all balances of the connection share.
 */
export function namesBalanceType(
  connection: ConnectionSnapshot,
  descriptor: ProviderDescriptor | undefined,
  type: string,
): boolean {
  const listed = Object.keys(descriptor?.balanceTypes ?? {});
  if (listed.includes(type)) return listed[0] !== type;
  return connection.balances.some(({ balance }) => balance.balanceType !== type);
}

