import type { BalanceRef } from './view-types.ts';

/** What stands beside the tray icon, or in its tooltip where there is no room beside it. */
export type TrayValue =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'account' } & BalanceRef)
  /** Everything available in one currency. */
  | { readonly kind: 'sum'; readonly currency: string };

/** How requests leave this computer. */
export type ProxyChoice =
  /** As the system does it. */
  | { readonly kind: 'system' }
  /** `address`: `host:port`, after `http://`, `https://` or `socks5://` where it is not plain HTTP. */
  | { readonly kind: 'server'; readonly address: string }
  /** `url`: of a proxy auto-configuration file. */
  | { readonly kind: 'pac'; readonly url: string };

/**
 * What is explained or asked once. no-tray: this desktop shows no tray icons · stays-in-tray: closing the window does
 * not end the app · start-at-login: the question whether to.
 */
export const HINTS = ['no-tray', 'stays-in-tray', 'start-at-login'] as const;
export type Hint = (typeof HINTS)[number];

export interface DesktopSettings {
  readonly trayValue: TrayValue;
  /** Opens the window from anywhere, in Electron's words (`Control+Shift+P`); `null`: none. */
  readonly shortcut: string | null;
  /** Amounts are hidden when the screen is locked, and stay so until somebody shows them again. */
  readonly hideOnLock: boolean;
  readonly proxy: ProxyChoice;
  /** What was said or asked already. */
  readonly said: readonly Hint[];
}

/** No connection is asked. Epoch ms; `until` is `null` until somebody resumes. */
export interface Pause {
  readonly since: number;
  readonly until: number | null;
}

/** What the window knows of the app's place on the desktop. */
export interface DesktopState {
  readonly settings: Omit<DesktopSettings, 'said'>;
  readonly hints: readonly Hint[];
  /** Where the tray value stands. */
  readonly valueIn: 'title' | 'tooltip';
  /** Why the shortcut does nothing: another program holds it, or the system cannot read it. `null`: it works, or there is none. */
  readonly shortcutFailure: 'taken' | 'unusable' | null;
  /** `null` where it cannot be set. */
  readonly startAtLogin: boolean | null;
}

/** The pages of the window that can be gone back to. */
export const PAGES = [
  'overview',
  'alerts',
  'quote',
  'connections',
  'settings',
  'diagnostics',
] as const;
export type Page = (typeof PAGES)[number];

/** One change of what is chosen about the desktop. */
export type DesktopChange =
  | { readonly trayValue: TrayValue }
  | { readonly shortcut: string | null }
  | { readonly hideOnLock: boolean }
  | { readonly proxy: ProxyChoice }
  | { readonly startAtLogin: boolean };

/** What the system or the app would not take; nothing was changed then. */
export type DesktopRefusal =
  | 'shortcut-taken'
  | 'shortcut-unusable'
  | 'proxy-address'
  | 'proxy-refused'
  | 'login-refused';

export type DesktopResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: DesktopRefusal };

/** The calls about the desktop. */
export interface DesktopCallResults {
  changeDesktop: DesktopResult;
  dismissHint: null;
  setPause: null;
  setPage: null;
}
