import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPauser, type Pauser } from '../../../electron/desktop/pause.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { storedConnection } from '../settings/stored-connection.ts';

const START = Date.parse('2026-01-15T12:00:00Z');
const HOUR = 3_600_000;

let current: Settings;
let told: boolean[];
let pauser: Pauser;

function open(): Pauser {
  return createPauser({
    settings: {
      get: () => current,
      update: (change) => {
        current = change(current);
      },
    },
    now: () => Date.now(),
    onChange: (paused) => told.push(paused),
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  current = readSettings({ connections: [storedConnection('a')] }).value;
  told = [];
  pauser = open();
});
afterEach(() => {
  pauser.stop();
  vi.useRealTimers();
});

const asked = (): boolean[] =>
  pauser.applied(current.connections).map(({ enabled }) => enabled);

describe('a pause of all checks', () => {
  it('has no connection asked, and leaves what was chosen about each as it is', () => {
    expect(asked()).toEqual([true]);
    pauser.set('resumed');
    expect(asked()).toEqual([false]);
    expect(current.connections[0]?.enabled).toBe(true);
    pauser.set(null);
    expect(asked()).toEqual([true]);
    expect(told).toEqual([true, false]);
  });

  it('for a while ends by itself, to the moment', async () => {
    pauser.set(START + HOUR);
    await vi.advanceTimersByTimeAsync(HOUR - 1);
    expect(asked()).toEqual([false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked()).toEqual([true]);
    expect(told).toEqual([true, false]);
    expect(current.pause).toBeNull();
  });

  it('until resumed never ends by itself', async () => {
    pauser.set('resumed');
    await vi.advanceTimersByTimeAsync(30 * 24 * HOUR);
    expect(pauser.current()).toEqual({ since: START, until: null });
  });

  it('outlives a restart, and is over when it ended meanwhile', async () => {
    pauser.set(START + HOUR);
    pauser.stop();
    pauser = open();
    expect(asked()).toEqual([false]);
    pauser.stop();
    vi.setSystemTime(START + 2 * HOUR);
    pauser = open();
    expect(asked()).toEqual([true]);
  });

  it('that ended while the computer slept is over when it wakes', () => {
    pauser.set(START + HOUR);
    vi.setSystemTime(START + 5 * HOUR);
    pauser.look();
    expect(told).toEqual([true, false]);
  });

  it('does not last longer than chosen because the clock was set back', async () => {
    pauser.set(START + HOUR);
    vi.setSystemTime(START - 24 * HOUR);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([true, false]);
  });
});
