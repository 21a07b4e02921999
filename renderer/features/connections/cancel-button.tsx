import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { useWords } from '../../i18n/words.ts';

interface CancelButtonProps {
  /** What would be lost for good; `null` when it can be had again. */
  readonly loses: 'key' | 'secret' | null;
  readonly onCancel: () => void;
}

/** Gives the form up; asks first when that throws away what was entered in it. */
export function CancelButton({ loses, onCancel }: CancelButtonProps) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button quiet"
        data-testid="cancel"
        onClick={() => (loses === null ? onCancel() : setAsking(true))}
      >
        {t('cancel')}
      </button>
      {asking && loses !== null && (
        <Dialog
          title={t(`discard.title-${loses}`)}
          testId="discard-dialog"
          onClose={() => setAsking(false)}
          actions={
            <>
              <button
                type="button"
                className="button"
                data-testid="keep-editing"
                onClick={() => setAsking(false)}
              >
                {t('discard.keep')}
              </button>
              <button
                type="button"
                className="button danger-solid"
                data-testid="confirm-discard"
                onClick={onCancel}
              >
                {t('secret.forget')}
              </button>
            </>
          }
        >
          <p>{t(`discard.text-${loses}`)}</p>
        </Dialog>
      )}
    </>
  );
}
