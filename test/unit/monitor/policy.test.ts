import { describe, expect, it } from 'vitest';
import type { Circumstances } from '../../../electron/monitor/circumstances.ts';
import { unasked } from '../../../electron/monitor/plan.ts';
import { nextRefresh, type Plan, type PolicyInput } from '../../../electron/monitor/policy.ts';

const MINUTE = 60_000;
const NOW = 10 * 60 * MINUTE;

/** A connection asked a moment ago, every five minutes, on a computer that is awake and online. */
const usual: PolicyInput = {
  plan: { ...unasked, condition: 'ok', lastAskedAt: NOW, lastSentAt: NOW, random: 0.5 },
  circumstances: { online: true, onBattery: false, suspended: false, watched: false },
  now: NOW,
  paused: false,
  loopback: false,
  intervalMs: 5 * MINUTE,
  floorMs: MINUTE,
  manualFloorMs: 10_000,
};

type Change = Partial<Omit<PolicyInput, 'plan' | 'circumstances'> & Plan & Circumstances>;

/** What comes next where so much is different. */
function next(change: Change) {
  const plan: Plan = { ...usual.plan, ...change };
  const circumstances: Circumstances = { ...usual.circumstances, ...change };
  return nextRefresh({ ...usual, ...change, plan, circumstances });
}

const inMinutes = (over: Change): number | null => {
  const { at } = next(over);
  return at === null ? null : (at - NOW) / MINUTE;
};

describe('a connection in good order', () => {
  it('is asked at its interval, up to a tenth sooner or later', () => {
    expect(next({})).toEqual({ at: NOW + 5 * MINUTE, reason: 'interval' });
    expect(inMinutes({ random: 0 })).toBe(4.5);
    expect(inMinutes({ random: 1 })).toBe(5.5);
  });

  it('is never asked faster than its provider allows, whatever was set and drawn', () => {
    expect(inMinutes({ intervalMs: 5_000, random: 0 })).toBe(1);
  });

  it('takes twice as long on battery', () => {
    expect(next({ onBattery: true })).toEqual({ at: NOW + 10 * MINUTE, reason: 'on-battery' });
  });

  it('is asked about once a minute while somebody watches, also on battery', () => {
    const at = NOW + MINUTE;
    expect(next({ watched: true })).toEqual({ at, reason: 'window-open' });
    expect(next({ watched: true, onBattery: true })).toEqual({ at, reason: 'window-open' });
  });

  it('keeps to an interval shorter than that, also on battery', () => {
    const often = { intervalMs: 20_000, floorMs: 5_000, watched: true };
    expect(next(often)).toEqual({ at: NOW + 20_000, reason: 'interval' });
    expect(next({ ...often, onBattery: true }).reason).toBe('on-battery');
    expect(next({ ...often, intervalMs: 45_000, onBattery: true })).toEqual({
      at: NOW + MINUTE,
      reason: 'window-open',
    });
  });

  it('is asked no faster than its provider allows while somebody watches', () => {
    expect(inMinutes({ watched: true, intervalMs: 30 * MINUTE, floorMs: 10 * MINUTE })).toBe(10);
  });

  it('is asked at once when it never was', () => {
    expect(next({ lastAskedAt: null, lastSentAt: null })).toEqual({ at: NOW, reason: 'soon' });
  });

  it('is not asked at once when something was sent, though no answer was kept', () => {
    expect(next({ lastAskedAt: null }).at).toBe(NOW + MINUTE);
  });
});

