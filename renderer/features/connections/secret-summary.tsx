import type { SecretSummary } from '../../../electron/contract/types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { KeyFacts, PublicKeyText, useCopyPublicKey } from './public-key.tsx';

interface SecretSummaryBoxProps {
  readonly draftId: string;
  readonly fieldId: string;
  readonly secret: SecretSummary;
  /** It is to take the place of one that is in use. */
  readonly replaces: boolean;
  readonly onForget: () => void;
}

/** What may be seen of a secret: that it is there, where it is kept, and a key's public half. */
export function SecretSummaryBox(props: SecretSummaryBoxProps) {
  const { draftId, fieldId, secret, replaces, onForget } = props;
  const { app, call } = useWindow();
  const { s, t } = useWords();
  const copy = useCopyPublicKey(draftId, { fieldId, secret });
  const { kept } = secret;

  const forget = async () => {
    if ((await call('forgetSecret', { draftId, field: fieldId })) !== undefined) onForget();
  };

  return (
    <div className="secret" data-testid={`secret-summary-${fieldId}`} data-kept={kept}>
      <p>
        <strong>{t(`kept.${kept}`, { keychain: s(`keychain.name.${app.keychainName}`) })}</strong>
        <KeyFacts secret={secret} />
      </p>
      {secret.unusable === true && <p className="error">{s('problem.secret-unusable')}</p>}
      {replaces && <p className="hint">{t('replaced.secret')}</p>}
      <PublicKeyText fieldId={fieldId} secret={secret} />
      <div className="secret-actions">
        {copy.button}
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
        {copy.copied}
      </div>
    </div>
  );
}
