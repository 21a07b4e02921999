import { accountOf } from '../../../electron/domain/account-of.ts';
import type { ReactNode } from 'react';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useDescriptor } from '../../app/window-context.ts';
import { AmountText } from '../../components/amount.tsx';
import { useWords } from '../../i18n/words.ts';
import { balanceTypeLabel } from '../overview/accounts.ts';
import { AccountStatusText } from '../overview/receiving-accounts.tsx';
import { Part } from './part.tsx';
import { useAccountWords } from './words.ts';

interface FactsProps {
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Everything the provider says of the amount, each under its own name and none of it added up. */
export function Amounts({ entry }: Pick<FactsProps, 'entry'>) {
  const { s } = useWords();
  const w = useAccountWords();
  const { available, frozen, unavailable, total, creditLine } = entry.balance;
  const kinds = [
    ['amount.available', available],
    ['amount.frozen', frozen],
    ['amount.unavailable', unavailable],
    ['amount.total', total],
    ['amount.credit-line', creditLine],
  ] as const;
  const facts = kinds.flatMap(([key, amount]) =>
    amount === undefined ? [] : [[s(key), <AmountText amount={amount} />] as const],
  );
  return (
    <Part title={w('amounts.title')}>
      <Facts facts={facts} />
    </Part>
  );
}

/** Which account it is. */
export function Details({ connection, entry }: FactsProps) {
  const words = useWords();
  const { s, t, locale, own } = words;
  const descriptor = useDescriptor(connection.providerId);
  const { balance } = entry;
  const account = accountOf(connection, balance);
  const facts = [
    [t('fact.connection'), own(connection.label)],
    [t('fact.provider'), descriptor?.name[locale] ?? connection.providerId],
    [t('fact.account-no'), <span className="verbatim selectable">{own(balance.accountNo)}</span>],
    ...(account?.role === undefined
      ? []
      : ([[t('fact.role'), s(`role.${account.role}`)]] as const)),
    [t('fact.balance-type'), balanceTypeLabel(words, descriptor, balance.balanceType)],
    ...(account?.status === undefined
      ? []
      : ([[t('fact.status'), <AccountStatusText account={account} />]] as const)),
    [t('fact.verification'), t(`verification.${entry.verification}`)],
  ] as const;
  return (
    <Part title={t('details.title')}>
      <Facts facts={facts} />
    </Part>
  );
}
