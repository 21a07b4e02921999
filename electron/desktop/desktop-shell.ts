import { app, clipboard, globalShortcut, powerMonitor } from 'electron';
import type { Alerter } from '../alerts/alerter.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { Trends } from '../contract/trend-types.ts';
import type { AppState, ShowTarget } from '../contract/types.ts';
import type { LocalizedText } from '../domain/locale.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { summaryMessage } from '../robots/messages.ts';
import { chatText } from '../robots/text.ts';
import type { Settings } from '../settings/settings.ts';
import { createDesktop, type Desktop } from './desktop.ts';
import { createGlobalShortcut } from './global-shortcut.ts';
import type { Notifier } from './notifier.ts';
import type { Pauser } from './pause.ts';
import type { Proxy } from './proxy.ts';
import { watchScreenLock } from './screen-lock.ts';
import { autostartFile, loginItem, type StartAtLogin } from './start-at-login.ts';
import type { TrayHostState } from './tray-host.ts';
import { createTrayActs } from './tray-acts.ts';
import type { TrayInput } from './tray-input.ts';
import { buildTray } from './tray-model.ts';
import type { TrayStand } from './tray-stand.ts';
import type { AppWindow } from './window.ts';

export interface DesktopShellParts {
  readonly stand: TrayStand;
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  readonly window: Pick<AppWindow, 'open'>;
  readonly notifier: Pick<Notifier, 'notify'>;
  readonly monitor: Pick<Monitor, 'snapshot' | 'refresh'>;
  readonly alerter: Pick<Alerter, 'state' | 'snooze'>;
  readonly pauser: Pauser;
  readonly proxy: Proxy;
  readonly appState: () => AppState;
  readonly trends: () => Trends;
  readonly providerName: (id: string) => LocalizedText;
  readonly isDemo: boolean;
  /** Something the window is told of changed. */
  readonly onChange: () => void;
}

/** Everything of the app that shows on the desktop beside its window. */
export interface DesktopShell extends Desktop {
  /**
   * Shows the tray icon as soon as it is known whether there is a panel for it, and what stands in its menu.
   * @param restored what was last read is there again; a keychain that asks a question keeps the icon back only shortly
   * @returns once the icon is there, or it is not worth while to wait for it
   */
  start(restored: Promise<unknown>): Promise<void>;
  /** What the tray shows may have changed. */
  update(): void;
  /** What the tray would be drawn from if the app were started now. @param snapshot what it would begin with */
  trayAtStart(snapshot: Snapshot): TrayInput;
  stop(): void;
}

/** How long the tray icon waits for what was last read, and others for the icon, ms. */
const PATIENCE_MS = 500;

export function createDesktopShell(parts: DesktopShellParts): DesktopShell {
  const { stand, settings, window, monitor, alerter, appState, providerName, onChange } = parts;
  let shown = false;
  let everThere = false;
  let stopped = false;

  const shortcut = createGlobalShortcut(globalShortcut, () => window.open(), onChange);
  const login = startAtLogin();
  const desktop = createDesktop({
    platform: process.platform,
    settings,
    trayState: stand.host,
    shortcut,
    login,
    proxy: parts.proxy,
    isDemo: parts.isDemo,
    sayItStays,
    onChange,
  });
  const acts = createTrayActs({
    monitor,
    alerter,
    pauser: parts.pauser,
    open: (target?: ShowTarget) => window.open(target),
    copy: (text) => clipboard.writeText(text),
    summary,
    hideAmounts,
    // The tray's host waits for an answer to the click; quitting at once would leave it without one.
    quit: () => setImmediate(() => app.quit()),
    locale: () => appState().locale,
    now: () => appState().now,
    onChange: stand.update,
  });

  function trayInput(): TrayInput {
    const { preferences, desktop: chosen, view } = settings.get();
    return {
      snapshot: monitor.snapshot(),
      app: appState(),
      providerName,
      alerts: alerter.state(),
      trends: parts.trends(),
      pinned: view.pinned,
      hidden: preferences.hideAmounts,
      value: chosen.trayValue,
      refresh: acts.refresh(),
    };
  }

  function showTray(): void {
    shown = true;
    stand.show({
      model: () => buildTray(trayInput()),
      act: acts.act,
      click: (icon) => window.open(undefined, icon),
    });
  }

  function onTrayHost(state: TrayHostState): void {
    if (!shown) showTray();
    // Without a tray the window is the only way to the app.
    if (state === 'missing' && !everThere) window.open();
    everThere ||= state === 'there';
    onChange();
  }

  function sayItStays(): Promise<boolean> {
    const t = sharedWords(appState().locale);
    const body = t(stand.host() === 'missing' ? 'stays.body-no-tray' : 'stays.body');
    return parts.notifier.notify({ title: t('stays.title'), body }, () => window.open());
  }

  function summary(): string {
    const { locale, keychainName: keychain } = appState();
    return chatText(
      summaryMessage({ locale, snapshot: monitor.snapshot(), keychain, providerName }),
    );
  }

  function hideAmounts(hide: boolean): void {
    settings.update((current) => ({
      ...current,
      preferences: { ...current.preferences, hideAmounts: hide },
    }));
  }

  watchScreenLock(powerMonitor, stand.bus, () => {
    const { desktop: chosen, preferences } = settings.get();
    if (chosen.hideOnLock && !preferences.hideAmounts) hideAmounts(true);
  });

  return {
    ...desktop,
    async start(restored) {
      if (!parts.isDemo) login.renew();
      await Promise.race([restored.catch(() => undefined), pause(PATIENCE_MS)]);
      if (stopped) return;
      stand.follow(onTrayHost);
      await Promise.race([stand.known, pause(PATIENCE_MS)]);
    },
    update: stand.update,
    trayAtStart: (snapshot) => ({
      ...trayInput(),
      snapshot,
      app: { ...appState(), notifications: 'unknown', notices: [] },
      trends: {},
      refresh: null,
    }),
    stop() {
      stopped = true;
      acts.stop();
      shortcut.stop();
      stand.stop();
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function startAtLogin(): StartAtLogin {
  // Started by hand from its source folder, the program is Electron and the app its argument.
  const own = app.isPackaged ? [] : [app.getAppPath()];
  if (process.platform !== 'linux') return loginItem(app, own);
  return autostartFile(process.env, [process.env['APPIMAGE'] ?? process.execPath, ...own]);
}
