import { useEffect } from 'react';
import { HideIcon, ShowIcon } from '../components/icons.tsx';
import { useWords } from '../i18n/words.ts';
import { useWindow } from './window-context.ts';

/** Hides or shows amounts, names and numbers everywhere: by its button, or by Ctrl/Cmd+Shift+H wherever one is. */
export function PrivacyButton() {
  const { app, call } = useWindow();
  const { t } = useWords();
  const { preferences, keychainName } = app;
  const hidden = preferences.hideAmounts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && event.shiftKey && event.code === 'KeyH';
      if (!wanted || event.repeat) return;
      event.preventDefault();
      void call('setPreferences', { ...preferences, hideAmounts: !preferences.hideAmounts });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [call, preferences]);
  const keys = keychainName === 'macos' ? '⇧⌘H' : 'Ctrl+Shift+H';
  const label = t(hidden ? 'privacy.show' : 'privacy.hide', { keys });
  return (
    <button
      type="button"
      className="icon-button"
      data-testid="hide-everything"
      aria-pressed={hidden}
      aria-label={label}
      title={label}
      onClick={() => void call('setPreferences', { ...preferences, hideAmounts: !hidden })}
    >
      {hidden ? <ShowIcon /> : <HideIcon />}
    </button>
  );
}
