import { useWords } from '../../i18n/words.ts';

interface PassphraseStepProps {
  readonly fieldId: string;
  readonly busy: boolean;
  readonly onPaste: () => void;
  readonly onForget: () => void;
}

/** For a key that waits in main for its passphrase, which never enters the window either. */
export function PassphraseStep({ fieldId, busy, onPaste, onForget }: PassphraseStepProps) {
  const { t } = useWords();
  return (
    <div className="secret-actions">
      <button
        type="button"
        className="button"
        disabled={busy}
        data-testid={`paste-passphrase-${fieldId}`}
        onClick={onPaste}
      >
        {t('secret.paste-passphrase')}
      </button>
      <button
        type="button"
        className="button"
        disabled={busy}
        data-testid={`forget-waiting-${fieldId}`}
        onClick={onForget}
      >
        {t('secret.forget')}
      </button>
    </div>
  );
}
