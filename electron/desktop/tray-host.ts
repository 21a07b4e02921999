import type { SessionBus } from './session-bus/session-bus.ts';

/** looking: nobody knows yet · there: a panel shows tray icons · missing: none does. */
export type TrayHostState = 'looking' | 'there' | 'missing';

export interface TrayHost {
  state(): TrayHostState;
  stop(): void;
}

/** What every panel with a tray, or the desktop on its behalf, owns on the session bus. */
const WATCHER = 'org.kde.StatusNotifierWatcher';
/** After log-in the panel may start later than we do, ms. */
const PATIENCE_MS = 5_000;

/** Where every desktop has a tray. */
export const certainTray: TrayHost = { state: () => 'there', stop: () => undefined };

/**
 * Watches whether this desktop shows tray icons.
 * @param bus `null` where there is no session bus, over which tray icons are shown
 */
export function watchTrayHost(
  bus: Promise<SessionBus | null>,
  onChange: (state: TrayHostState) => void,
): TrayHost {
  let state: TrayHostState = 'looking';
  let stopped = false;
  let giveUp: ReturnType<typeof setTimeout> | undefined;

  function set(next: TrayHostState): void {
    clearTimeout(giveUp);
    if (stopped || next === state) return;
    state = next;
    onChange(next);
  }

  function giveUpSoon(): void {
    clearTimeout(giveUp);
    if (!stopped) giveUp = setTimeout(() => set('missing'), PATIENCE_MS);
  }

  void bus.then((connected) => {
    if (connected === null) set('missing');
    else connected.watchName(WATCHER, (owned) => (owned ? set('there') : giveUpSoon()));
  });

  return {
    state: () => state,
    stop() {
      stopped = true;
      clearTimeout(giveUp);
    },
  };
}
