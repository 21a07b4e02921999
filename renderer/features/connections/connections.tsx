import { useEffect, useState } from 'react';
import type { ConnectionDetail } from '../../../electron/contract/types.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useDescriptor, useWindow } from '../../app/window-context.ts';
import { EnvironmentBadge, ExperimentalChip, StateChip, UnencryptedChip } from '../../components/chip.tsx';
import { formatInterval } from '../../i18n/moments.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import { connectionChip } from '../overview/states.ts';
import { SetupActions } from '../provisioning/setup-actions.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { useConnectionEditor } from './use-connection-editor.ts';

/** What main knows of a connection beyond its snapshot; read once a connection. */
function useDetail(connectionId: string): ConnectionDetail | undefined {
  const { call } = useWindow();
  const [detail, setDetail] = useState<ConnectionDetail>();
  useEffect(() => {
    let current = true;
    void call('getConnection', { connectionId }).then((found) => {
      if (current) setDetail(found);
    });
    return () => {
      current = false;
    };
  }, [call, connectionId]);
  return detail;
}

function useToggle(connection: ConnectionSnapshot): () => void {
  const { call, say } = useWindow();
  const { own, t } = useWords();
  const { id: connectionId, label, enabled } = connection;
  return async () => {
    const done = await call('setConnectionEnabled', { connectionId, enabled: !enabled });
    if (done === undefined || !enabled) return;
    const undo = () => void call('setConnectionEnabled', { connectionId, enabled: true });
    say({
      text: t('disabled.toast', { connection: own(label) }),
      tone: 'plain',
      action: { label: t('undo'), run: undo },
    });
  };
}

function ConnectionItem({ connection }: { readonly connection: ConnectionSnapshot }) {
  const words = useWords();
  const { locale, own, t } = words;
  const { id, enabled, problem } = connection;
  const label = own(connection.label);
  const paused = useWindow().app.pause !== null;
  const descriptor = useDescriptor(connection.providerId);
  const problemText = useProblemText(connection.providerId);
  const edit = useConnectionEditor();
  const toggle = useToggle(connection);
  const [removing, setRemoving] = useState(false);
  const detail = useDetail(id);
  const state = connectionChip(connection);
  const text = enabled && problem !== undefined ? problemText(problem) : undefined;
  const session = Object.values(detail?.secrets ?? {}).some((secret) => secret?.kept === 'session');
  const nextKey = Object.keys(detail?.nextKeys ?? {}).length > 0;
  return (
    <li className="card connection" data-testid={`connection-${id}`}>
      <div className="connection-head">
        <h2>{label}</h2>
        <EnvironmentBadge kind={connection.environmentKind} />
        {state !== null && <StateChip state={state} />}
        <UnencryptedChip connection={connection} />
        <ExperimentalChip descriptor={descriptor} />
      </div>
      <p className="row-meta">
        {descriptor?.name[locale] ?? connection.providerId}
        {detail !== undefined && (
          <>
            {' · '}
            <span className="verbatim">{own(detail.config.baseUrl)}</span>
            {' · '}
            {formatInterval(words, detail.config.intervalMs)}
          </>
        )}
      </p>
      {session && <p className="hint">{t('session-only')}</p>}
      {nextKey && (
        <p className="hint" data-testid="next-key-waiting">
          {t('next-key.waiting-hint')}
        </p>
      )}
      {text !== undefined && (
        <p className="connection-problem" data-testid="problem">
          {text.what} {text.advice}
        </p>
      )}
      <div className="connection-actions">
        <button
          type="button"
          className="button small"
          data-testid={`edit-${id}`}
          aria-label={`${t('edit')}: ${label}`}
          onClick={() => edit(id)}
        >
          {t('edit')}
        </button>
        <button
          type="button"
          className="button small"
          data-testid={`toggle-${id}`}
          aria-label={`${t(enabled ? 'disable' : 'enable')}: ${label}`}
          // While everything is paused nobody can see which of the two it is.
          disabled={paused}
          onClick={toggle}
        >
          {t(enabled ? 'disable' : 'enable')}
        </button>
        <button
          type="button"
          className="button small danger"
          data-testid="remove"
          aria-label={`${t('remove')}: ${label}`}
          onClick={() => setRemoving(true)}
        >
          {t('remove')}
        </button>
      </div>
      {removing && <RemoveDialog connection={connection} onClose={() => setRemoving(false)} />}
    </li>
  );
}

export function Connections() {
  const { snapshot, go } = useWindow();
  const { t } = useWords();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.connections')}</h1>
        <SetupActions />
        <button
          type="button"
          className="button primary"
          data-testid="add-connection"
          onClick={() => go({ name: 'choose-provider' })}
        >
          {t('add-connection')}
        </button>
      </div>
      {snapshot.connections.length === 0 && <p>{t('connections.empty')}</p>}
      <ul className="connections">
        {snapshot.connections.map((connection) => (
          <ConnectionItem key={connection.id} connection={connection} />
        ))}
      </ul>
    </div>
  );
}
