import type {
  DesktopChange,
  DesktopResult,
  DesktopSettings,
  DesktopState,
  Hint,
} from '../contract/desktop-types.ts';
import type { Settings } from '../settings/settings.ts';
import type { GlobalShortcut } from './global-shortcut.ts';
import { proxyConfig, type Proxy } from './proxy.ts';
import type { StartAtLogin } from './start-at-login.ts';
import type { TrayHostState } from './tray-host.ts';

export interface DesktopParts {
  readonly platform: NodeJS.Platform;
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  readonly trayState: () => TrayHostState;
  readonly shortcut: Omit<GlobalShortcut, 'stop'>;
  readonly login: Omit<StartAtLogin, 'renew'>;
  readonly proxy: Proxy;
  /** The demo explains and asks for nothing: it is only looked at. */
  readonly isDemo: boolean;
  /** Says once that closing the window does not end the app. @returns whether it was seen */
  readonly sayItStays: () => Promise<boolean>;
  /** `state` says something else. */
  readonly onChange: () => void;
}

/** The app's place on the desktop: what is chosen about it, and what is explained once. */
export interface Desktop {
  state(): DesktopState;
  change(change: DesktopChange): Promise<DesktopResult>;
  dismiss(hint: Hint): void;
  /** To be told when somebody closed the window. */
  windowClosed(): void;
}

export function createDesktop(parts: DesktopParts): Desktop {
  const { settings, shortcut, login, proxy } = parts;
  /** Somebody closed the window, and no notification told that the app goes on. */
  let untold = false;
  shortcut.restore(settings.get().desktop.shortcut);

  function keep(change: Partial<DesktopSettings>): void {
    settings.update((before) => ({ ...before, desktop: { ...before.desktop, ...change } }));
    parts.onChange();
  }

  function isSaid(hint: Hint): boolean {
    return settings.get().desktop.said.includes(hint);
  }

  function say(hint: Hint): void {
    if (!isSaid(hint)) keep({ said: [...settings.get().desktop.said, hint] });
  }

  function hints(): readonly Hint[] {
    const wanted: Readonly<Record<Hint, () => boolean>> = {
      'no-tray': () => parts.trayState() === 'missing',
      'stays-in-tray': () => untold,
      'start-at-login': () => settings.get().connections.length > 0 && login.isOn() === false,
    };
    if (parts.isDemo) return [];
    return (Object.keys(wanted) as Hint[]).filter((hint) => !isSaid(hint) && wanted[hint]());
  }

  async function tryChange(change: DesktopChange): Promise<DesktopResult> {
    if ('shortcut' in change) {
      const result = shortcut.use(change.shortcut);
      if (result !== 'ok') return { ok: false, error: `shortcut-${result}` };
    } else if ('proxy' in change) {
      if (proxyConfig(change.proxy) === null) return { ok: false, error: 'proxy-address' };
      if (!(await proxy.use(change.proxy))) return { ok: false, error: 'proxy-refused' };
    } else if ('startAtLogin' in change) {
      if (!login.set(change.startAtLogin)) return { ok: false, error: 'login-refused' };
      // Whoever chose need not be asked.
      say('start-at-login');
      parts.onChange();
      return { ok: true };
    }
    keep(change);
    return { ok: true };
  }

  return {
    state() {
      const { said: _said, ...chosen } = settings.get().desktop;
      return {
        settings: chosen,
        hints: hints(),
        valueIn: parts.platform === 'darwin' ? 'title' : 'tooltip',
        shortcutFailure: shortcut.failure(),
        startAtLogin: parts.isDemo ? null : login.isOn(),
      };
    },
    change: tryChange,
    dismiss(hint) {
      if (hint === 'stays-in-tray') untold = false;
      say(hint);
    },
    windowClosed() {
      if (isSaid('stays-in-tray')) return;
      void parts.sayItStays().then((seen) => {
        if (seen) return say('stays-in-tray');
        untold = true;
        parts.onChange();
      });
    },
  };
}
