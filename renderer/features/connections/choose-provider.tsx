import { useWindow } from '../../app/window-context.ts';
import { ExperimentalChip } from '../../components/chip.tsx';
import { useWords } from '../../i18n/words.ts';
import { WizardProgress, type WizardPart } from './wizard-progress.tsx';

const NOTHING_YET: ReadonlySet<WizardPart> = new Set();

/** First step of adding a connection. */
export function ChooseProvider() {
  const { providers, call, go } = useWindow();
  const { locale, t } = useWords();
  const choose = async (providerId: string) => {
    const draft = await call('openDraft', { providerId });
    if (draft !== undefined) go({ name: 'form', draft });
  };
  return (
    <div className="page">
      <h1>{t('add-connection')}</h1>
      <WizardProgress done={NOTHING_YET} />
      <p className="lead">{t('choose.lead')}</p>
      <ul className="providers">
        {providers.map((provider) => (
          <li key={provider.id}>
            <button
              type="button"
              className="card provider"
              data-testid={`provider-${provider.id}`}
              onClick={() => choose(provider.id)}
            >
              <span className="provider-name">
                {provider.name[locale]} <ExperimentalChip descriptor={provider} />
              </span>
              <span className="row-meta">
                {provider.environments.map(({ name }) => name[locale]).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="hint">{t('promise.no-money')}</p>
    </div>
  );
}
