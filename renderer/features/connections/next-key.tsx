import { useEffect, useRef, useState } from 'react';
import type { Draft, SecretSummary } from '../../../electron/contract/types.ts';
import type { PrivateKeyField } from '../../../electron/domain/descriptor.ts';
import { useWindow } from '../../app/window-context.ts';
import { KeychainText } from '../../components/keychain-text.tsx';
import { useWords } from '../../i18n/words.ts';
import { KeyVersion } from './key-version.tsx';
import { DraftActions, WaitingActions } from './next-key-actions.tsx';
import { KeyFacts, PublicKeyText, useCopyPublicKey } from './public-key.tsx';
import type { DraftForm } from './use-draft.ts';

interface NextKeyProps {
  readonly draft: Draft;
  readonly field: PrivateKeyField;
  readonly state: DraftForm;
  /** Entered in this form, or waiting in the keychain. */
  readonly secret: SecretSummary;
  /** What goes on working meanwhile; `null` where nothing does. */
  readonly inUse: SecretSummary | null;
}

/** The key that is to follow the one in use: what to register, and the ways to go on from there. */
export function NextKeyBox({ draft, field, state, secret, inUse }: NextKeyProps) {
  const { app } = useWindow();
  const { s, t } = useWords();
  const { draftId } = draft;
  const copy = useCopyPublicKey(draftId, { fieldId: field.id, secret });
  const waiting = secret.kept !== 'draft';
  const [enteredHere] = useState(!waiting);
  const justKept = enteredHere && waiting;
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed for it is gone, here or at the form's foot.
  useEffect(() => {
    if (justKept) box.current?.focus();
  }, [justKept]);
  // The keychain was not open when the form was.
  const unread = secret.key === undefined && secret.unusable !== true;
  const keychain = s(`keychain.name.${app.keychainName}`);
  return (
    <div
      ref={box}
      tabIndex={-1}
      className="secret"
      data-testid={`next-key-${field.id}`}
      data-kept={secret.kept}
    >
      {inUse !== null && (
        <p className="key-in-use" data-testid={`in-use-${field.id}`}>
          <strong>{t('next-key.in-use')}</strong>
          <KeyFacts secret={inUse} />
        </p>
      )}
      <p>
        <strong>{t(`next-key.${secret.kept}`, { keychain })}</strong>
        <KeyFacts secret={secret} />
      </p>
      {secret.unusable === true && <p className="error">{t('next-key.unusable')}</p>}
      {unread && (
        <p className="hint">
          {app.keychain === 'ready' ? (
            t('next-key.reopen')
          ) : (
            <KeychainText state={app.keychain} />
          )}
        </p>
      )}
      <PublicKeyText fieldId={field.id} secret={secret} />
      <KeyVersion descriptorField={field} state={state} providerId={draft.providerId} />
      <p className="hint">{t(waiting ? 'next-key.how-waiting' : 'next-key.how-draft')}</p>
      <div className="secret-actions">
        {copy.button}
        {waiting ? (
          <WaitingActions draftId={draftId} fieldId={field.id} state={state} />
        ) : (
          <DraftActions draftId={draftId} fieldId={field.id} state={state} />
        )}
        {copy.copied}
        <span role="status" className="hint">
          {justKept && t('next-key.kept-note')}
        </span>
      </div>
    </div>
  );
}
