import { connectSessionBus, plain } from './session-bus.ts';
import { waitForChange } from './wait-for-change.ts';

const RULE = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'";
const DEFAULT_TIMEOUT_MS = 10_000;

/** One request to show a notification, as the app sent it. */
export interface NotifyCall {
  appName: string;
  /** The id of the notification this one takes the place of; 0 for a new one. */
  replacesId: number;
  summary: string;
  /** As sent. The daemon may read it as markup: a bare `&` or `<` is not shown as such. */
  body: string;
  /** Key and label in turn; the key `default` is a click on the notification itself. */
  actions: string[];
  hints: Record<string, unknown>;
  /** Milliseconds; -1 leaves it to the daemon, 0 is never. */
  expireTimeoutMs: number;
}

/** A record of every notification anybody on the bus asked for: the proof of "exactly one". */
export interface NotifyMonitor {
  /** All calls so far, oldest first. */
  calls(): NotifyCall[];
  /** Waits until there are at least `count` calls, and gives all of them. */
  waitForCalls(count: number, options?: { timeoutMs?: number }): Promise<NotifyCall[]>;
  stop(): void;
}

/** Starts listening; calls made before are not known. It sees them whether a daemon runs or not. */
export async function monitorNotify(busAddress: string): Promise<NotifyMonitor> {
  const bus = await connectSessionBus(busAddress);
  const calls: NotifyCall[] = [];
  // The bus throws a monitor out as soon as it sends anything, such as an error for a call that
  // was meant for somebody else.
  bus.answerCalls(() => 'silence');
  const onNotify = (heard: () => void) =>
    bus.onMessage((message) => {
      if (message.member === 'Notify') heard();
    });
  bus.onMessage((message) => {
    if (message.member === 'Notify') calls.push(callOf(message.body));
  });
  await bus.call({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus.Monitoring',
    member: 'BecomeMonitor',
    signature: 'asu',
    body: [[RULE], 0],
  });

  return {
    calls: () => [...calls],
    waitForCalls: (count, options) =>
      waitForChange({
        read: async () => [...calls],
        accept: (seen) => seen.length >= count,
        subscribe: onNotify,
        timeoutMs: options?.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        what: `the notifications asked for (wanted ${count})`,
        describe: (seen) => seen.map((one) => `${one.summary}: ${one.body}`).join('\n'),
      }),
    stop: () => bus.close(),
  };
}

type NotifyBody = [
  appName: string,
  replacesId: number,
  icon: string,
  summary: string,
  body: string,
  actions: string[],
  hints: Record<string, unknown>,
  expireTimeoutMs: number,
];

function callOf(message: unknown[]): NotifyCall {
  const [appName, replacesId, , summary, body, actions, hints, expireTimeoutMs] = plain(
    message,
  ) as NotifyBody;
  return { appName, replacesId, summary, body, actions, hints, expireTimeoutMs };
}
