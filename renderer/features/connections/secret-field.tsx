import { useState } from 'react';
import type {
  Draft,
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
import { NextKeyBox } from './next-key.tsx';
import { PassphraseStep } from './passphrase-step.tsx';
import { SecretSummaryBox } from './secret-summary.tsx';
import type { DraftForm, SecretSource } from './use-draft.ts';
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
  readonly draft: Draft;
  readonly field: SecretField;
  readonly state: DraftForm;
  readonly error: FieldError | undefined;
}

/** The key that is to follow the one in use: entered here, or waiting in the keychain. */
function nextKey(
  { id, kind }: SecretField,
  { secrets, nextKeys, replaced }: DraftForm,
): SecretSummary | null {
  if (kind !== 'private-key') return null;
  const secret = secrets[id] ?? null;
  if (secret?.kept === 'draft') return replaced.includes(id) ? secret : null;
  return nextKeys[id] ?? null;
}

/** What is there already, and for a key whether another is to follow it. */
function SecretState({ draft, field, state }: Omit<SecretFieldProps, 'error'>) {
  const { t } = useWords();
  const { id } = field;
  const secret = state.secrets[id] ?? null;
  const next = nextKey(field, state);
  if (field.kind === 'private-key' && next !== null) {
    return (
      <NextKeyBox
        key={next.key?.fingerprint ?? next.kept}
        draft={draft}
        field={field}
        state={state}
        secret={next}
        inUse={draft.inUse[id] ?? null}
      />
    );
  }
  if (secret === null) return null;
  const offers =
    field.kind === 'private-key' && secret.kept !== 'draft' && secret.unusable !== true;
  return (
    <>
      <SecretSummaryBox
        key={secret.key?.fingerprint ?? secret.kept}
        draftId={draft.draftId}
        fieldId={id}
        secret={secret}
        replaces={state.replaced.includes(id)}
        onForget={() => state.forgetSecret(id)}
      />
      {offers && <p className="hint">{t('next-key.offer')}</p>}
    </>
  );
}

/** Three ways to hand a secret to main, none of which lets it pass through the window. */
export function SecretFieldRow(props: SecretFieldProps) {
  const { draft, field, state } = props;
  const { call } = useWindow();
  const { locale, t } = useWords();
  const { error, refusal, refuse } = useRefusal<SecretRefusal>(props.error);
  const [busy, setBusy] = useState(false);
  /** Where the key came from that waits for its passphrase. */
  const [waiting, setWaiting] = useState<SecretSource | null>(null);
  const target = { draftId: draft.draftId, field: field.id };
  // One at a time: it may be registered already.
  const closed = nextKey(field, state) !== null;

  const take = async (source: SecretSource, answer: Promise<SecretResult | undefined>) => {
    setBusy(true);
    refuse(null);
    const result = await answer;
    setBusy(false);
    if (result === undefined) return;
    if (result.ok) {
      setWaiting(null);
      state.setSecret(field.id, result.secret, source);
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
      help={closed ? field.help[locale] : `${field.help[locale]} ${t('secret.paste-hint')}`.trim()}
      optional={!field.required}
      error={error}
      field={field}
      group
    >
      {() => (
        <>
          {waiting === null && <SecretState draft={draft} field={field} state={state} />}
          {!closed && (
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
                  replaces={state.secrets[field.id]?.kept === 'draft'}
                  onGenerate={(bits) => take('generated', call('generateKey', { ...target, bits }))}
                />
              )}
            </div>
          )}
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
