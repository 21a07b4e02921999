import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  INTERVAL,
  MANUAL_FLOOR,
  MINUTE,
  POLL_FLOOR,
  START,
  bad,
  balance,
  connection,
  good,
  monitorWorld,
  pass,
  useClock,
  type MonitorWorld,
} from './harness.ts';

let world: MonitorWorld;
beforeEach(() => {
  useClock();
  world = monitorWorld();
});
afterEach(() => {
  world.monitor.stop();
  vi.useRealTimers();
});

describe('asking', () => {
  it('starts soon, then goes on at the interval', async () => {
    world.monitor.start();
    await pass(2_000);
    expect(world.sent).toHaveLength(1);
    await pass(2 * INTERVAL + 1_000);
    expect(world.sent).toHaveLength(3);
  });

  it('stops when told to', async () => {
    world.monitor.start();
    await pass(2_000);
    world.monitor.stop();
    await pass(10 * INTERVAL);
    expect(world.sent).toHaveLength(1);
  });

  it('has one refresh in flight per connection, which a person’s joins', async () => {
    const release = world.hold();
    world.monitor.start();
    await pass(2_000);
    expect(world.shown('a').refreshing).toBe(true);
    const both = Promise.all([world.monitor.refresh('a'), world.monitor.refresh(null)]);
    release();
    expect(await both).toEqual([
      [{ connectionId: 'a', outcome: 'ok' }],
      [{ connectionId: 'a', outcome: 'ok' }],
    ]);
    expect(world.sent).toEqual(['a/main']);
    expect(world.shown('a').refreshing).toBe(false);
  });

  it('sends nothing for a connection that is switched off, whoever asks', async () => {
    world.connections = [connection('a', { enabled: false })];
    world.monitor.start();
    expect(await world.monitor.refresh('a')).toEqual([{ connectionId: 'a', outcome: 'paused' }]);
    expect(await world.monitor.refresh(null)).toEqual([]);
    await pass(2 * INTERVAL);
    expect(world.sent).toEqual([]);
    expect(world.shown('a').condition).toBe('paused');
    expect(world.shown('a').nextRefreshAt).toBeUndefined();
  });

  it('answers a person who asks again too soon, without a request', async () => {
    await world.monitor.refresh('a');
    await pass(4_000);
    expect(await world.monitor.refresh('a')).toEqual([
      { connectionId: 'a', outcome: 'too-soon', waitMs: MANUAL_FLOOR - 4_000 },
    ]);
    await pass(MANUAL_FLOOR - 4_000);
    expect(await world.monitor.refresh('a')).toMatchObject([{ outcome: 'ok' }]);
    expect(world.sent).toHaveLength(2);
  });

  it('does not lock the button when the clock is set back', async () => {
    await world.monitor.refresh('a');
    vi.setSystemTime(START - 3_600_000);
    await pass(MANUAL_FLOOR);
    expect(await world.monitor.refresh('a')).toMatchObject([{ outcome: 'ok' }]);
  });

  it('does not wait a day when the clock is set back by one', async () => {
    world.monitor.start();
    await pass(2_000);
    vi.setSystemTime(START - 24 * 3_600_000);
    await pass(61 * 60_000);
    expect(world.sent.length).toBeGreaterThan(1);
  });

  it('takes a new interval into account even when a refresh was in flight', async () => {
    const release = world.hold();
    world.monitor.start();
    await pass(2_000);
    world.connections = [connection('a', { intervalMs: 2 * INTERVAL })];
    release();
    await pass(0);
    expect(world.shown('a').nextRefreshAt).toBe(Date.now() + 2 * INTERVAL);
  });
});

describe('what nobody asks', () => {
  it('is shown again once the day is another, and not every minute', async () => {
    world.monitor.start();
    await pass(2_000);
    world.connections = [connection('a', { enabled: false })];
    world.monitor.publish();
    const midnight = new Date(Date.now()).setHours(24, 0, 0, 0);
    world.snapshots.length = 0;
    await pass(9 * MINUTE);
    expect(world.snapshots).toEqual([]);
    await pass(midnight - Date.now());
    expect(world.snapshots.at(-1)?.at).toBe(midnight);
  });
});

describe('a crowd', () => {
  it('is there while eight are asked at once, and not for long where nobody answers', async () => {
    const ids = Array.from({ length: 8 }, (_, n) => `c${n}`);
    world = monitorWorld(ids);
    const release = world.hold();
    void world.monitor.refresh('c0');
    await pass(0);
    expect(world.monitor.isCrowded()).toBe(false);
    const all = world.monitor.refresh(null);
    await pass(0);
    expect(world.monitor.isCrowded()).toBe(true);
    await pass(5_000);
    expect(world.monitor.isCrowded()).toBe(false);
    release();
    await all;
    void world.monitor.refresh(null);
    expect(world.monitor.isCrowded()).toBe(false);
    await pass(MANUAL_FLOOR);
    const again = world.monitor.refresh(null);
    expect(world.monitor.isCrowded()).toBe(true);
    await again;
    await pass(0);
    expect(world.monitor.isCrowded()).toBe(false);
  });
});

