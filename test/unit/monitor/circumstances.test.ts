import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../../electron/domain/problem.ts';
import {
  INTERVAL,
  MANUAL_FLOOR,
  MINUTE,
  POLL_FLOOR,
  bad,
  balance,
  connection,
  good,
  monitorWorld,
  pass,
  useClock,
  type MonitorWorld,
} from './harness.ts';

const HOUR = 60 * MINUTE;
const fine = { main: good([balance('1', '100')]) };

let world: MonitorWorld;
beforeEach(async () => {
  useClock();
  world = monitorWorld();
  world.monitor.start();
  await pass(2_000);
  world.sent.length = 0;
});
afterEach(() => {
  world.monitor.stop();
  vi.useRealTimers();
});

function happens(change: Partial<MonitorWorld['circumstances']>): void {
  Object.assign(world.circumstances, change);
  world.monitor.reconsider();
}
const reason = (): string => world.shown('a').nextReason;
const answerWith = (problem: Problem): void => void (world.answers = { main: { ok: false, problem } });

describe('the time of the next refresh and its reason', () => {
  it.each([
    ['offline', { online: false }],
    ['suspended', { suspended: true }],
  ] as const)('are shown; none comes while %s, however long that is', async (name, change) => {
    expect(reason()).toBe('interval');
    expect(world.shown('a').nextRefreshAt).toBeTypeOf('number');
    happens(change);
    expect(reason()).toBe(name);
    expect(world.shown('a').nextRefreshAt).toBeUndefined();
    await pass(30 * HOUR);
    expect(world.sent).toEqual([]);
  });

  it('change as soon as the computer or the window does', () => {
    happens({ onBattery: true });
    expect(reason()).toBe('on-battery');
    happens({ watched: true });
    expect(reason()).toBe('window-open');
  });

  it('do not keep a person from asking', async () => {
    happens({ online: false });
    await pass(MANUAL_FLOOR);
    expect(await world.monitor.refresh('a')).toMatchObject([{ outcome: 'ok' }]);
  });
});

describe('a window that is opened', () => {
  it('brings fresh figures at once where they are older than a minute', async () => {
    await pass(2 * MINUTE);
    happens({ watched: true });
    await pass(0);
    expect(world.sent).toHaveLength(1);
    await pass(3 * MINUTE);
    expect(world.sent.length).toBeGreaterThanOrEqual(3);
  });

  it('and closed again and again brings no more than that', async () => {
    for (let n = 0; n < 60; n += 1) {
      happens({ watched: n % 2 === 0 });
      await pass(2_000);
    }
    expect(world.sent.length).toBeLessThanOrEqual(2);
  });
});

describe('a network that is back while a refresh fails for want of it', () => {
  it('owes one more, no sooner than the floor', async () => {
    await pass(INTERVAL - 10_000);
    world.answers = { main: bad('unreachable') };
    const release = world.hold();
    await pass(20_000);
    expect(world.sent).toHaveLength(1);
    happens({ online: false });
    happens({ online: true });
    release();
    await pass(0);
    world.answers = fine;
    expect(reason()).toBe('soon');
    await pass(POLL_FLOOR + 2_000);
    expect(world.sent).toHaveLength(2);
    expect(world.shown('a').condition).toBe('ok');
  });
});

describe('a clock that is wrong', () => {
  beforeEach(async () => {
    const problem = { kind: 'clock-skew', skewMs: 3 * HOUR } as const;
    world.answers = { main: { ok: false, problem } };
    await pass(INTERVAL);
    expect(reason()).toBe('stopped');
    world.answers = fine;
    world.sent.length = 0;
  });

  it('and is set: what was refused because of it is asked anew, without a person', async () => {
    vi.setSystemTime(Date.now() + 3 * HOUR);
    await pass(2 * MINUTE);
    expect(world.sent).toEqual(['a/main']);
    expect(world.shown('a').condition).toBe('ok');
  });

  it('and stays so: nothing is asked', async () => {
    await pass(10 * HOUR);
    expect(world.sent).toEqual([]);
  });
});

it('a clock that is set does not bring back what needs a person for another reason', async () => {
  world.answers = { main: bad('signature') };
  await pass(INTERVAL);
  world.sent.length = 0;
  vi.setSystemTime(Date.now() - 3 * HOUR);
  await pass(2 * HOUR);
  expect(world.sent).toEqual([]);
});

describe('a provider that asked to be left alone', () => {
  it('because of too many requests: not even a person may ask, and is told for how long', async () => {
    answerWith({ kind: 'rate-limited', retryAfterMs: HOUR });
    await pass(INTERVAL);
    expect(reason()).toBe('retry-after');
    await pass(MINUTE);
    world.sent.length = 0;
    expect(await world.monitor.refresh('a')).toEqual([
      { connectionId: 'a', outcome: 'held-off', waitMs: expect.any(Number) },
    ]);
    await pass(50 * MINUTE);
    expect(world.sent).toEqual([]);
    world.answers = fine;
    await pass(10 * MINUTE);
    expect(world.shown('a').condition).toBe('ok');
  });

  it('the same when only the accounts were asked for too often', async () => {
    const problem = { kind: 'rate-limited', retryAfterMs: HOUR } as const;
    world.answers = { ...fine, accounts: { ok: false, problem } };
    await pass(HOUR - MINUTE);
    expect(world.sent.filter((sent) => sent === 'a/accounts')).toHaveLength(1);
    expect(await world.monitor.refresh('a')).toMatchObject([{ outcome: 'held-off' }]);
  });

  it('because it is busy: it may well be back when a person asks', async () => {
    answerWith({ kind: 'http-status', retryAfterMs: HOUR });
    await pass(INTERVAL + MINUTE);
    expect(reason()).toBe('retry-after');
    world.answers = fine;
    expect(await world.monitor.refresh('a')).toMatchObject([{ outcome: 'ok' }]);
    expect(reason()).toBe('interval');
  });
});

describe('a connection that is switched off, edited or removed in the middle of a refresh', () => {
  it.each([
    ['switched off', () => (world.connections = [connection('a', { enabled: false })])],
    ['edited', () => world.monitor.askAnew('a', true)],
    ['removed', () => (world.connections = [])],
  ])('(%s) is sent nothing more of it', async (_name, change) => {
    world.answers = { one: good([balance('1', '7')]), two: good([balance('2', '8')]) };
    await pass(MANUAL_FLOOR);
    const release = world.hold();
    const asked = world.monitor.refresh('a');
    await pass(0);
    change();
    world.monitor.publish();
    release();
    expect(await asked).toEqual([{ connectionId: 'a', outcome: 'paused' }]);
    expect(world.sent).toEqual(['a/one']);
  });

  it('is asked again once it is switched on, no sooner than a person may', async () => {
    await pass(MANUAL_FLOOR);
    const release = world.hold();
    const asked = world.monitor.refresh('a');
    await pass(0);
    world.connections = [connection('a', { enabled: false })];
    world.monitor.publish();
    release();
    await asked;
    world.connections = [connection('a')];
    world.monitor.askAnew('a', false);
    await pass(MANUAL_FLOOR - 1);
    expect(world.sent).toHaveLength(1);
    await pass(1);
    expect(world.sent).toHaveLength(2);
  });
});

it('an interval below what the provider allows makes no reading look old', async () => {
  world.connections = [connection('a', { intervalMs: 5_000 })];
  world.monitor.publish();
  await pass(INTERVAL);
  for (let n = 0; n < 20; n += 1) {
    await pass(7_000);
    expect(world.shown('a').balances[0]?.freshness).toBe('live');
  }
});
