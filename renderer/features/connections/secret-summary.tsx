import { useId, useState } from 'react';
import type { SecretSummary } from '../../../electron/contract/types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';

interface SecretSummaryBoxProps {
  readonly draftId: string;
  readonly fieldId: string;
  readonly secret: SecretSummary;
  readonly onForget: () => void;
}

/** What may be seen of a secret: that it is there, where it is kept, and a key's public half. */
export function SecretSummaryBox({ draftId, fieldId, secret, onForget }: SecretSummaryBoxProps) {
  const { app, call } = useWindow();
  const { s, t } = useWords();
  const [copied, setCopied] = useState(false);
  const publicKeyId = useId();
  const target = { draftId, field: fieldId };
  const { key, kept } = secret;

  const copy = async () => {
    setCopied((await call('copyPublicKey', target)) !== undefined);
  };
  const forget = async () => {
    if ((await call('forgetSecret', target)) !== undefined) onForget();
  };

  return (
    <div className="secret" data-testid={`secret-summary-${fieldId}`} data-kept={kept}>
      <p>
        <strong>{t(`kept.${kept}`, { keychain: s(`keychain.name.${app.keychainName}`) })}</strong>
        {key !== undefined && (
          <>
            {' · '}
            {t('secret.rsa', { bits: String(key.bits) })} <code>{key.fingerprint}</code>
          </>
        )}
      </p>
      {key !== undefined && (
        <>
          <label className="field-label" htmlFor={publicKeyId}>
            {t('secret.public-key')}
          </label>
          <textarea
            id={publicKeyId}
            className="verbatim"
            readOnly
            rows={4}
            data-testid={`public-key-${fieldId}`}
            value={key.publicKey}
          />
          <p className="hint">{t('secret.public-key-hint')}</p>
        </>
      )}
      <div className="secret-actions">
        {key !== undefined && (
          <button
            type="button"
            className="button small"
            data-testid={`copy-public-key-${fieldId}`}
            onClick={copy}
          >
            {t('secret.copy')}
          </button>
        )}
        {kept === 'draft' && (
          <button
            type="button"
            className="button small"
            data-testid={`forget-${fieldId}`}
            onClick={forget}
          >
            {t('secret.forget')}
          </button>
        )}
        <span role="status" className="hint">
          {copied && t('secret.copied')}
        </span>
      </div>
    </div>
  );
}
