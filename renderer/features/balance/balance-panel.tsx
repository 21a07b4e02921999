import { useEffect, useId, useRef } from 'react';
import type { Account } from '../../../electron/domain/account.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import type { SelectedBalance } from '../../app/view.ts';
import { useDescriptor, useWindow } from '../../app/window-context.ts';
import { AmountText } from '../../components/amount.tsx';
import { EnvironmentBadge, StateChip } from '../../components/chip.tsx';
import { CloseIcon } from '../../components/glyph.tsx';
import { asOf } from '../../i18n/moments.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import { accountOf } from '../../../electron/contract/i18n/account-label.ts';
import { balanceLabel, balanceTypeLabel } from '../overview/accounts.ts';
import { AccountStatusText } from '../overview/receiving-accounts.tsx';
import { balanceState } from '../overview/states.ts';
import { LineEditor } from './line-editor.tsx';

interface EntryProps {
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
}

function Reading({ connection, entry }: EntryProps) {
  const words = useWords();
  const { now } = useWindow();
  const problemText = useProblemText(connection.providerId);
  const { problem } = connection;
  return (
    <>
      <p className={`panel-amount row-${entry.freshness}`}>
        {entry.freshness === 'not-returned' ? (
          <span className="not-returned">{words.s('state.not-returned')}</span>
        ) : (
          <AmountText amount={entry.balance.available} />
        )}
      </p>
      <p className="panel-time" data-testid="freshness">
        {asOf(words, entry.readAt, now)}
        {entry.freshness === 'not-returned' && ` · ${words.t('attention.not-returned')}`}
        {entry.freshness === 'stale' && problem !== undefined && ` · ${problemText(problem).what}`}
      </p>
    </>
  );
}

function Amounts({ entry }: { readonly entry: BalanceSnapshot }) {
  const { s } = useWords();
  const { available, frozen, unavailable, total, creditLine } = entry.balance;
  const kinds = [
    ['amount.available', available],
    ['amount.frozen', frozen],
    ['amount.unavailable', unavailable],
    ['amount.total', total],
    ['amount.credit-line', creditLine],
  ] as const;
  return (
    <dl className="facts">
      {kinds.map(([key, amount]) =>
        amount === undefined ? null : (
          <div key={key}>
            <dt>{s(key)}</dt>
            <dd>
              <AmountText amount={amount} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Details({ connection, entry, account }: EntryProps & { readonly account?: Account }) {
  const words = useWords();
  const { s, t, locale } = words;
  const descriptor = useDescriptor(connection.providerId);
  const { balance } = entry;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('fact.connection'), connection.label],
    [t('fact.provider'), descriptor?.name[locale] ?? connection.providerId],
    [t('fact.account-no'), <span className="verbatim selectable">{balance.accountNo}</span>],
    ...(account?.role === undefined
      ? []
      : ([[t('fact.role'), s(`role.${account.role}`)]] as const)),
    [t('fact.balance-type'), balanceTypeLabel(words, descriptor, balance.balanceType)],
    ...(account?.status === undefined
      ? []
      : ([[t('fact.status'), <AccountStatusText account={account} />]] as const)),
    [t('fact.verification'), t(`verification.${entry.verification}`)],
  ];
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

function PanelBody({ connection, entry }: EntryProps) {
  const { s, t } = useWords();
  const account = accountOf(connection, entry.balance);
  const state = balanceState(connection, entry);
  return (
    <>
      <div className="panel-chips">
        {state === 'fine' ? (
          <span className="visually-hidden">{s('state.fine')}</span>
        ) : (
          <StateChip state={state} />
        )}
        <EnvironmentBadge kind={connection.environmentKind} />
      </div>
      <Reading connection={connection} entry={entry} />
      <Amounts entry={entry} />
      <h3>{t('lines.title')}</h3>
      {entry.balance.available.unit === 'raw' ? (
        <p className="hint">{t('lines.raw')}</p>
      ) : (
        <LineEditor connectionId={connection.id} entry={entry} />
      )}
      <h3>{t('details.title')}</h3>
      <Details
        connection={connection}
        entry={entry}
        {...(account === undefined ? {} : { account })}
      />
    </>
  );
}

/** One balance in full, beside the list; `Esc` closes it and gives the focus back to its row. */
export function BalancePanel({ selected }: { readonly selected: SelectedBalance }) {
  const { go, snapshot } = useWindow();
  const { t } = useWords();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const connection = snapshot.connections.find(({ id }) => id === selected.connectionId);
  const entry = connection?.balances.find(({ key }) => key === selected.key);

  const row = () =>
    [...document.querySelectorAll<HTMLElement>('[data-balance-key]')].find(
      (element) => element !== panel.current && element.dataset['balanceKey'] === selected.key,
    );
  const close = () => {
    const opener = row();
    go({ name: 'overview' });
    opener?.focus();
  };

  useEffect(() => {
    panel.current?.focus();
    row()?.scrollIntoView?.({ block: 'nearest' });
    // Only on opening: a later snapshot must not move the list under the reader.
  }, []);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className="panel"
      aria-labelledby={titleId}
      data-testid="balance-panel"
      data-balance-key={selected.key}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header className="panel-header">
        <h2 id={titleId}>
          {connection !== undefined && entry !== undefined
            ? `${balanceLabel(connection, entry.balance)} ${entry.balance.currency}`
            : t('panel.gone.title')}
        </h2>
        <button
          type="button"
          className="icon-button"
          data-testid="close-panel"
          aria-label={t('close')}
          onClick={close}
        >
          <CloseIcon />
        </button>
      </header>
      {connection !== undefined && entry !== undefined ? (
        <PanelBody connection={connection} entry={entry} />
      ) : (
        <p>{t('panel.gone.text')}</p>
      )}
    </aside>
  );
}
