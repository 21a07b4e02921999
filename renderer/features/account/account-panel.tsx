import { accountOf } from '../../../electron/domain/account-of.ts';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { accountLabel } from '../../../electron/contract/i18n/account-label.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useAnswer } from '../../app/use-answer.ts';
import type { SelectedBalance } from '../../app/view.ts';
import { useWindow } from '../../app/window-context.ts';
import { CloseIcon } from '../../components/icons.tsx';
import { useWords } from '../../i18n/words.ts';
import { AccountAlerts } from '../alerts/account-alerts.tsx';
import { ForecastSection } from '../forecast/forecast-section.tsx';
import { ConnectionCalls } from './connection-calls.tsx';
import { Amounts, Details } from './facts.tsx';
import { LineEditor } from './line-editor.tsx';
import { Note } from './note.tsx';
import { Part } from './part.tsx';
import { PastSection } from './past-section.tsx';
import { Portal } from './portal.tsx';
import { Reading } from './reading.tsx';
import { RecentAlerts } from './recent-alerts.tsx';

interface EntryProps {
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
}

function Own({ connection, entry }: EntryProps) {
  const ref = { connectionId: connection.id, key: entry.key };
  const own = useAnswer('getAccount', ref)?.value;
  if (own === undefined) return null;
  return (
    <>
      {own.portal !== null && (
        <Portal
          connectionId={connection.id}
          providerId={connection.providerId}
          host={own.portal}
        />
      )}
      <Note connectionId={connection.id} balanceKey={entry.key} saved={own.note} />
    </>
  );
}

function Body({ connection, entry }: EntryProps) {
  const { t } = useWords();
  return (
    <div className="account-columns">
      <div>
        <Reading connection={connection} entry={entry} />
        <PastSection connectionId={connection.id} entry={entry} />
        <ForecastSection connectionId={connection.id} entry={entry} />
        <Part title={t('lines.title')}>
          {entry.balance.available.unit === 'raw' ? (
            <p className="hint">{t('lines.raw')}</p>
          ) : (
            <LineEditor connectionId={connection.id} entry={entry} />
          )}
        </Part>
        <div className="account-part">
          <AccountAlerts connectionId={connection.id} entry={entry} />
        </div>
        <RecentAlerts connectionId={connection.id} balanceKey={entry.key} />
      </div>
      <div>
        <Amounts entry={entry} />
        <Details connection={connection} entry={entry} />
        <Own connection={connection} entry={entry} />
      </div>
      <div className="account-calls">
        <ConnectionCalls connectionId={connection.id} attemptAt={connection.lastAttemptAt} />
      </div>
    </div>
  );
}

/** The button that opens the page; a key alone may stand in another connection as well. */
function rowOf({ connectionId, key }: SelectedBalance): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('button[data-balance-key]')].find(
    ({ dataset }) => dataset['connection'] === connectionId && dataset['balanceKey'] === key,
  );
}

const isTextField = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.matches('textarea, input:not([type="radio"])');

/** One account in full, beside the list or over it; `Esc` closes it and gives the focus back to its row. */
export function AccountPanel({ selected }: { readonly selected: SelectedBalance }) {
  const { go, snapshot } = useWindow();
  const { locale, own, t } = useWords();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const connection = snapshot.connections.find(({ id }) => id === selected.connectionId);
  const entry = connection?.balances.find(({ key }) => key === selected.key);
  const close = () => go({ name: 'overview' });

  useEffect(() => {
    panel.current?.focus();
    rowOf(selected)?.scrollIntoView?.({ block: 'nearest' });
    // Where the page covers the list, its rows take the focus only once it is gone.
    return () => {
      if (document.activeElement === document.body) rowOf(selected)?.focus();
    };
    // Only on opening: a later snapshot must not move the list under the reader.
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    if (isTextField(event.target)) {
      // What is being typed is not thrown away by the key that leaves the field.
      event.preventDefault();
      panel.current?.focus();
      return;
    }
    event.preventDefault();
    close();
  }

  const title = () => {
    if (connection === undefined || entry === undefined) return t('panel.gone.title');
    const account = accountOf(connection, entry.balance) ?? entry.balance;
    return `${own(accountLabel(locale, account))} · ${entry.balance.currency}`;
  };

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className="panel account"
      aria-labelledby={titleId}
      data-testid="balance-panel"
      data-balance-key={selected.key}
      onKeyDown={onKeyDown}
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
        <Body connection={connection} entry={entry} />
      ) : (
        <p>{t('panel.gone.text')}</p>
      )}
    </aside>
  );
}
