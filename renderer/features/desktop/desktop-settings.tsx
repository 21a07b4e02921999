import type { ReactNode } from 'react';
import { useWindow } from '../../app/window-context.ts';
import { ProxySetting } from './proxy-setting.tsx';
import { ShortcutSetting } from './shortcut-setting.tsx';
import { TrayValueSetting } from './tray-value-setting.tsx';
import { useDesktopChange } from './use-desktop.ts';
import { PAUSE_TERMS, usePause } from './use-pause.ts';
import { useDesktopWords } from './words.ts';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Section({ title, children }: SectionProps) {
  return (
    <section className="card settings-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface CheckProps {
  readonly label: string;
  readonly testId: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ label, testId, checked, onChange }: CheckProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        data-testid={testId}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

function StartAtLogin() {
  const { app } = useWindow();
  const w = useDesktopWords();
  const { change, refusal } = useDesktopChange();
  const { startAtLogin } = app.desktop;
  if (startAtLogin === null) return null;
  return (
    <>
      <Check
        label={w('login.label')}
        testId="start-at-login"
        checked={startAtLogin}
        onChange={(checked) => void change({ startAtLogin: checked })}
      />
      <p role="status" className="error">
        {refusal === 'login-refused' && w('error.login-refused')}
      </p>
    </>
  );
}

function Privacy() {
  const { app, call } = useWindow();
  const w = useDesktopWords();
  const { change } = useDesktopChange();
  const isLinux = app.keychainName === 'linux';
  return (
    <Section title={w('title.privacy')}>
      <Check
        label={w('privacy.hide')}
        testId="hide-amounts"
        checked={app.preferences.hideAmounts}
        onChange={(hideAmounts) => void call('setPreferences', { ...app.preferences, hideAmounts })}
      />
      <p className="hint">{w('privacy.hide-hint')}</p>
      <Check
        label={w('privacy.on-lock')}
        testId="hide-on-lock"
        checked={app.desktop.settings.hideOnLock}
        onChange={(hideOnLock) => void change({ hideOnLock })}
      />
      <p className="hint">{w(isLinux ? 'privacy.on-lock-linux' : 'privacy.on-lock-hint')}</p>
    </Section>
  );
}

function Pause() {
  const { app } = useWindow();
  const w = useDesktopWords();
  const { pause } = usePause();
  if (app.pause !== null) return null;
  return (
    <div className="setting">
      <span>{w('pause.title')}</span>
      <span className="setting-actions">
        {PAUSE_TERMS.map((term) => (
          <button
            key={term}
            type="button"
            className="button small"
            data-testid={`pause-${term}`}
            onClick={() => void pause(term)}
          >
            {w(`pause.${term}`)}
          </button>
        ))}
      </span>
    </div>
  );
}

/** What can be chosen about the app's place on the desktop. Every change holds at once. */
export function DesktopSettings() {
  const w = useDesktopWords();
  return (
    <>
      <Section title={w('title.desktop')}>
        <TrayValueSetting />
        <ShortcutSetting />
        <StartAtLogin />
        <Pause />
      </Section>
      <Privacy />
      <Section title={w('title.proxy')}>
        <ProxySetting />
      </Section>
    </>
  );
}
