import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { useWords } from '../../i18n/words.ts';

const KEY_SIZES = [2048, 3072] as const;
type KeySize = (typeof KEY_SIZES)[number];

interface GenerateKeyProps {
  readonly fieldId: string;
  readonly busy: boolean;
  /** The form holds a key that is kept nowhere else: it is asked for before it is replaced. */
  readonly replaces: boolean;
  readonly onGenerate: (bits: KeySize) => void;
}

/** Makes a key pair of a chosen size. */
export function GenerateKey({ fieldId, busy, replaces, onGenerate }: GenerateKeyProps) {
  const { t } = useWords();
  const [bits, setBits] = useState<KeySize>(2048);
  const [asking, setAsking] = useState(false);
  return (
    <span className="generate">
      <button
        type="button"
        className="button"
        disabled={busy}
        data-testid={`generate-${fieldId}`}
        onClick={() => (replaces ? setAsking(true) : onGenerate(bits))}
      >
        {t('secret.generate')}
      </button>
      <select
        aria-label={t('secret.bits')}
        data-testid={`generate-bits-${fieldId}`}
        value={bits}
        onChange={(event) =>
          setBits(KEY_SIZES.find((size) => String(size) === event.target.value) ?? 2048)
        }
      >
        {KEY_SIZES.map((size) => (
          <option key={size} value={size}>
            {t('secret.size', { bits: String(size) })}
          </option>
        ))}
      </select>
      {asking && (
        <Dialog
          title={t('replace.title')}
          testId="replace-dialog"
          onClose={() => setAsking(false)}
          actions={
            <>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                {t('replace.keep')}
              </button>
              <button
                type="button"
                className="button danger-solid"
                data-testid="confirm-replace"
                onClick={() => {
                  setAsking(false);
                  onGenerate(bits);
                }}
              >
                {t('replace.confirm')}
              </button>
            </>
          }
        >
          <p>{t('replace.text')}</p>
        </Dialog>
      )}
    </span>
  );
}