describe('what keeps a connection from being asked', () => {
  it('is told by what a person can do about it first', () => {
    const all: Change = { paused: true, condition: 'needs-you', suspended: true, online: false };
    expect(next(all).reason).toBe('paused');
    expect(next({ ...all, paused: false }).reason).toBe('stopped');
    expect(next({ ...all, paused: false, condition: 'keychain' }).reason).toBe('suspended');
  });

  it('is not lifted by what is owed', () => {
    const soon = { at: NOW, byPerson: true };
    expect(next({ condition: 'needs-you', soon }).reason).toBe('stopped');
    expect(next({ online: false, soon }).reason).toBe('offline');
  });

  it.each<[string, Change]>([
    ['paused', { paused: true }],
    ['stopped', { condition: 'needs-you' }],
    ['suspended', { suspended: true }],
    ['offline', { online: false }],
    ['waiting-for-keychain', { condition: 'keychain' }],
  ])('%s', (reason, over) => {
    expect(next(over)).toEqual({ at: null, reason });
  });

  it('is not the network, where it is on this computer', () => {
    expect(next({ online: false, loopback: true }).reason).toBe('interval');
  });

  it('is not the keychain once a refresh is owed', () => {
    const soon = { at: NOW, byPerson: true };
    expect(next({ condition: 'keychain', soon }).reason).toBe('soon');
  });
});

describe('failures', () => {
  it.each([
    [1, 5],
    [2, 10],
    [3, 20],
    [4, 40],
    [5, 60],
    [50, 60],
  ])('%i in a row: the next try comes after %i minutes', (failures, minutes) => {
    for (const condition of ['unknown', 'unreachable'] as const) {
      expect(inMinutes({ condition, failures })).toBe(minutes);
    }
  });

  it('never make an interval shorter that is longer than the cap', () => {
    expect(inMinutes({ condition: 'unknown', failures: 5, intervalMs: 180 * MINUTE })).toBe(180);
  });

  it('make no wait shorter than battery does', () => {
    const intervalMs = 120 * MINUTE;
    const onBattery = true;
    expect(inMinutes({ condition: 'unreachable', failures: 3, intervalMs, onBattery })).toBe(240);
  });

  it('give the reason, and watching does not hurry a provider in trouble', () => {
    expect(next({ condition: 'unknown', failures: 3, watched: true }).reason).toBe('backing-off');
  });
});

describe('a refresh that is owed', () => {
  it('comes soon, but not before the floor', () => {
    expect(next({ soon: { at: NOW, byPerson: false } })).toEqual({
      at: NOW + MINUTE,
      reason: 'soon',
    });
  });

  it('comes sooner when a person caused it', () => {
    expect(next({ soon: { at: NOW, byPerson: true } }).at).toBe(NOW + 10_000);
  });

  it('comes spread out, as it is owed, when the regular one fell due during sleep', () => {
    const soon = { at: NOW + 400 * MINUTE + 1_500, byPerson: false };
    expect(next({ now: NOW + 400 * MINUTE, soon })).toEqual({ at: soon.at, reason: 'soon' });
  });

  it('does not disturb a provider that answers, and not as it should', () => {
    const soon = { at: NOW, byPerson: false };
    expect(next({ condition: 'unknown', failures: 3, soon }).reason).toBe('backing-off');
    expect(next({ condition: 'unreachable', failures: 3, soon }).reason).toBe('soon');
  });
});

describe('a provider that asked to be left alone', () => {
  const until = NOW + 30 * MINUTE;
  const heldOff = { until, limited: true };

  it('is left alone for so long, and a little longer so that not all come back at once', () => {
    expect(next({ heldOff, random: 0 })).toEqual({ at: until, reason: 'retry-after' });
    expect(next({ heldOff, random: 1 }).at).toBe(until + 6_000);
  });

  it('is not asked sooner for it', () => {
    expect(next({ heldOff: { until: NOW + MINUTE, limited: true } })).toEqual({
      at: NOW + 5 * MINUTE,
      reason: 'interval',
    });
  });

  it.each([true, false])('is not asked for what is owed either (by a person: %s)', (byPerson) => {
    const soon = { at: NOW, byPerson };
    expect(next({ heldOff, soon }).reason).toBe('retry-after');
    expect(next({ heldOff, soon, lastAskedAt: null }).reason).toBe('retry-after');
  });
});
