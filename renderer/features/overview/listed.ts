import { accountOf } from '../../../electron/domain/account-of.ts';
import type { Sort, StateFilter, ViewLayout } from '../../../electron/contract/view-types.ts';
import type { AccountRole } from '../../../electron/domain/account.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import { compareDecimals, type Amount } from '../../../electron/domain/money.ts';
import {
  compareStates,
  connectionState,
  type BalanceSnapshot,
  type ConnectionSnapshot,
} from '../../../electron/domain/snapshot.ts';
import { accountTitle } from './accounts.ts';
import { balanceState, type ChipState } from './states.ts';

/** One balance with what the list goes by. */
export interface Listed {
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
  readonly state: ChipState;
  readonly title: string;
  readonly role: AccountRole | undefined;
}

export function listedOf(connection: ConnectionSnapshot): readonly Listed[] {
  return connection.balances.map((entry) => {
    const account = accountOf(connection, entry.balance);
    return {
      connection,
      entry,
      state: balanceState(connection, entry),
      title: accountTitle(account ?? entry.balance),
      role: account?.role,
    };
  });
}

export type Filter = Pick<ViewLayout, 'state' | 'providerId' | 'currency' | 'hideZero'>;

function isOfState(state: ChipState, wanted: StateFilter): boolean {
  switch (wanted) {
    case 'attention':
      return state !== 'fine';
    case 'not-live':
      return state !== 'fine' && state !== 'low' && state !== 'critical';
    default:
      return state === wanted;
  }
}

const isZero = (amount: Amount | undefined): boolean =>
  amount === undefined || /^-?0*(?:\.0*)?$/.test(amount.value);

/** Holds nothing, and nothing is wrong with that: an empty account below its line is never left out. */
export function isIdleZero({ entry, state }: Listed): boolean {
  const { available, frozen, unavailable, total } = entry.balance;
  return state === 'fine' && [available, frozen, unavailable, total].every(isZero);
}

/** Whether a balance passes the filter; what it hides for being zero is asked apart. */
export function passes(listed: Listed, { state, providerId, currency }: Filter): boolean {
  return (
    (state === null || isOfState(listed.state, state)) &&
    (providerId === null || listed.connection.providerId === providerId) &&
    (currency === null || listed.entry.balance.currency === currency)
  );
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Whether every word of a search stands somewhere in the texts. */
export function isFound(search: string, texts: readonly (string | undefined)[]): boolean {
  const all = folded(texts.filter((text) => text !== undefined).join('\n'));
  return folded(search)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

const urgency: readonly ChipState[] = [
  'critical',
  'low',
  'not-returned',
  'needs-you',
  'locked',
  'offline',
  'stale',
  'fine',
  'paused',
];

function compareAmounts(a: Amount, b: Amount): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  // A raw amount is in nobody knows which unit, so it is compared with none that is in units of the currency.
  if (a.unit !== b.unit) return a.unit === 'raw' ? 1 : -1;
  return compareDecimals(b.value, a.value);
}

/** Balances in the order asked for; those it does not tell apart stay as they were. */
export function sorted(
  all: readonly Listed[],
  sort: Sort,
  locale: Locale,
): readonly Listed[] {
  switch (sort) {
    case 'given':
      return all;
    case 'urgency':
      return all.toSorted((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state));
    case 'name': {
      const { compare } = new Intl.Collator(locale, { numeric: true });
      return all.toSorted(
        (a, b) =>
          compare(a.title, b.title) ||
          compare(a.entry.balance.currency, b.entry.balance.currency),
      );
    }
    case 'amount':
      return all.toSorted((a, b) =>
        compareAmounts(a.entry.balance.available, b.entry.balance.available),
      );
  }
}

/** Connections in the order asked for; amounts do not order them, for they mix currencies. */
export function sortedConnections(
  all: readonly ConnectionSnapshot[],
  sort: Sort,
  locale: Locale,
): readonly ConnectionSnapshot[] {
  switch (sort) {
    case 'given':
    case 'amount':
      return all;
    case 'urgency':
      return all.toSorted((a, b) => compareStates(connectionState(a), connectionState(b)));
    case 'name': {
      const { compare } = new Intl.Collator(locale, { numeric: true });
      return all.toSorted((a, b) => compare(a.label, b.label));
    }
  }
}
