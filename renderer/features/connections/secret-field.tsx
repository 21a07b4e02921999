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
import { PassphraseStep } from './passphrase-step.tsx';
import { SecretSummaryBox } from './secret-summary.tsx';
import type { SecretSource } from './use-draft.ts';
import { useRefusal } from './use-refusal.ts';

/** After these a key that waits for its passphrase in main still waits. */
const STILL_WAITING: ReadonlySet<SecretRefusal> = new Set([
  'wrong-passphrase',
  'clipboard-empty',
  'text-too-long',
  'file-too-large',
  'file-unreadable',
]);

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
  /** Where the key came from that waits for its passphrase. */
  const [waiting, setWaiting] = useState<SecretSource | null>(null);
  const target = { draftId, field: field.id };

  const take = async (source: SecretSource, answer: Promise<SecretResult | undefined>) => {
    setBusy(true);
    refuse(null);
    const result = await answer;
    setBusy(false);
    if (result === undefined) return;
    if (result.ok) {
      setWaiting(null);
      onSecret(result.secret, source);
    } else if (result.refusal === 'cancelled') {
      // Closing the file dialog is an answer, not a fault.
      if (waiting !== null) refuse('needs-passphrase');
    } else {
      if (result.refusal === 'needs-passphrase') setWaiting(source);
      else if (!STILL_WAITING.has(result.refusal)) setWaiting(null);
      refuse(result.refusal);
    }
  };

  const forgetWaiting = async () => {
    if ((await call('forgetSecret', target)) === undefined) return;
    setWaiting(null);
    refuse(null);
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
          {secret !== null && waiting === null && (
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
          {waiting !== null && (
            <PassphraseStep
              fieldId={field.id}
              busy={busy}
              onPaste={() => take(waiting, call('pastePassphrase', target))}
              onForget={forgetWaiting}
            />
          )}
        </>
      )}
    </FieldRow>
  );
}
