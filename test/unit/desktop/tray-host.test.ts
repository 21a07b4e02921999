import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionBus } from '../../../electron/desktop/session-bus/session-bus.ts';
import { watchTrayHost, type TrayHost } from '../../../electron/desktop/tray-host.ts';

let told: string[];
let owned: (is: boolean) => void;
let host: TrayHost;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
});
afterEach(() => {
  host.stop();
  vi.useRealTimers();
});

async function watch(bus: boolean): Promise<void> {
  const fake: SessionBus = {
    watchName(name, tell) {
      expect(name).toBe('org.kde.StatusNotifierWatcher');
      owned = tell;
    },
    onSignal: () => undefined,
    close: () => undefined,
  };
  host = watchTrayHost(Promise.resolve(bus ? fake : null), (state) => told.push(state));
  await vi.advanceTimersByTimeAsync(0);
}

it('a panel that is there is known at once', async () => {
  await watch(true);
  expect(host.state()).toBe('looking');
  owned(true);
  expect(told).toEqual(['there']);
});

it('one that starts a moment after us is waited for', async () => {
  await watch(true);
  owned(false);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(told).toEqual([]);
  owned(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['there']);
});

it('one that does not come is missing, and used when it comes later', async () => {
  await watch(true);
  owned(false);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual(['missing']);
  owned(true);
  expect(told).toEqual(['missing', 'there']);
});

it('one that is only started anew was never missing', async () => {
  await watch(true);
  owned(true);
  owned(false);
  await vi.advanceTimersByTimeAsync(1_000);
  owned(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['there']);
});

it('without a session bus there is none', async () => {
  await watch(false);
  expect(told).toEqual(['missing']);
});

it('after stopping nobody is told anything', async () => {
  await watch(true);
  owned(false);
  host.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  owned(true);
  expect(told).toEqual([]);
});
