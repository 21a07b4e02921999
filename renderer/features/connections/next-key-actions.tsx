import { useState } from 'react';
import type { KeychainState } from '../../../electron/contract/types.ts';
import { useWindow } from '../../app/window-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { KeychainText } from '../../components/keychain-text.tsx';
import { useWords } from '../../i18n/words.ts';
import type { DraftForm } from './use-draft.ts';

interface ActionsProps {
  readonly draftId: string;
  readonly fieldId: string;
  readonly state: DraftForm;
}

/** For a key that was entered in this form. */
export function DraftActions({ draftId, fieldId, state }: ActionsProps) {
  const { call } = useWindow();
  const { t } = useWords();
  return (
    <>
      <button
        type="button"
        className="button small"
        data-testid={`keep-next-${fieldId}`}
        disabled={state.saving}
        onClick={() => void state.keepForLater(fieldId, 'keychain')}
      >
        {t('next-key.keep')}
      </button>
      <button
        type="button"
        className="button small"
        data-testid={`forget-${fieldId}`}
        disabled={state.saving}
        onClick={async () => {
          const gone = await call('forgetSecret', { draftId, field: fieldId });
          if (gone !== undefined) state.forgetSecret(fieldId);
        }}
      >
        {t('secret.forget')}
      </button>
    </>
  );
}

/** For a key that waits in the keychain. */
export function WaitingActions({ draftId, fieldId, state }: ActionsProps) {
  const { call } = useWindow();
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusedBy, setRefusedBy] = useState<KeychainState | null>(null);

  const discard = async () => {
    setBusy(true);
    const result = await call('discardNextKey', { draftId, field: fieldId });
    setBusy(false);
    if (result?.ok === false) {
      setRefusedBy(result.keychain);
      return;
    }
    setAsking(false);
    if (result !== undefined) state.dropNextKey(fieldId);
  };

  return (
    <>
      <button
        type="button"
        className="button small"
        data-testid={`switch-${fieldId}`}
        disabled={state.saving}
        onClick={() => void state.save('keychain', [fieldId])}
      >
        {t(state.saving ? 'test.running' : 'next-key.switch')}
      </button>
      <button
        type="button"
        className="button small danger"
        data-testid={`discard-next-${fieldId}`}
        disabled={state.saving}
        onClick={() => {
          setRefusedBy(null);
          setAsking(true);
        }}
      >
        {t('next-key.discard')}
      </button>
      {asking && (
        <Dialog
          title={t('next-key.discard-title')}
          testId="discard-next-dialog"
          onClose={() => setAsking(false)}
          actions={
            <>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                {t('replace.keep')}
              </button>
              <button
                type="button"
                className="button danger-solid"
                data-testid="confirm-discard-next"
                disabled={busy}
                onClick={() => void discard()}
              >
                {t('secret.forget')}
              </button>
            </>
          }
        >
          <p>{t('next-key.discard-text')}</p>
          {refusedBy !== null && (
            <p className="error" role="alert" data-testid="discard-next-refused">
              <KeychainText state={refusedBy} />
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}