describe('after wake-up', () => {
  it('asks every connection soon, spread out', async () => {
    world = monitorWorld(['a', 'b']);
    world.monitor.start();
    await pass(2_000 + POLL_FLOOR);
    world.sent.length = 0;
    world.random = 0.9;
    world.monitor.refreshSoon();
    await pass(1_799);
    expect(world.sent).toEqual([]);
    await pass(1);
    expect(world.sent).toEqual(['a/main', 'b/main']);
  });

  it('leaves alone what waits for a person', async () => {
    world.answers = { main: bad('signature') };
    world.monitor.start();
    await pass(2_000);
    world.monitor.refreshSoon();
    await pass(2 * INTERVAL);
    expect(world.sent).toHaveLength(1);
  });
});

describe('a connection that is changed while it is being asked', () => {
  it('drops the answer of what it was before', async () => {
    const release = world.hold();
    const asked = world.monitor.refresh('a');
    await pass(0);
    world.monitor.askAnew('a', true);
    release();
    expect(await asked).toEqual([{ connectionId: 'a', outcome: 'paused' }]);
    expect(world.shown('a')).toMatchObject({ balances: [], condition: 'unread' });
  });

  it('drops the answer when it was removed, and shows it no more', async () => {
    const release = world.hold();
    const asked = world.monitor.refresh('a');
    await pass(0);
    world.connections = [];
    world.monitor.publish();
    release();
    await asked;
    expect(world.snapshots.at(-1)?.connections).toEqual([]);
  });

  it('keeps what is known when only its label changed, and asks anew', async () => {
    world.monitor.start();
    await pass(2_000 + MANUAL_FLOOR);
    world.monitor.askAnew('a', false);
    expect(world.shown('a').balances).toHaveLength(1);
    await pass(0);
    expect(world.sent).toHaveLength(2);
  });

  it.each([true, false])('is not asked faster than a person may (forget: %s)', async (forget) => {
    world.monitor.start();
    await pass(1_000);
    expect(world.sent).toHaveLength(1);
    await pass(4_000);
    world.monitor.askAnew('a', forget);
    await pass(MANUAL_FLOOR - 4_001);
    expect(world.sent).toHaveLength(1);
    await pass(1);
    expect(world.sent).toHaveLength(2);
  });

  it('is asked at once when it never was', async () => {
    world.monitor.start();
    world.connections = [...world.connections, connection('b')];
    world.monitor.askAnew('b', true);
    await pass(0);
    expect(world.sent).toEqual(['b/main']);
  });
});

describe('accounts', () => {
  it('are asked with the first refresh, every half hour, and whenever a person asks', async () => {
    world.answers = { main: good([balance('1', '5')]), accounts: good([]) };
    world.monitor.start();
    await pass(2_000);
    expect(world.sent).toEqual(['a/main', 'a/accounts']);
    await pass(25 * 60_000);
    expect(world.sent.filter((sent) => sent === 'a/accounts')).toHaveLength(1);
    await pass(6 * 60_000);
    expect(world.sent.filter((sent) => sent === 'a/accounts')).toHaveLength(2);
    await world.monitor.refresh('a');
    expect(world.sent.filter((sent) => sent === 'a/accounts')).toHaveLength(3);
  });

  const accountsAsked = (): number =>
    world.sent.filter((sent) => sent === 'a/accounts').length;

  it('are asked again with the next balances when that failed, until it succeeds', async () => {
    world.answers = { main: good([balance('1', '5')]), accounts: bad('timeout') };
    world.monitor.start();
    await pass(2_000);
    expect(world.shown('a').accountsProblem?.kind).toBe('timeout');
    await pass(INTERVAL);
    expect(accountsAsked()).toBe(2);
    world.answers = { ...world.answers, accounts: good([]) };
    await pass(INTERVAL);
    expect(accountsAsked()).toBe(3);
    expect(world.shown('a').accountsProblem).toBeUndefined();
    await pass(5 * INTERVAL);
    expect(accountsAsked()).toBe(3);
  });

  it('are asked ever more rarely when that goes on, and not at all after three refusals nobody listed', async () => {
    world.answers = { main: good([balance('1', '5')]), accounts: bad('provider-unknown') };
    world.monitor.start();
    await pass(24 * 60 * MINUTE);
    expect(accountsAsked()).toBeGreaterThan(20);
    expect(accountsAsked()).toBeLessThan(32);
    world.answers = { ...world.answers, accounts: bad('provider-failed') };
    world.sent.length = 0;
    await pass(24 * 60 * MINUTE);
    expect(accountsAsked()).toBe(1);
    expect(world.shown('a')).toMatchObject({ condition: 'ok', accountsProblem: { givenUp: true } });
    world.sent.length = 0;
    await world.monitor.refresh('a');
    expect(accountsAsked()).toBe(1);
  });

  it('are not asked again by itself when only a person can help', async () => {
    world.answers = { main: good([balance('1', '5')]), accounts: bad('permission') };
    world.monitor.start();
    await pass(20 * INTERVAL + 2 * MANUAL_FLOOR);
    expect(accountsAsked()).toBe(1);
    world.answers = { ...world.answers, accounts: good([]) };
    await world.monitor.refresh('a');
    expect(world.shown('a').accountsProblem).toBeUndefined();
  });
});

it('says of a connection that its calls cross the network in the clear', () => {
  const shown = (baseUrl: string): boolean | undefined => {
    world.connections = [connection('a', { baseUrl })];
    return world.monitor.snapshot().connections[0]?.unencrypted;
  };
  expect(shown('http://a.test')).toBe(true);
  expect(shown('https://a.test')).toBe(false);
  expect(shown('http://127.0.0.1:4000')).toBe(false);
});
