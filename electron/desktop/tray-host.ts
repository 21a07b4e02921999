import type { SessionBus } from './session-bus/session-bus.ts';

/** looking: nobody knows yet · there: a panel shows tray icons · missing: none does. */
export type TrayHostState = 'looking' | 'there' | 'missing';

export interface TrayHost {
  state(): TrayHostState;
  stop(): void;
}

/** Keeps the list of tray icons; owned on the session bus by a panel, or by the desktop, which may have no panel to show them. */
const WATCHER = 'org.kde.StatusNotifierWatcher';
const HAS_HOST = {
  owner: WATCHER,
  path: '/StatusNotifierWatcher',
  interface: WATCHER,
  name: 'IsStatusNotifierHostRegistered',
} as const;
const HOST_SIGNALS = ['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered'] as const;
/** After log-in the panel may start later than we do, ms. */
const PATIENCE_MS = 5_000;

/** Where every desktop has a tray. */
export const certainTray: TrayHost = { state: () => 'there', stop: () => undefined };

/**
 * Watches whether this desktop shows tray icons.
 * @param bus `null` where there is no session bus, over which tray icons are shown
 * @param reachable the same bus, where it can be asked before it is known to be one
 * @param onChange is told `there` anew whenever an icon that was made before may not have been taken: one from before the
 *   call, or from before the panel came, then with `late`
 */
export function watchTrayHost(
  bus: Promise<SessionBus | null>,
  onChange: (state: TrayHostState, late: boolean) => void,
  reachable: Promise<SessionBus | null> = bus,
): TrayHost {
  let state: TrayHostState = 'looking';
  let stopped = false;
  let giveUp: ReturnType<typeof setTimeout> | undefined;

  function set(next: TrayHostState, late = false): void {
    clearTimeout(giveUp);
    if (stopped || (next === state && !late)) return;
    state = next;
    onChange(next, late);
  }

  function giveUpSoon(): void {
    clearTimeout(giveUp);
    if (!stopped) giveUp = setTimeout(() => set('missing'), PATIENCE_MS);
  }

  function follow(connected: SessionBus): void {
    let asked = 0;
    let wasAway = false;

    async function look(): Promise<void> {
      asked += 1;
      const own = asked;
      const hasHost = await connected.property(HAS_HOST);
      if (own !== asked) return;
      const late = wasAway;
      wasAway = hasHost !== true;
      if (wasAway) giveUpSoon();
      else set('there', late);
    }

    for (const signal of HOST_SIGNALS) connected.onSignal(WATCHER, signal, () => void look());
    connected.watchName(WATCHER, (owned) => {
      if (owned) return void look();
      asked += 1;
      // An icon that was taken once finds its way to the next list by itself.
      wasAway ||= state !== 'there';
      giveUpSoon();
    });
  }

  void reachable.then((connected) => {
    if (connected !== null) follow(connected);
  });
  void bus.then((connected) => {
    if (connected === null) set('missing');
  });

  return {
    state: () => state,
    stop() {
      stopped = true;
      clearTimeout(giveUp);
    },
  };
}
