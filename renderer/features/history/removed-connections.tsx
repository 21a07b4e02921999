import { useState } from 'react';
import type { HistoryView } from '../../../electron/contract/history-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { useHistoryWords } from './words.ts';

/** Connections that are gone while their readings were kept, and the way to erase those too. */
export function RemovedConnections({ removed }: Pick<HistoryView, 'removed'>) {
  const { call, say } = useWindow();
  const { own, t } = useWords();
  const w = useHistoryWords();
  const [asking, setAsking] = useState<string | null>(null);
  if (removed.length === 0) return null;
  const erase = async (connectionId: string, connection: string) => {
    setAsking(null);
    if ((await call('eraseHistory', { connectionId })) === undefined) return;
    say({ text: w('removed.done', { connection }), tone: 'plain' });
  };
  return (
    <>
      <h3>{w('removed.title')}</h3>
      <p className="hint">{w('removed.text')}</p>
      <ul className="history-removed" data-testid="removed-connections">
        {removed.map(({ connectionId, label }) => (
          <li key={connectionId} className="setting">
            <span>{own(label)}</span>
            {asking === connectionId ? (
              <span className="lines-actions">
                <button
                  type="button"
                  className="button small danger"
                  data-testid="confirm-erase"
                  onClick={() => void erase(connectionId, own(label))}
                >
                  {w('removed.confirm')}
                </button>
                <button
                  type="button"
                  className="button small quiet"
                  onClick={() => setAsking(null)}
                >
                  {t('cancel')}
                </button>
              </span>
            ) : (
              <button
                type="button"
                className="button small"
                data-testid="erase-history"
                aria-label={w('removed.erase-one', { connection: own(label) })}
                onClick={() => setAsking(connectionId)}
              >
                {w('removed.erase')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
