import { useEffect, useId, useRef } from 'react';
import { accountLabel, accountOf } from '../../../electron/contract/i18n/account-label.ts';
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
import { AccountAlerts } from '../alerts/account-alerts.tsx';
import { balanceTypeLabel } from '../overview/accounts.ts';
import { AccountStatusText } from '../overview/receiving-accounts.tsx';
import { NotVerified } from '../overview/not-verified.tsx';
import { balanceState, freshnessState } from '../overview/states.ts';
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
        )}{' '}
        <NotVerified entry={entry} />
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
  const freshness = freshnessState(connection, entry);
  return (
    <>
      <div className={`panel-chips row-${entry.freshness}`}>
        {state === 'fine' ? (
          <span className="visually-hidden">{s('state.fine')}</span>
        ) : (
          <StateChip state={state} />
        )}
        {freshness !== null && freshness !== state && <StateChip state={freshness} />}
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
      <AccountAlerts connectionId={connection.id} entry={entry} />
      <h3>{t('details.title')}</h3>
      <Details
        connection={connection}
        entry={entry}
        {...(account === undefined ? {} : { account })}
      />
    </>
  );
}

/** The button that opens the panel; a key alone may stand in another connection as well. */
function rowOf({ connectionId, key }: SelectedBalance): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('button[data-balance-key]')].find(
    ({ dataset }) => dataset['connection'] === connectionId && dataset['balanceKey'] === key,
  );
}

/** One balance in full, beside the list; `Esc` closes it and gives the focus back to its row. */
export function BalancePanel({ selected }: { readonly selected: SelectedBalance }) {
  const { go, snapshot } = useWindow();
  const { locale, t } = useWords();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const connection = snapshot.connections.find(({ id }) => id === selected.connectionId);
  const entry = connection?.balances.find(({ key }) => key === selected.key);

  const close = () => {
    const opener = rowOf(selected);
    go({ name: 'overview' });
    opener?.focus();
  };

  useEffect(() => {
    panel.current?.focus();
    rowOf(selected)?.scrollIntoView?.({ block: 'nearest' });
    // Only on opening: a later snapshot must not move the list under the reader.
  }, []);

  const title = () => {
    if (connection === undefined || entry === undefined) return t('panel.gone.title');
    const account = accountOf(connection, entry.balance) ?? entry.balance;
    return `${accountLabel(locale, account)} · ${entry.balance.currency}`;
  };

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
        <h2 id={titleId}>{title()}</h2>
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
