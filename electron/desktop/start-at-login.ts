import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { autostartEntry, isStarted, namesCommand } from './autostart-entry.ts';

/** Whether the app is started when its user logs in. The system keeps that, so it is asked and never remembered. */
export interface StartAtLogin {
  /** `null` where it cannot be set. */
  isOn(): boolean | null;
  /** @returns whether the system took it */
  set(on: boolean): boolean;
  /** To be called at every start: what was set before the app was moved starts it again. */
  renew(): void;
}

/** The part of Electron's `app` that is needed on macOS and Windows. */
export interface LoginItems {
  getLoginItemSettings(options: { args?: string[] }): { openAtLogin: boolean };
  setLoginItemSettings(settings: { openAtLogin: boolean; args?: string[] }): void;
}

const ARGS = ['--hidden'];

/** macOS and Windows have a list for it. @param args what starts the app itself, before `--hidden` */
export function loginItem(items: LoginItems, args: readonly string[]): StartAtLogin {
  const all = [...args, ...ARGS];
  const isOn = (): boolean => items.getLoginItemSettings({ args: all }).openAtLogin;
  return {
    isOn,
    set(on) {
      items.setLoginItemSettings({ openAtLogin: on, args: all });
      return isOn() === on;
    },
    // The system's list follows the app.
    renew: () => undefined,
  };
}

/** Linux: a file in the autostart folder. @param command what starts the app */
export function autostartFile(env: NodeJS.ProcessEnv, command: readonly string[]): StartAtLogin {
  const home = env['HOME'];
  const config = env['XDG_CONFIG_HOME'] || (home === undefined ? '' : path.join(home, '.config'));
  if (config === '') return { isOn: () => null, set: () => false, renew: () => undefined };
  const folder = path.join(config, 'autostart');
  const file = path.join(folder, 'plimsoll.desktop');

  /** `null`: there is none that the desktop would start. */
  function started(): string | null {
    try {
      const entry = readFileSync(file, 'utf8');
      return isStarted(entry) ? entry : null;
    } catch {
      return null;
    }
  }

  function isOn(): boolean {
    const entry = started();
    return entry !== null && namesCommand(entry, command);
  }

  function set(on: boolean): boolean {
    try {
      if (on) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, autostartEntry([...command, ...ARGS]));
      } else {
        rmSync(file, { force: true });
      }
    } catch {
      return false;
    }
    return isOn() === on;
  }

  return {
    isOn,
    set,
    renew() {
      if (started() !== null && !isOn()) set(true);
    },
  };
}
