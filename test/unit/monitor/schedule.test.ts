import { describe, expect, it } from 'vitest';
import { nextRefresh, type ScheduleInput } from '../../../electron/monitor/schedule.ts';

const MINUTE = 60_000;
const base: ScheduleInput = {
  now: 1_000_000,
  intervalMs: 5 * MINUTE,
  floorMs: MINUTE,
  condition: 'ok',
  failures: 0,
  random: 0.5,
};
const waitOf = (over: Partial<ScheduleInput>): number =>
  (nextRefresh({ ...base, ...over }).at ?? Number.NaN) - base.now;

describe('the next refresh', () => {
  it('comes after the interval', () => {
    expect(nextRefresh(base)).toEqual({ at: base.now + 5 * MINUTE, reason: 'interval' });
  });

  it('is spread by a tenth at most, either way', () => {
    expect(waitOf({ random: 0 })).toBe(4.5 * MINUTE);
    expect(waitOf({ random: 1 - Number.EPSILON })).toBeLessThanOrEqual(5.5 * MINUTE);
    expect(waitOf({ random: 0.99 })).toBeGreaterThan(5.4 * MINUTE);
  });

  it.each([0, 0.5, 0.99])('never comes before the provider’s floor (random %f)', (random) => {
    expect(waitOf({ intervalMs: MINUTE, random })).toBeGreaterThanOrEqual(MINUTE);
    expect(waitOf({ intervalMs: 1, random })).toBeGreaterThanOrEqual(MINUTE);
  });
});

describe('after failures', () => {
  it.each(['unreachable', 'unknown'] as const)(
    'doubles the wait up to an hour (%s)',
    (condition) => {
      const waits = [1, 2, 3, 4, 5, 6, 50].map((failures) => waitOf({ condition, failures }));
      expect(waits.map((wait) => wait / MINUTE)).toEqual([5, 10, 20, 40, 60, 60, 60]);
      expect(nextRefresh({ ...base, condition, failures: 2 }).reason).toBe('backing-off');
    },
  );

  it('never waits less than an interval that is itself longer than an hour', () => {
    const intervalMs = 120 * MINUTE;
    expect(waitOf({ condition: 'unreachable', failures: 9, intervalMs })).toBe(intervalMs);
  });

  it('returns to the interval with the first good answer', () => {
    expect(waitOf({ condition: 'ok', failures: 0 })).toBe(5 * MINUTE);
  });
});

describe('what is not asked again by itself', () => {
  it.each([
    ['needs-you', 'stopped'],
    ['paused', 'stopped'],
    ['keychain', 'waiting-for-keychain'],
  ] as const)('%s', (condition, reason) => {
    expect(nextRefresh({ ...base, condition, failures: 1 })).toEqual({ at: null, reason });
  });
});
