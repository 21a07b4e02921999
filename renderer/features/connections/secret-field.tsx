import { useState } from 'react';
import type {
  FieldError,
  SecretRefusal,
  SecretResult,
  SecretSummary,
} from '../../../electron/contract/types.ts';
import type { SecretField } from '../../../electron/domain/descriptor.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { FieldRow } from './field.tsx';
import { SecretSummaryBox } from './secret-summary.tsx';

const KEY_SIZES = [2048, 3072] as const;

interface SecretFieldProps {
  readonly draftId: string;
  readonly field: SecretField;
  readonly secret: SecretSummary | null;
  readonly error: FieldError | undefined;
  readonly onSecret: (secret: SecretSummary) => void;
  /** The unsaved secret was thrown away. */
  readonly onForget: () => void;
}

/** Three ways to hand a secret to main, none of which lets it pass through the window. */
export function SecretFieldRow(props: SecretFieldProps) {
  const { draftId, field, secret, error, onSecret, onForget } = props;
  const { call } = useWindow();
  const { locale, t } = useWords();
  const [refusal, setRefusal] = useState<SecretRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [bits, setBits] = useState<(typeof KEY_SIZES)[number]>(2048);
  const target = { draftId, field: field.id };

  const take = async (answer: Promise<SecretResult | undefined>) => {
    setBusy(true);
    setRefusal(null);
    const result = await answer;
    setBusy(false);
    if (result === undefined) return;
    if (result.ok) onSecret(result.secret);
    // Closing the file dialog is an answer, not a fault.
    else if (result.refusal !== 'cancelled') setRefusal(result.refusal);
  };

  return (
    <FieldRow
      id={field.id}
      label={field.label[locale]}
      help={`${field.help[locale]} ${t('secret.paste-hint')}`.trim()}
      optional={!field.required}
      error={error}
      group
    >
      {() => (
        <>
          {secret !== null && (
            <SecretSummaryBox
              key={secret.key?.fingerprint ?? secret.kept}
              draftId={draftId}
              fieldId={field.id}
              secret={secret}
              onForget={onForget}
            />
          )}
          <div className="secret-actions">
            <button
              type="button"
              className="button"
              disabled={busy}
              data-testid={`paste-${field.id}`}
              onClick={() => take(call('pasteSecret', target))}
            >
              {t('secret.paste')}
            </button>
            <button
              type="button"
              className="button"
              disabled={busy}
              data-testid={`file-${field.id}`}
              onClick={() => take(call('chooseSecretFile', target))}
            >
              {t('secret.file')}
            </button>
            {field.kind === 'private-key' && (
              <span className="generate">
                <button
                  type="button"
                  className="button"
                  disabled={busy}
                  data-testid={`generate-${field.id}`}
                  onClick={() => take(call('generateKey', { ...target, bits }))}
                >
                  {t('secret.generate')}
                </button>
                <select
                  aria-label={t('secret.bits')}
                  data-testid={`generate-bits-${field.id}`}
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
              </span>
            )}
          </div>
          {refusal !== null && (
            <p className="error" role="alert" data-testid={`refusal-${field.id}`}>
              {t(`refusal.${refusal}`)}
            </p>
          )}
        </>
      )}
    </FieldRow>
  );
}
