import { vi } from 'vitest';
import { connectSessionBus, plain, readProperties } from './session-bus.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
/** dunst's own interface, the one `dunstctl` uses. */
const DUNST = 'org.dunstproject.cmd0';
const DEFAULT_TIMEOUT_MS = 10_000;
const LOOK_EVERY_MS = 25;

export interface NotificationCounts {
  /** On the screen now. */
  displayed: number;
  /** Held back, as when the screen is full. */
  waiting: number;
  /** Closed, by a person, by the app or by time. */
  history: number;
}

export interface ClosedNotification {
  appName: string;
  summary: string;
  body: string;
}

/** The notification daemon (dunst) as a person at the screen would use it. */
export interface NotificationDesk {
  counts(): Promise<NotificationCounts>;
  /** Waits until exactly `displayed` notifications are on the screen. */
  waitForDisplayed(displayed: number, options?: { timeoutMs?: number }): Promise<void>;
  /** The notifications that are closed, newest first. */
  history(): Promise<ClosedNotification[]>;
  /** Clicks the topmost notification; dunst leaves it on the screen until it is closed. */
  clickFirst(): Promise<void>;
  closeAll(): Promise<void>;
  stop(): void;
}

export async function openNotificationDesk(busAddress: string): Promise<NotificationDesk> {
  const bus = await connectSessionBus(busAddress);
  const call = (member: string, signature = '', body: unknown[] = []) =>
    bus.call({ destination: NAME, path: PATH, interface: DUNST, member, signature, body });
  const counts = async (): Promise<NotificationCounts> => {
    const properties = await readProperties(bus, NAME, PATH, DUNST);
    return {
      displayed: Number(properties['displayedLength']),
      waiting: Number(properties['waitingLength']),
      history: Number(properties['historyLength']),
    };
  };

  return {
    counts,
    async waitForDisplayed(displayed, options) {
      // Polled, because dunst announces neither what it shows nor what it closes to bystanders.
      await vi.waitFor(
        async () => {
          const now = (await counts()).displayed;
          if (now !== displayed) throw new Error(`${now} notifications shown, not ${displayed}`);
        },
        { timeout: options?.timeoutMs ?? DEFAULT_TIMEOUT_MS, interval: LOOK_EVERY_MS },
      );
    },
    async history() {
      const [entries] = await call('NotificationListHistory');
      return (plain(entries) as Record<string, string>[]).map((entry) => ({
        appName: entry['appname'] ?? '',
        summary: entry['summary'] ?? '',
        body: entry['body'] ?? '',
      }));
    },
    async clickFirst() {
      if ((await counts()).displayed === 0) throw new Error('no notification to click');
      await call('NotificationAction', 'u', [0]);
    },
    async closeAll() {
      await call('NotificationCloseAll');
    },
    stop: () => bus.close(),
  };
}
