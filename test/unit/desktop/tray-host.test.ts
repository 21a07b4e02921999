import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionBus } from '../../../electron/desktop/session-bus/session-bus.ts';
import { watchTrayHost, type TrayHost, type TrayHostState } from '../../../electron/desktop/tray-host.ts';

let onTold: (state: TrayHostState, late: boolean) => void;
let told: string[];
let owned: (is: boolean) => void;
/** What the watcher says of having a panel; `null`: it does not answer. */
let hasHost: boolean | null;
let signals: Map<string, () => void>;
let host: TrayHost;

beforeEach(() => {
  vi.useFakeTimers();
  onTold = () => undefined;
  told = [];
  hasHost = true;
  signals = new Map();
});
afterEach(() => {
  host.stop();
  vi.useRealTimers();
});

/** The watcher comes or goes. */
async function own(is: boolean): Promise<void> {
  owned(is);
  await vi.advanceTimersByTimeAsync(0);
}

async function signal(member: string): Promise<void> {
  signals.get(member)?.();
  await vi.advanceTimersByTimeAsync(0);
}

async function watch(bus: boolean): Promise<void> {
  const fake: SessionBus = {
    watchName(name, tell) {
      expect(name).toBe('org.kde.StatusNotifierWatcher');
      owned = tell;
    },
    onSignal(from, member, tell) {
      expect(from).toBe('org.kde.StatusNotifierWatcher');
      signals.set(member, () => tell([]));
    },
    property(property) {
      expect(property).toEqual({
        owner: 'org.kde.StatusNotifierWatcher',
        path: '/StatusNotifierWatcher',
        interface: 'org.kde.StatusNotifierWatcher',
        name: 'IsStatusNotifierHostRegistered',
      });
      return Promise.resolve(hasHost);
    },
    close: () => undefined,
  };
  host = watchTrayHost(Promise.resolve(bus ? fake : null), (state, late) => {
    told.push(state);
    onTold(state, late);
  });
  await vi.advanceTimersByTimeAsync(0);
}

it('a panel that is there is known at once', async () => {
  await watch(true);
  expect(host.state()).toBe('looking');
  await own(true);
  expect(told).toEqual(['there']);
});

it('one that starts a moment after us is waited for', async () => {
  await watch(true);
  await own(false);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(told).toEqual([]);
  await own(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['there']);
});

it('one that came after an icon was made is told apart from one that was there', async () => {
  const late: boolean[] = [];
  onTold = (_state, isLate) => late.push(isLate);
  await watch(true);
  await own(true);
  host.stop();
  await watch(true);
  await own(false);
  await own(true);
  expect(late).toEqual([false, true]);
});

it('one that does not come is missing, and used when it comes later', async () => {
  await watch(true);
  await own(false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual(['missing']);
  await own(true);
  expect(told).toEqual(['missing', 'there']);
});

it('one that is only started anew was never missing', async () => {
  await watch(true);
  await own(true);
  await own(false);
  await vi.advanceTimersByTimeAsync(1_000);
  await own(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['there']);
});

it('without a session bus there is none', async () => {
  await watch(false);
  expect(told).toEqual(['missing']);
});

it('after stopping nobody is told anything', async () => {
  await watch(true);
  await own(false);
  host.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  await own(true);
  expect(told).toEqual([]);
});

it.each([false, null])('a list of icons that no panel shows (%s) is no tray, until one does', async (says) => {
  hasHost = says;
  await watch(true);
  await own(true);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['missing']);
  hasHost = true;
  await signal('StatusNotifierHostRegistered');
  expect(told).toEqual(['missing', 'there']);
});

it('a panel that leaves its list behind is missing after a while, and used when it comes back', async () => {
  await watch(true);
  await own(true);
  hasHost = false;
  await signal('StatusNotifierHostUnregistered');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual(['there', 'missing']);
  hasHost = true;
  await signal('StatusNotifierHostRegistered');
  expect(told).toEqual(['there', 'missing', 'there']);
});

it('an answer that comes after its list is gone counts no more', async () => {
  await watch(true);
  owned(true);
  owned(false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual(['missing']);
});

it('a list that is started anew before its panel is told of again: it has refused the icon', async () => {
  await watch(true);
  await own(true);
  await own(false);
  hasHost = false;
  await own(true);
  await vi.advanceTimersByTimeAsync(1_000);
  hasHost = true;
  await signal('StatusNotifierHostRegistered');
  await signal('StatusNotifierHostRegistered');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['there', 'there']);
});
