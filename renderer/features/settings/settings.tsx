import { useId, useState, type ReactNode } from 'react';
import type { Preferences } from '../../../electron/contract/types.ts';
import { LOCALES, type LanguageSetting } from '../../../electron/domain/locale.ts';
import { useWindow } from '../../app/window-context.ts';
import { KeychainText } from '../../components/keychain-text.tsx';
import { useWords } from '../../i18n/words.ts';
import { DesktopSettings } from '../desktop/desktop-settings.tsx';
import { ForgetSection } from '../forget/forget-section.tsx';
import { CalendarSection } from '../forecast/calendar-section.tsx';
import { HistorySection } from '../history/history-section.tsx';
import { RobotsSection } from '../robots/robots-section.tsx';

const LANGUAGES: readonly LanguageSetting[] = ['system', ...LOCALES];
const THEMES: readonly Preferences['theme'][] = ['system', 'light', 'dark'];

function usePreference<Name extends keyof Preferences>(name: Name) {
  const { app, call } = useWindow();
  return {
    value: app.preferences[name],
    set: (value: Preferences[Name]) =>
      void call('setPreferences', { ...app.preferences, [name]: value }),
  };
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly testId: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly word: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, testId, value, options, word, onChange } = props;
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        data-testid={testId}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {word(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SettingProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Setting({ title, children }: SettingProps) {
  return (
    <section className="card settings-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Checking() {
  const { t } = useWords();
  const faster = usePreference('fasterWhileOpen');
  const hintId = useId();
  return (
    <Setting title={t('settings.checking')}>
      <label className="check">
        <input
          type="checkbox"
          data-testid="faster-while-open"
          checked={faster.value}
          aria-describedby={hintId}
          onChange={(event) => faster.set(event.target.checked)}
        />
        <span>{t('settings.faster-while-open')}</span>
      </label>
      <p className="hint" id={hintId}>
        {t('settings.faster-while-open-hint')}
      </p>
    </Setting>
  );
}

function Notifications() {
  const { app, call } = useWindow();
  const { t } = useWords();
  const [shown, setShown] = useState<boolean | null>(null);
  const test = async () => {
    setShown(null);
    const result = await call('sendTestNotification', null);
    if (result !== undefined) setShown(result.shown);
  };
  return (
    <Setting title={t('settings.notifications')}>
      <p data-testid="notification-state" data-state={app.notifications}>
        {t(`notifications.${app.notifications}`)}
      </p>
      <button type="button" className="button" data-testid="test-notification" onClick={test}>
        {t('notifications.test')}
      </button>
      <p
        role="status"
        className={shown === false ? 'error' : 'hint'}
        data-testid="test-notification-result"
      >
        {shown !== null && t(shown ? 'notifications.shown' : 'notifications.not-shown')}
      </p>
    </Setting>
  );
}

function Keychain() {
  const { app, call } = useWindow();
  const { s, t } = useWords();
  return (
    <Setting title={t('settings.keychain', { name: s(`keychain.name.${app.keychainName}`) })}>
      <p role="status" data-testid="keychain-state" data-state={app.keychain}>
        <KeychainText state={app.keychain} />
      </p>
      <button
        type="button"
        className="button"
        data-testid="retry-keychain"
        onClick={() => void call('retryKeychain', null)}
      >
        {t(app.keychain === 'ready' ? 'keychain.check' : 'try-again')}
      </button>
    </Setting>
  );
}

export function Settings() {
  const { app } = useWindow();
  const { t } = useWords();
  const language = usePreference('language');
  const theme = usePreference('theme');
  return (
    <div className="page">
      <h1>{t('nav.settings')}</h1>
      <Setting title={t('settings.appearance')}>
        <Choice
          label={t('settings.language')}
          testId="language-select"
          value={language.value}
          options={LANGUAGES}
          word={(value) => t(`language.${value}`)}
          onChange={language.set}
        />
        <Choice
          label={t('settings.theme')}
          testId="theme-select"
          value={theme.value}
          options={THEMES}
          word={(value) => t(`theme.${value}`)}
          onChange={theme.set}
        />
      </Setting>
      <Checking />
      <DesktopSettings />
      <Notifications />
      <RobotsSection />
      <HistorySection />
      <CalendarSection />
      <Keychain />
      <ForgetSection />
      <p className="hint" data-testid="version">
        {t('settings.version', { version: app.version })}
      </p>
    </div>
  );
}
