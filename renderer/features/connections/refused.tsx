import {
  conditionOf,
  type Problem,
  type ProblemKind,
} from '../../../electron/domain/problem.ts';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import type { WindowKey } from '../../i18n/en.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import { nextVersion } from './next-key-values.ts';
import type { DraftForm, Refused } from './use-draft.ts';

interface RefusedBoxProps {
  readonly descriptor: ProviderDescriptor;
  readonly state: DraftForm;
  readonly refused: Refused;
}

/** The provider looked at the new secrets and did not take them. */
const ABOUT_SECRETS: ReadonlySet<ProblemKind> = new Set(['signature']);

/** The private key among the fields, and the version it was tried with. */
function triedKey({ descriptor, state, refused }: RefusedBoxProps) {
  for (const field of descriptor.fields) {
    if (field.kind !== 'private-key' || !refused.fields.includes(field.id)) continue;
    const numbered = field.versionField !== undefined;
    return { id: field.id, version: numbered ? nextVersion(field, state.form).trim() : '' };
  }
  return null;
}

function adviceFor({ kind }: Problem, key: ReturnType<typeof triedKey>): WindowKey | null {
  if (kind === 'secret-missing') return 'refused.gone';
  if (ABOUT_SECRETS.has(kind)) {
    if (key === null) return 'refused.secret';
    return key.version === '' ? 'refused.key' : 'refused.key-version';
  }
  const condition = conditionOf({ kind });
  return condition === 'unreachable' || condition === 'unknown' ? 'refused.no-answer' : null;
}

/** New secrets did not pass their live call: what stays, what happened, what to do. */
export function RefusedBox(props: RefusedBoxProps) {
  const { descriptor, state, refused } = props;
  const { locale, own, t } = useWords();
  const problemText = useProblemText(descriptor.id);
  const { problem, switchTo } = refused;
  const { what, advice } = problemText(problem);
  const key = triedKey(props);
  const ours = adviceFor(problem, key);
  const provider = descriptor.name[locale];
  const keepable = key !== null && state.secrets[key.id]?.kept === 'draft' ? key.id : null;
  return (
    <div className="outcome" data-testid="new-key-refused">
      <p>
        <strong>{t(key === null ? 'refused.title-secret' : 'refused.title-key')}</strong>
      </p>
      <p>
        {what}
        {locale === 'en' && ' '}
        {ours === null ? advice : t(ours, { provider, version: key?.version ?? '' })}
      </p>
      {problem.providerMessage !== undefined && (
        <q className="verbatim provider-message">{own(problem.providerMessage)}</q>
      )}
      {keepable !== null && <p>{t('refused.keep')}</p>}
      {switchTo.length > 0 && problem.kind !== 'secret-missing' && (
        <p>{t('refused.still-waiting')}</p>
      )}
      <div className="secret-actions">
        <button
          type="button"
          className="button"
          data-testid="try-again"
          disabled={state.saving}
          onClick={() => void state.save('keychain', switchTo)}
        >
          {t(state.saving ? 'test.running' : 'try-again')}
        </button>
        {keepable !== null && (
          <button
            type="button"
            className="button"
            data-testid="keep-for-later"
            disabled={state.saving}
            onClick={() => void state.keepForLater(keepable, 'keychain')}
          >
            {t('next-key.keep')}
          </button>
        )}
      </div>
    </div>
  );
}
