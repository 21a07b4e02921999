import { Notification } from 'electron';
import type { NotificationState } from '../contract/types.ts';

export interface Notifier {
  state(): NotificationState;
  /** Shows a desktop notification. @returns whether the system showed it; known after a minute at the latest */
  notify(message: { title: string; body: string }, onClick: () => void): Promise<boolean>;
}

/** After this time without a word the user is told that notifications may not work, ms. */
const PATIENCE_MS = 5_000;
/** After this time a notification is taken back, so that it cannot appear beside its repetition, ms. */
const GIVE_UP_MS = 60_000;

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
        const doubt = setTimeout(() => setState('failed'), PATIENCE_MS);
        const giveUp = setTimeout(() => {
          notification.close();
          settle(false);
        }, GIVE_UP_MS);
        const settle = (ok: boolean): void => {
          clearTimeout(doubt);
          clearTimeout(giveUp);
          setState(ok ? 'working' : 'failed');
          resolve(ok);
        };
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
