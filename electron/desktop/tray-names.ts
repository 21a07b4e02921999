import { accountOf } from '../domain/account-of.ts';
import { accountLabel, fullAccountLabel } from '../contract/i18n/account-label.ts';
import { MASK } from '../contract/i18n/mask.ts';
import { formatAmount, formatDayTime, formatTime } from '../contract/i18n/format.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { Account } from '../domain/account.ts';
import type { Balance } from '../domain/balance.ts';
import type { Amount } from '../domain/money.ts';
import type { ConnectionSnapshot } from '../domain/snapshot.ts';
import type { TrayInput } from './tray-input.ts';

/** What to call things in the tray; masked where nobody is to see. */
export interface Names {
  provider(connection: ConnectionSnapshot): string;
  connection(connection: ConnectionSnapshot): string;
  /** “WorldFirst · Harbour Trading [Demo]” */
  group(connection: ConnectionSnapshot): string;
  /** One of its accounts, below the name of the connection. */
  account(account: Pick<Account, 'accountNo' | 'name' | 'role'>): string;
  /** A balance below the name of its connection: the amount, with what the account is called where it is called so. */
  balance(connection: ConnectionSnapshot, balance: Balance, amount: string): string;
  /** A balance where its connection is not named. */
  fullBalance(connection: ConnectionSnapshot, balance: Balance): string;
  amount(amount: Amount): string;
  currency(balance: Balance): string;
}

export function namesOf({ app: { locale }, providerName, hidden }: TrayInput): Names {
  const t = sharedWords(locale);
  const unless = (show: () => string): string => (hidden ? MASK : show());
  const provider = ({ providerId }: ConnectionSnapshot): string =>
    unless(() => providerName(providerId)[locale]);
  return {
    provider,
    connection: ({ label }) => unless(() => label),
    group(connection) {
      const { environmentKind: kind, label } = connection;
      const badge = kind === 'production' ? '' : ` [${t(`environment.${kind}`)}]`;
      const name = unless(() => `${providerName(connection.providerId)[locale]} · ${label}`);
      return `${name}${badge}`;
    },
    account: (account) => unless(() => accountLabel(locale, account)),
    balance: (connection, balance, amount) =>
      unless(() => {
        const account = accountOf(connection, balance) ?? balance;
        const label = accountLabel(locale, account);
        // A bare number says less than the amount, so it stands behind it.
        const named = 'name' in account || 'role' in account;
        return named ? `${label}  ${amount}` : `${amount}  ${label}`;
      }),
    fullBalance: (connection, balance) =>
      unless(() => fullAccountLabel(locale, connection, balance)),
    amount: (amount) => unless(() => formatAmount(locale, amount)),
    currency: ({ currency }) => unless(() => currency),
  };
}

/** What is not real says so before all else: nobody should run to top it up. */
export function badged(
  { app: { locale } }: TrayInput,
  { environmentKind }: ConnectionSnapshot,
  title: string,
): string {
  if (environmentKind === 'production') return title;
  const t = sharedWords(locale);
  return t('alert.badge', { environment: t(`environment.${environmentKind}`), title });
}

/** `14:05`; with its day when that is not today. @param at epoch ms */
export function momentText({ app: { locale }, snapshot }: TrayInput, at: number): string {
  const today = new Date(snapshot.at).toDateString() === new Date(at).toDateString();
  return today ? formatTime(locale, at) : formatDayTime(locale, at);
}
