import { useMemo } from 'react';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { BalancePanel } from '../balance/balance-panel.tsx';
import { FirstRun } from '../first-run/first-run.tsx';
import { attentionItems } from './attention.ts';
import { AttentionList } from './attention-list.tsx';
import { ConnectionGroup } from './connection-group.tsx';

/** All balances by connection, what needs attention before them. */
export function Overview() {
  const { app, snapshot, view } = useWindow();
  const { t } = useWords();
  const items = useMemo(
    () => attentionItems(snapshot, app.keychain),
    [snapshot, app.keychain],
  );
  if (snapshot.connections.length === 0) return <FirstRun />;
  const selected = view.name === 'overview' ? view.selected : undefined;
  return (
    <div className={`overview${selected === undefined ? '' : ' overview-split'}`}>
      <div className="overview-list">
        <h1 className="visually-hidden">{t('nav.overview')}</h1>
        <AttentionList items={items} />
        {snapshot.connections.map((connection) => (
          <ConnectionGroup key={connection.id} connection={connection} />
        ))}
      </div>
      {selected !== undefined && (
        <BalancePanel key={`${selected.connectionId}/${selected.key}`} selected={selected} />
      )}
    </div>
  );
}
