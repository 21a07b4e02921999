import { useState } from 'react';
import type { KeychainState } from '../../../electron/contract/types.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow } from '../../app/window-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { KeychainText } from '../../components/keychain-text.tsx';
import { useWords } from '../../i18n/words.ts';
import { KeepHistory } from '../history/keep-history.tsx';

interface RemoveDialogProps {
  readonly connection: ConnectionSnapshot;
  readonly onClose: () => void;
}

/** Asks before a connection and its secrets go for good. */
export function RemoveDialog({ connection, onClose }: RemoveDialogProps) {
  const { app, call, say } = useWindow();
  const { own, s, t } = useWords();
  const [refusedBy, setRefusedBy] = useState<KeychainState | null>(null);
  const [busy, setBusy] = useState(false);
  const [keeps, setKeeps] = useState(true);

  const remove = async (anyway: boolean) => {
    setBusy(true);
    const result = await call('removeConnection', {
      connectionId: connection.id,
      anyway,
      ...(keeps ? {} : { eraseHistory: true }),
    });
    setBusy(false);
    if (result === undefined) onClose();
    else if (result.removed) {
      say({ text: t('removed.toast', { connection: own(connection.label) }), tone: 'plain' });
      onClose();
    } else setRefusedBy(result.keychain);
  };

  return (
    <Dialog
      title={t('remove.title', { connection: own(connection.label) })}
      testId="remove-dialog"
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button
            type="button"
            className="button danger-solid"
            data-testid="confirm-remove"
            disabled={busy || refusedBy !== null}
            onClick={() => void remove(false)}
          >
            {t('remove')}
          </button>
        </>
      }
    >
      <p>{t('remove.text', { keychain: s(`keychain.name.${app.keychainName}`) })}</p>
      <KeepHistory keeps={keeps} onChange={setKeeps} />
      {refusedBy !== null && (
        <>
          <p className="error" role="alert" data-testid="remove-refused">
            {t('remove.refused')} <KeychainText state={refusedBy} />
          </p>
          <p>{t('remove.anyway-text')}</p>
          {/* Not where “Remove” was: a second click there must not skip the reason. */}
          <button
            type="button"
            className="button danger"
            data-testid="remove-anyway"
            disabled={busy}
            onClick={() => void remove(true)}
          >
            {t('remove.anyway')}
          </button>
        </>
      )}
    </Dialog>
  );
}
