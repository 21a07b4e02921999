import type { Locale } from '../../domain/locale.ts';
import type { ConnectionSnapshot } from '../../domain/snapshot.ts';
import { sharedWords } from './shared.ts';

/** An account number as it may be shown: long ones keep their last four characters. */
export function maskAccountNo(accountNo: string): string {
  return accountNo.length < 8 ? accountNo : `…${accountNo.slice(-4)}`;
}

/** What to call one account within its connection: “Pay-out …1031”. */
export function accountLabel(
  locale: Locale,
  connection: Pick<ConnectionSnapshot, 'accounts'>,
  accountNo: string,
): string {
  const account = connection.accounts.find((candidate) => candidate.accountNo === accountNo);
  const role = account?.role === undefined ? [] : [sharedWords(locale)(`role.${account.role}`)];
  return [...role, ...(account?.name === undefined ? [] : [account.name]), maskAccountNo(accountNo)].join(' ');
}

/** What to call it where the connection is not already named: “Peru Smilepayz · Pay-out …1031”. */
export function fullAccountLabel(
  locale: Locale,
  connection: Pick<ConnectionSnapshot, 'accounts' | 'label'>,
  accountNo: string,
): string {
  return `${connection.label} · ${accountLabel(locale, connection, accountNo)}`;
}
