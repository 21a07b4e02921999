import path from 'node:path';
import { app, clipboard, globalShortcut, nativeTheme, powerMonitor } from 'electron';
import type { Alerter } from '../alerts/alerter.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { Trends } from '../contract/trend-types.ts';
import type { AppState, ShowTarget } from '../contract/types.ts';
import type { LocalizedText } from '../domain/locale.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { summaryMessage } from '../robots/messages.ts';
import { chatText } from '../robots/text.ts';
import type { Settings } from '../settings/settings.ts';
import { createDesktop, type Desktop } from './desktop.ts';
import { createGlobalShortcut } from './global-shortcut.ts';
import type { Notifier } from './notifier.ts';
import { watchPanelTheme } from './panel-theme.ts';
import type { Pauser } from './pause.ts';
import type { Proxy } from './proxy.ts';
import { watchScreenLock } from './screen-lock.ts';
import { busSockets } from './session-bus/address.ts';
import { openSessionBus } from './session-bus/session-bus.ts';
import { autostartFile, loginItem, type StartAtLogin } from './start-at-login.ts';
import { certainTray, watchTrayHost, type TrayHost, type TrayHostState } from './tray-host.ts';
import { createTrayActs } from './tray-acts.ts';
import { createTrayIcons } from './tray-icon.ts';
import type { TrayInput } from './tray-input.ts';
import { buildTray } from './tray-model.ts';
import { createTray, type TrayView } from './tray.ts';
import type { AppWindow } from './window.ts';

export interface DesktopShellParts {
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
  stop(): void;
}

/** How long the tray icon waits for what was last read, and others for the icon, ms. */
const PATIENCE_MS = 500;

/** To be called before the window's theme is chosen. */
export function createDesktopShell(parts: DesktopShellParts): DesktopShell {
  const { settings, window, monitor, alerter, appState, providerName, onChange } = parts;
  const isLinux = process.platform === 'linux';
  let tray: TrayView | undefined;
  let everThere = false;
  let trayHost: TrayHost = certainTray;
  let stopped = false;

  const bus = isLinux ? openSessionBus(busSockets(process.env)) : Promise.resolve(null);
  const darkPanel = watchPanelTheme(nativeTheme, () => tray?.repaint());
  const icons = createTrayIcons(path.join(app.getPath('userData'), 'tray'));
  const shortcut = createGlobalShortcut(globalShortcut, () => window.open(), onChange);
  const login = startAtLogin();
  const desktop = createDesktop({
    platform: process.platform,
    settings,
    trayState: () => trayHost.state(),
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
    onChange: () => tray?.update(),
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
    tray = createTray({
      model: () => buildTray(trayInput()),
      icons,
      darkPanel,
      onAction: acts.act,
      onClick: (icon) => window.open(undefined, icon),
    });
  }

  function onTrayHost(state: TrayHostState): void {
    if (tray === undefined) showTray();
    else if (state === 'there') tray.renew();
    // Without a tray the window is the only way to the app.
    if (state === 'missing' && !everThere) window.open();
    everThere ||= state === 'there';
    onChange();
  }

  function sayItStays(): Promise<boolean> {
    const t = sharedWords(appState().locale);
    const body = t(trayHost.state() === 'missing' ? 'stays.body-no-tray' : 'stays.body');
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

  watchScreenLock(powerMonitor, bus, () => {
    const { desktop: chosen, preferences } = settings.get();
    if (chosen.hideOnLock && !preferences.hideAmounts) hideAmounts(true);
  });

  return {
    ...desktop,
    async start(restored) {
      if (!parts.isDemo) login.renew();
      await Promise.race([restored.catch(() => undefined), pause(PATIENCE_MS)]);
      if (stopped) return;
      if (!isLinux) {
        showTray();
        return;
      }
      const known = new Promise<void>((done) => {
        trayHost = watchTrayHost(bus, (state) => {
          onTrayHost(state);
          done();
        });
      });
      await Promise.race([known, pause(PATIENCE_MS)]);
    },
    update: () => tray?.update(),
    stop() {
      stopped = true;
      acts.stop();
      shortcut.stop();
      trayHost.stop();
      tray?.destroy();
      void bus.then((connected) => connected?.close());
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
