import { Notification } from 'electron';
import type { NotificationState } from '../contract/types.ts';

export interface Notifier {
  state(): NotificationState;
  /** Shows a desktop notification. @returns whether the system showed it */
  notify(message: { title: string; body: string }, onClick: () => void): Promise<boolean>;
}

/** A system that says neither “shown” nor “failed” in this time shows nothing, ms. */
const PATIENCE_MS = 5_000;

/** Without a notification service Electron still claims support, so only what becomes of one tells. */
export function createNotifier(onState: (state: NotificationState) => void): Notifier {
  let state: NotificationState = 'unknown';
  // A notification that nobody holds is collected, and its click goes nowhere.
  const shown = new Set<Notification>();

  function setState(next: NotificationState): void {
    if (next === state) return;
    state = next;
    onState(next);
  }

  return {
    state: () => state,
    notify({ title, body }, onClick) {
      if (!Notification.isSupported()) {
        setState('failed');
        return Promise.resolve(false);
      }
      return new Promise((resolve) => {
        const notification = new Notification({ title, body: asPlainText(body) });
        const settle = (ok: boolean): void => {
          clearTimeout(timer);
          setState(ok ? 'working' : 'failed');
          resolve(ok);
        };
        const timer = setTimeout(() => settle(false), PATIENCE_MS);
        shown.add(notification);
        notification.on('show', () => settle(true));
        notification.on('failed', () => {
          shown.delete(notification);
          settle(false);
        });
        notification.on('click', onClick);
        notification.on('close', () => shown.delete(notification));
        notification.show();
      });
    },
  };
}

/** On Linux the body is markup, and text from outside (a currency code, say) must not become any. */
function asPlainText(body: string): string {
  if (process.platform !== 'linux') return body;
  return body.replaceAll('&', '\uFF06').replaceAll('<', '\u2039').replaceAll('>', '\u203A');
}
