import type { ReactNode } from 'react';
import { tomorrowMorning } from '../../../electron/domain/tomorrow-morning.ts';
import { useWindow } from '../../app/window-context.ts';
import { ProxySetting } from './proxy-setting.tsx';
import { ShortcutSetting } from './shortcut-setting.tsx';
import { TrayValueSetting } from './tray-value-setting.tsx';
import { useDesktopChange } from './use-desktop.ts';
import { useDesktopWords } from './words.ts';

const HOUR_MS = 3_600_000;

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
  const { app, call, now } = useWindow();
  const w = useDesktopWords();
  const until = {
    hour: () => now + HOUR_MS,
    tomorrow: () => tomorrowMorning(now),
    'for-good': () => 'resumed' as const,
  };
  if (app.pause !== null) return null;
  return (
    <div className="setting">
      <span>{w('pause.title')}</span>
      <span className="setting-actions">
        {(['hour', 'tomorrow', 'for-good'] as const).map((term) => (
          <button
            key={term}
            type="button"
            className="button small"
            data-testid={`pause-${term}`}
            onClick={() => void call('setPause', { until: until[term]() })}
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
