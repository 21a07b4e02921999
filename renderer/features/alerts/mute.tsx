import type { AlertSettings } from '../../../electron/domain/alert.ts';
import { useWindow } from '../../app/window-context.ts';
import { useAlertsWords } from './words.ts';

/** Changes some of the choices about alerts. */
export function useAlertSettings() {
  const { app, call } = useWindow();
  const settings = app.alertSettings;
  const change = (part: Partial<AlertSettings>) =>
    call('setAlertSettings', { ...settings, ...part });
  return { settings, change };
}

export function MuteButton() {
  const { settings, change } = useAlertSettings();
  const w = useAlertsWords();
  return (
    <button
      type="button"
      className="button"
      data-testid="mute-all"
      aria-pressed={settings.muted}
      onClick={() => void change({ muted: !settings.muted })}
    >
      {w(settings.muted ? 'muted.off' : 'muted.on')}
    </button>
  );
}
