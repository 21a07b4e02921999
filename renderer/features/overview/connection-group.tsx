import { memo, useId, useState, type CSSProperties, type ReactNode } from 'react';
import { formatAge } from '../../../electron/contract/i18n/format.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useDescriptor, useWindow } from '../../app/window-context.ts';
import { EnvironmentBadge, ExperimentalChip, StateChip, UnencryptedChip } from '../../components/chip.tsx';
import { RefreshIcon } from '../../components/icons.tsx';
import { formatMoment, nextIn } from '../../i18n/moments.ts';
import { useWords } from '../../i18n/words.ts';
import { useConnectionEditor } from '../connections/use-connection-editor.ts';
import { accountTitle, receivingAccounts, unreadAccounts } from './accounts.ts';
import { BalanceRow } from './balance-row.tsx';
import { ConnectionMenu } from './connection-menu.tsx';
import type { Listed } from './listed.ts';
import { ReceivingAccounts } from './receiving-accounts.tsx';
import { RowList } from './row-list.tsx';
import { connectionChip } from './states.ts';
import { UnreadRow } from './unread-row.tsx';
import { useOverviewWords } from './words.ts';

interface ConnectionProps {
  readonly connection: ConnectionSnapshot;
}

interface GroupProps extends ConnectionProps {
  /** Those of its balances that are shown here. */
  readonly balances: readonly Listed[];
  /** Only what the filter asks for is wanted. */
  readonly narrowed: boolean;
  readonly heading: 'h2' | 'h3';
}

function GroupTimes({ connection }: ConnectionProps) {
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

function UnverifiedNote({ connection }: ConnectionProps) {
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

/** The company a connection belongs to, where the user said so. */
function EntityTag({ connection }: ConnectionProps) {
  const { layout } = useWindow();
  const { own } = useWords();
  const w = useOverviewWords();
  const name = layout.entities[connection.id];
  if (name === undefined || layout.group === 'entity') return null;
  const entity = own(name);
  return (
    <span className="badge" data-testid="entity-tag" title={w('entity.tag', { entity })}>
      {entity}
    </span>
  );
}

/** A row for every place where a balance will be. */
function useUnreadRows(connection: ConnectionSnapshot): readonly ReactNode[] {
  const { own, s } = useWords();
  const { refreshing } = connection;
  const unread = unreadAccounts(connection);
  if (connection.balances.length + unread.length === 0 && connection.lastSuccessAt === undefined) {
    return [<UnreadRow key="first" label={s('amount.available')} reading={refreshing} />];
  }
  return unread.map((account) => (
    <UnreadRow
      key={`${account.accountNo}/${account.role ?? ''}`}
      label={own(accountTitle(account))}
      reading={refreshing}
      {...(account.role === undefined ? {} : { meta: s(`role.${account.role}`) })}
    />
  ));
}

function GroupHeader({ connection, heading: Heading, titleId }: HeaderProps) {
  const { refresh } = useWindow();
  const { locale, own, t } = useWords();
  const descriptor = useDescriptor(connection.providerId);
  const [explained, setExplained] = useState(false);
  const state = connectionChip(connection);
  const unverified = connection.balances.some((entry) => entry.verification === 'key-missing');
  return (
    <>
      <header className="group-header">
        <Heading id={titleId}>{own(connection.label)}</Heading>
        <span className="group-provider">
          {descriptor?.name[locale] ?? connection.providerId}
        </span>
        <EntityTag connection={connection} />
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
            aria-label={t('refresh-one', { connection: own(connection.label) })}
            title={t('refresh-one', { connection: own(connection.label) })}
            aria-disabled={!connection.enabled || connection.refreshing}
            onClick={() => {
              if (connection.enabled && !connection.refreshing) refresh(connection.id);
            }}
          >
            <RefreshIcon />
          </button>
          <ConnectionMenu connection={connection} />
        </span>
      </header>
      {explained && <UnverifiedNote connection={connection} />}
    </>
  );
}

interface HeaderProps extends ConnectionProps {
  readonly heading: 'h2' | 'h3';
  readonly titleId: string;
}

/** One connection with its balances and accounts. */
export const ConnectionGroup = memo(function ConnectionGroup(props: GroupProps) {
  const { connection, balances, narrowed, heading } = props;
  const { t } = useWords();
  const titleId = useId();
  const unread = useUnreadRows(connection);
  const rows = [
    ...balances.map((listed) => <BalanceRow key={listed.entry.key} listed={listed} />),
    ...(narrowed ? [] : unread),
  ];
  const empty = connection.balances.length === 0 && connection.lastSuccessAt !== undefined;
  const receiving = narrowed ? [] : receivingAccounts(connection);
  return (
    <section
      className="group"
      aria-labelledby={titleId}
      data-testid={`connection-${connection.id}`}
      data-condition={connection.condition}
      data-refreshing={connection.refreshing}
      style={{ '--rows': rows.length } as CSSProperties}
    >
      <GroupHeader connection={connection} heading={heading} titleId={titleId} />
      {(rows.length > 0 || empty || receiving.length > 0) && (
        <div className="card">
          {rows.length > 0 && <RowList rows={rows} />}
          {empty && <p className="group-empty">{t('no-balances')}</p>}
          <ReceivingAccounts accounts={receiving} />
        </div>
      )}
    </section>
  );
});
