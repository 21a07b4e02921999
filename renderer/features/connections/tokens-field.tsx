import { useState } from 'react';
import type {
  Draft,
  FieldError,
  SecretRefusal,
  TokenPart,
} from '../../../electron/contract/types.ts';
import type { TokensField } from '../../../electron/domain/descriptor.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import { FieldRow } from './field.tsx';
import { TokensSummary } from './tokens-summary.tsx';
import type { DraftForm } from './use-draft.ts';
import { useRefusal } from './use-refusal.ts';

const PARTS: readonly TokenPart[] = ['authCode', 'accessToken', 'refreshToken'];

interface TokensFieldProps {
  readonly draft: Draft;
  readonly field: TokensField;
  readonly state: DraftForm;
  readonly error: FieldError | undefined;
}

/** Why nothing was taken: what was copied, or what the provider said to it. */
type Reason = { readonly refusal: SecretRefusal } | { readonly problem: Problem };

/** Hands codes and tokens from the clipboard to main; the window sees which are there, and until when. */
export function TokensFieldRow({ draft, field, state, error: given }: TokensFieldProps) {
  const { locale, t } = useWords();
  const { error, refusal, refuse } = useRefusal<Reason>(given);
  const [asking, setAsking] = useState<TokenPart | null>(null);
  const secret = state.secrets[field.id] ?? null;

  const paste = async (part: TokenPart) => {
    refuse(null);
    setAsking(part);
    const result = await state.pasteToken(field.id, part);
    setAsking(null);
    if (result === undefined || result.ok || 'errors' in result) return;
    refuse(result);
  };

  return (
    <FieldRow
      id={field.id}
      label={field.label[locale]}
      help={`${field.help[locale]} ${t('tokens.hint')}`.trim()}
      optional={!field.required}
      error={error}
      field={field}
      group
    >
      {() => (
        <>
          {secret !== null && (
            <TokensSummary draft={draft} fieldId={field.id} secret={secret} state={state} />
          )}
          <div className="secret-actions">
            {PARTS.map((part) => (
              <button
                key={part}
                type="button"
                className="button"
                disabled={state.saving}
                data-testid={`paste-${part}-${field.id}`}
                onClick={() => paste(part)}
              >
                {t(`tokens.paste-${part}`)}
              </button>
            ))}
            <span role="status" className="hint">
              {asking === 'authCode' && t('tokens.exchanging')}
            </span>
          </div>
          {refusal !== null && <ReasonText draft={draft} fieldId={field.id} reason={refusal} />}
        </>
      )}
    </FieldRow>
  );
}

interface ReasonTextProps {
  readonly draft: Draft;
  readonly fieldId: string;
  readonly reason: Reason;
}

function ReasonText({ draft, fieldId, reason }: ReasonTextProps) {
  const { own, t } = useWords();
  const problemText = useProblemText(draft.providerId);
  if ('refusal' in reason) {
    return (
      <p className="error" role="alert" data-testid={`refusal-${fieldId}`}>
        {t(`refusal.${reason.refusal}`)}
      </p>
    );
  }
  const { what, advice } = problemText(reason.problem);
  const said = reason.problem.providerMessage;
  return (
    <p className="error" role="alert" data-testid={`token-problem-${fieldId}`}>
      {what} {advice}
      {said !== undefined && <q className="verbatim provider-message">{own(said)}</q>}
    </p>
  );
}
