import { useId, useState } from 'react';
import { formatAge } from '../../../electron/contract/i18n/format.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useDescriptor, useWindow } from '../../app/window-context.ts';
import { EnvironmentBadge, ExperimentalChip, StateChip, UnencryptedChip } from '../../components/chip.tsx';
import { RefreshIcon } from '../../components/glyph.tsx';
import { formatMoment, nextIn } from '../../i18n/moments.ts';
import { useWords } from '../../i18n/words.ts';
import { useConnectionEditor } from '../connections/use-connection-editor.ts';
import { accountTitle, receivingAccounts, unreadAccounts } from './accounts.ts';
import { BalanceRow, UnreadRow } from './balance-row.tsx';
import { ReceivingAccounts } from './receiving-accounts.tsx';
import { connectionChip } from './states.ts';

interface GroupProps {
  readonly connection: ConnectionSnapshot;
}

function GroupTimes({ connection }: GroupProps) {
  const words = useWords();
  const { now } = useWindow();
  const { refreshing, lastSuccessAt, nextRefreshAt, enabled } = connection;
  const parts: string[] = [];
  if (lastSuccessAt !== undefined) {
    parts.push(formatMoment(words, lastSuccessAt, now));
    parts.push(formatAge(words.locale, now - lastSuccessAt));
  }
  if (refreshing) parts.push(words.t('refreshing'));
  else if (enabled && nextRefreshAt !== undefined) parts.push(nextIn(words, nextRefreshAt, now));
  return (
    <span className="group-times" data-testid="group-times">
      {parts.join(' · ')}
    </span>
  );
}

function UnverifiedNote({ connection }: GroupProps) {
  const { locale, t } = useWords();
  const descriptor = useDescriptor(connection.providerId);
  const edit = useConnectionEditor();
  const field = descriptor?.fields.find(({ kind }) => kind === 'public-key');
  return (
    <div className="group-note" data-testid="unverified-note">
      <p>{t('unverified.explanation')}</p>
      {field !== undefined && (
        <p>
          <strong>{field.label[locale]}</strong> {field.help[locale]}
        </p>
      )}
      <button type="button" className="button small" onClick={() => edit(connection.id)}>
        {t('edit-connection')}
      </button>
    </div>
  );
}

function GroupRows({ connection }: GroupProps) {
  const { s } = useWords();
  const unread = unreadAccounts(connection);
  const nothing = connection.balances.length === 0 && unread.length === 0;
  return (
    <ul className="rows">
      {connection.balances.map((entry) => (
        <BalanceRow key={entry.key} connection={connection} entry={entry} />
      ))}
      {unread.map((account) => (
        <UnreadRow
          key={`${account.accountNo}/${account.role ?? ''}`}
          label={accountTitle(account)}
          {...(account.role === undefined ? {} : { meta: s(`role.${account.role}`) })}
        />
      ))}
      {nothing && connection.lastSuccessAt === undefined && (
        <UnreadRow label={s('amount.available')} />
      )}
    </ul>
  );
}

/** One connection with its balances and accounts. */
export function ConnectionGroup({ connection }: GroupProps) {
  const { refresh } = useWindow();
  const { locale, t } = useWords();
  const descriptor = useDescriptor(connection.providerId);
  const [explained, setExplained] = useState(false);
  const titleId = useId();
  const state = connectionChip(connection);
  const unverified = connection.balances.some((entry) => entry.verification === 'key-missing');
  const empty = connection.balances.length === 0 && connection.lastSuccessAt !== undefined;
  return (
    <section
      className="group"
      aria-labelledby={titleId}
      data-testid={`connection-${connection.id}`}
      data-condition={connection.condition}
      data-refreshing={connection.refreshing}
    >
      <header className="group-header">
        <h2 id={titleId}>{connection.label}</h2>
        <span className="group-provider">
          {descriptor?.name[locale] ?? connection.providerId}
        </span>
        <EnvironmentBadge kind={connection.environmentKind} />
        {state !== null && <StateChip state={state} />}
        <UnencryptedChip connection={connection} />
        <ExperimentalChip descriptor={descriptor} />
        {unverified && (
          <button
            type="button"
            className="chip chip-button"
            data-testid="unverified"
            aria-expanded={explained}
            onClick={() => setExplained(!explained)}
          >
            {t('unverified.chip')}
          </button>
        )}
        <span className="group-end">
          <GroupTimes connection={connection} />
          <button
            type="button"
            className="icon-button"
            data-testid={`refresh-${connection.id}`}
            aria-label={t('refresh-one', { connection: connection.label })}
            title={t('refresh-one', { connection: connection.label })}
            disabled={!connection.enabled || connection.refreshing}
            onClick={() => refresh(connection.id)}
          >
            <RefreshIcon />
          </button>
        </span>
      </header>
      {explained && <UnverifiedNote connection={connection} />}
      <div className="card">
        <GroupRows connection={connection} />
        {empty && <p className="group-empty">{t('no-balances')}</p>}
        <ReceivingAccounts accounts={receivingAccounts(connection)} />
      </div>
    </section>
  );
}
