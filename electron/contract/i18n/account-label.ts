import { accountOf } from '../../domain/account-of.ts';
import type { Account } from '../../domain/account.ts';
import type { Balance } from '../../domain/balance.ts';
import type { Locale } from '../../domain/locale.ts';
import type { ConnectionSnapshot } from '../../domain/snapshot.ts';
import { sharedWords } from './shared.ts';

/** From this many digits on, a number is long enough that its end tells it apart. */
const MASKED_FROM_DIGITS = 8;

/** `****4821` for a long account number; short ones and names made of words stay whole. */
export function maskAccountNo(accountNo: string): string {
  const digits = accountNo.replace(/\D/g, '').length;
  return digits < MASKED_FROM_DIGITS ? accountNo : `****${accountNo.slice(-4)}`;
}

/** What to call one account within its connection: “Peru · Pay-out”, or its number where it has no name. */
export function accountLabel(
  locale: Locale,
  account: Pick<Account, 'accountNo' | 'name' | 'role'>,
): string {
  const name = account.name ?? maskAccountNo(account.accountNo);
  return account.role === undefined
    ? name
    : `${name} · ${sharedWords(locale)(`role.${account.role}`)}`;
}

/** What the provider says of an account: its own word, or that it no longer lists it. */
export function statusWord(locale: Locale, { status, returned }: Account): string {
  return returned === false ? sharedWords(locale)('state.not-returned') : (status?.word ?? '');
}

/** What to call a balance's account where the connection is not already named. */
export function fullAccountLabel(
  locale: Locale,
  connection: Pick<ConnectionSnapshot, 'accounts' | 'label'>,
  balance: Pick<Balance, 'accountNo' | 'currency' | 'merchantId'>,
): string {
  const account = accountOf(connection, balance) ?? balance;
  return `${connection.label} · ${accountLabel(locale, account)}`;
}
