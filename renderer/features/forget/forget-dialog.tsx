import { useState } from 'react';
import type { ForgetResult } from '../../../electron/contract/types.ts';
import { useWindow } from '../../app/window-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { KeychainText } from '../../components/keychain-text.tsx';
import { useWords } from '../../i18n/words.ts';
import { useForgetWords } from './words.ts';

const LOST = ['dialog.secrets', 'dialog.profile', 'dialog.history', 'dialog.autostart'] as const;

/** Says what will be gone and asks for a clear yes. Once it is done the app starts anew, and this window with it. */
export function ForgetDialog({ onClose }: { readonly onClose: () => void }) {
  const { app, call } = useWindow();
  const { s, t } = useWords();
  const w = useForgetWords();
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Extract<ForgetResult, { forgotten: false }> | null>(null);
  const keychain = s(`keychain.name.${app.keychainName}`);

  const forget = async () => {
    setBusy(true);
    setRefused(null);
    const result = await call('forgetEverything', { sure: true });
    if (result?.forgotten === true) return;
    setBusy(false);
    if (result === undefined) onClose();
    else setRefused(result);
  };

  return (
    <Dialog
      title={w('dialog.title')}
      testId="forget-dialog"
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button
            type="button"
            className="button danger-solid"
            data-testid="confirm-forget"
            disabled={busy || !sure}
            onClick={() => void forget()}
          >
            {w('confirm')}
          </button>
        </>
      }
    >
      <p>{w('dialog.text')}</p>
      <ul>
        {LOST.map((key) => (
          <li key={key}>{w(key, { keychain })}</li>
        ))}
      </ul>
      <p className="hint">{w('dialog.export')}</p>
      <label className="check">
        <input
          type="checkbox"
          data-testid="sure-to-forget"
          checked={sure}
          onChange={(event) => setSure(event.target.checked)}
        />
        <span>{w('dialog.sure')}</span>
      </label>
      {refused !== null && (
        <p className="error" role="alert" data-testid="forget-refused">
          {'keychain' in refused ? (
            <>
              {w('refused.keychain', { keychain })} <KeychainText state={refused.keychain} />
            </>
          ) : (
            w('refused.autostart')
          )}
        </p>
      )}
    </Dialog>
  );
}
