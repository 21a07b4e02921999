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
import { GenerateKey } from './generate-key.tsx';
import { SecretSummaryBox } from './secret-summary.tsx';
import type { SecretSource } from './use-draft.ts';
import { useRefusal } from './use-refusal.ts';

interface SecretFieldProps {
  readonly draftId: string;
  readonly field: SecretField;
  readonly secret: SecretSummary | null;
  readonly error: FieldError | undefined;
  readonly onSecret: (secret: SecretSummary, source: SecretSource) => void;
  /** The unsaved secret was thrown away. */
  readonly onForget: () => void;
}

/** Three ways to hand a secret to main, none of which lets it pass through the window. */
export function SecretFieldRow(props: SecretFieldProps) {
  const { draftId, field, secret, onSecret, onForget } = props;
  const { call } = useWindow();
  const { locale, t } = useWords();
  const { error, refusal, refuse } = useRefusal<SecretRefusal>(props.error);
  const [busy, setBusy] = useState(false);
  const target = { draftId, field: field.id };

  const take = async (source: SecretSource, answer: Promise<SecretResult | undefined>) => {
    setBusy(true);
    refuse(null);
    const result = await answer;
    setBusy(false);
    if (result === undefined) return;
    if (result.ok) onSecret(result.secret, source);
    // Closing the file dialog is an answer, not a fault.
    else if (result.refusal !== 'cancelled') refuse(result.refusal);
  };

  return (
    <FieldRow
      id={field.id}
      label={field.label[locale]}
      help={`${field.help[locale]} ${t('secret.paste-hint')}`.trim()}
      optional={!field.required}
      error={error}
      field={field}
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
              onClick={() => take('pasted', call('pasteSecret', target))}
            >
              {t('secret.paste')}
            </button>
            <button
              type="button"
              className="button"
              disabled={busy}
              data-testid={`file-${field.id}`}
              onClick={() => take('file', call('chooseSecretFile', target))}
            >
              {t('secret.file')}
            </button>
            {field.kind === 'private-key' && (
              <GenerateKey
                fieldId={field.id}
                busy={busy}
                replaces={secret?.kept === 'draft'}
                onGenerate={(bits) => take('generated', call('generateKey', { ...target, bits }))}
              />
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
