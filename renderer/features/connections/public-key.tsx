import { useId, useState } from 'react';
import type { SecretSummary } from '../../../electron/contract/types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';

interface KeyProps {
  readonly fieldId: string;
  readonly secret: SecretSummary;
}

/** “RSA 2048 bits, fingerprint …”, after what stands before it. */
export function KeyFacts({ secret: { key } }: { readonly secret: SecretSummary }) {
  const { t } = useWords();
  if (key === undefined) return null;
  return (
    <>
      {' · '}
      {t('secret.rsa', { bits: String(key.bits) })} <code>{key.fingerprint}</code>
    </>
  );
}

/** The public half of a key, to be registered with the provider. */
export function PublicKeyText({ fieldId, secret: { key } }: KeyProps) {
  const { t } = useWords();
  const id = useId();
  if (key === undefined) return null;
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {t('secret.public-key')}
      </label>
      <textarea
        id={id}
        className="verbatim"
        readOnly
        rows={4}
        data-testid={`public-key-${fieldId}`}
        value={key.publicKey}
      />
      <p className="hint">{t('secret.public-key-hint')}</p>
    </>
  );
}

/** Copies the public half; `copied` says so aloud and belongs after the last button of the row. */
export function useCopyPublicKey(draftId: string, { fieldId, secret: { key } }: KeyProps) {
  const { call } = useWindow();
  const { t } = useWords();
  const [done, setDone] = useState(false);
  const button = key !== undefined && (
    <button
      type="button"
      className="button small"
      data-testid={`copy-public-key-${fieldId}`}
      onClick={async () => {
        setDone((await call('copyPublicKey', { draftId, field: fieldId })) !== undefined);
      }}
    >
      {t('secret.copy')}
    </button>
  );
  const copied = (
    <span role="status" className="hint">
      {done && t('secret.copied')}
    </span>
  );
  return { button, copied };
}
