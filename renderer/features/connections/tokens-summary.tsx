import type { Draft, SecretSummary } from '../../../electron/contract/types.ts';
import { endOfTokens } from '../../../electron/domain/authorization.ts';
import { useWindow } from '../../app/window-context.ts';
import { authorizationEnd } from '../../i18n/authorization-end.ts';
import { formatDay } from '../../i18n/moments.ts';
import { useWords, type Words } from '../../i18n/words.ts';
import type { DraftForm } from './use-draft.ts';

type Tokens = NonNullable<SecretSummary['tokens']>;

interface TokensSummaryProps {
  readonly draft: Draft;
  readonly fieldId: string;
  readonly secret: SecretSummary;
  readonly state: DraftForm;
}

function accessText({ locale, t }: Words, tokens: Tokens, now: number): string {
  const { hasAccessToken, hasRefreshToken, accessTokenExpiresAt: end } = tokens;
  if (!hasAccessToken) return t('tokens.access-none');
  if (end === undefined) return t('tokens.access-unknown');
  const date = formatDay(locale, end);
  if (end > now) {
    return t(hasRefreshToken ? 'tokens.access-until-renewed' : 'tokens.access-until', { date });
  }
  return t(hasRefreshToken ? 'tokens.access-renewed' : 'tokens.access-over', { date });
}

function refreshText({ locale, t }: Words, tokens: Tokens, now: number): string {
  const { hasRefreshToken, refreshTokenExpiresAt: end } = tokens;
  if (!hasRefreshToken) return t('tokens.refresh-none');
  if (end === undefined) return t('tokens.refresh-unknown');
  return t(end > now ? 'tokens.refresh-until' : 'tokens.refresh-over', {
    date: formatDay(locale, end),
  });
}

/** Which tokens are there and until when; never a token. */
export function TokensSummary({ draft, fieldId, secret, state }: TokensSummaryProps) {
  const { app, call, now } = useWindow();
  const words = useWords();
  const { s, t } = words;
  const { kept, tokens } = secret;

  const forget = async () => {
    const done = await call('forgetSecret', { draftId: draft.draftId, field: fieldId });
    if (done === undefined) return;
    if (kept === 'draft') state.forgetSecret(fieldId);
    else state.giveUpTokens(fieldId);
  };
  const endsAt = tokens && endOfTokens({ ...tokens, renewable: tokens.hasRefreshToken });
  const end = authorizationEnd(words, endsAt, now);

  return (
    <div className="secret" data-testid={`secret-summary-${fieldId}`} data-kept={kept}>
      <p>
        <strong>{t(`kept.${kept}`, { keychain: s(`keychain.name.${app.keychainName}`) })}</strong>
      </p>
      {secret.unusable === true && <p className="error">{t('tokens.unusable')}</p>}
      {tokens !== undefined && (
        <ul>
          <li data-testid={`access-token-${fieldId}`}>{accessText(words, tokens, now)}</li>
          <li data-testid={`refresh-token-${fieldId}`}>{refreshText(words, tokens, now)}</li>
        </ul>
      )}
      {end !== undefined && (
        <p className="error" data-testid={`authorization-end-${fieldId}`}>
          {end}
        </p>
      )}
      <div className="secret-actions">
        <button
          type="button"
          className="button small"
          disabled={state.saving}
          data-testid={`forget-${fieldId}`}
          onClick={forget}
        >
          {t(kept === 'draft' ? 'secret.forget' : 'remove')}
        </button>
      </div>
    </div>
  );
}
