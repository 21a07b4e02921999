import { useState } from 'react';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow } from '../../app/window-context.ts';
import { AmountText } from '../../components/amount.tsx';
import { EnvironmentBadge, StateChip } from '../../components/chip.tsx';
import { asOf } from '../../i18n/moments.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import { NotVerified } from '../overview/not-verified.tsx';
import { balanceState, freshnessState } from '../overview/states.ts';
import { useAccountWords } from './words.ts';

interface ReadingProps {
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
}

/** Nothing while amounts are hidden: what is copied is seen by whoever looks at the clipboard. */
function CopyAmount({ connection, entry }: ReadingProps) {
  const { call } = useWindow();
  const { hidden } = useWords();
  const w = useAccountWords();
  const [copied, setCopied] = useState<string>();
  if (hidden || entry.freshness === 'not-returned') return null;
  const { value } = entry.balance.available;
  const copy = async () => {
    const done = await call('copyAmount', { connectionId: connection.id, key: entry.key });
    setCopied(done === undefined ? undefined : value);
  };
  return (
    <button type="button" className="button small" data-testid="copy-amount" onClick={() => void copy()}>
      {w(copied === value ? 'copied' : 'copy')}
    </button>
  );
}

function Chips({ connection, entry }: ReadingProps) {
  const { s } = useWords();
  const state = balanceState(connection, entry);
  const freshness = freshnessState(connection, entry);
  return (
    <span className="account-chips">
      {state === 'fine' ? (
        <span className="visually-hidden">{s('state.fine')}</span>
      ) : (
        <StateChip state={state} />
      )}
      {freshness !== null && freshness !== state && <StateChip state={freshness} />}
      <EnvironmentBadge kind={connection.environmentKind} />
      <CopyAmount connection={connection} entry={entry} />
    </span>
  );
}

/** What is available, how it is and when it was read. */
export function Reading({ connection, entry }: ReadingProps) {
  const words = useWords();
  const { now } = useWindow();
  const problemText = useProblemText(connection.providerId);
  const { problem } = connection;
  return (
    <div className={`account-reading row-${entry.freshness}`}>
      <p className="panel-amount">
        {entry.freshness === 'not-returned' ? (
          <span className="not-returned">{words.s('state.not-returned')}</span>
        ) : (
          <AmountText amount={entry.balance.available} />
        )}{' '}
        <NotVerified entry={entry} />
      </p>
      <Chips connection={connection} entry={entry} />
      <p className="panel-time" data-testid="freshness">
        {asOf(words, entry.readAt, now)}
        {entry.freshness === 'not-returned' && ` · ${words.t('attention.not-returned')}`}
        {entry.freshness === 'stale' && problem !== undefined && ` · ${problemText(problem).what}`}
      </p>
    </div>
  );
}
