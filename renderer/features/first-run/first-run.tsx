import { useWindow } from '../../app/window-context.ts';
import { Mark } from '../../components/glyph.tsx';
import { useWords } from '../../i18n/words.ts';

/** The first screen anybody sees, and what is left when the last connection is removed. */
export function FirstRun() {
  const { app, call, go } = useWindow();
  const { s, t } = useWords();
  const keychain = s(`keychain.name.${app.keychainName}`);
  return (
    <div className="first-run" data-testid="first-run">
      <Mark />
      <h1>{t('first-run.headline')}</h1>
      <p>{t('first-run.promise', { keychain })}</p>
      <div className="first-run-actions">
        <button
          type="button"
          className="button primary"
          data-testid="add-connection"
          onClick={() => go({ name: 'choose-provider' })}
        >
          {t('add-connection')}
        </button>
        {app.profile === 'user' && (
          <button
            type="button"
            className="button"
            data-testid="demo-button"
            onClick={() => void call('switchProfile', { profile: 'demo' })}
          >
            {t('first-run.demo')}
          </button>
        )}
      </div>
    </div>
  );
}
