import { beforeEach, describe, expect, it } from 'vitest';
import type { Trends } from '../../../electron/contract/trend-types.ts';
import { createBalanceTrends, type BalanceTrends } from '../../../electron/desktop/balance-trends.ts';
import type { Forecast, Outlook } from '../../../electron/domain/forecast/forecast-types.ts';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import { DAY, HOUR, KEY, MINUTE, historyWorld } from '../history/harness.ts';
import { entry, shownConnection } from '../support/snapshots.ts';

const world = historyWorld();
let told: Trends[];
let forecast: Forecast;
let readingsFrom: number;
let worked: number;
let awaited: boolean;
let timers: Set<() => void>;
let trends: BalanceTrends;

beforeEach(() => {
  told = [];
  worked = 0;
  awaited = false;
  readingsFrom = 0;
  forecast = { kind: 'stale' };
  timers = new Set();
  trends = createBalanceTrends({
    history: world.history,
    forecast: () => {
      worked += 1;
      return forecast;
    },
    readingsFrom: () => readingsFrom,
    now: () => world.clock,
    setTimer(run) {
      timers.add(run);
      return () => timers.delete(run);
    },
    isAwaited: () => awaited,
    onChange: (next) => told.push(next),
  });
  run = () => {
    while (timers.size > 0) {
      const due = [...timers];
      timers.clear();
      due.forEach((one) => one());
    }
  };
});
let run: () => void;

const live = (value: string, over: Partial<BalanceSnapshot> = {}): BalanceSnapshot =>
  entry(value, { readAt: world.clock, ...over });

function show(...entries: readonly BalanceSnapshot[]): void {
  trends.take({ at: world.clock, connections: [shownConnection('a', entries)] });
  run();
}

/** A reading an hour; the amount falls by one each time. */
async function readFor(hours: number, from = 1_000): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    world.reads(`${from - hour}.50`);
    world.clock += HOUR;
  }
  await world.settle();
}

const trend = () => trends.current()['a']?.[KEY];

describe('what the past says of a balance', () => {
  it('waits for a window that somebody waits for', async () => {
    await readFor(30);
    awaited = true;
    trends.take({ at: world.clock, connections: [shownConnection('a', [live('900.25')])] });
    const [due] = timers;
    timers.clear();
    due?.();
    expect([worked, timers.size]).toEqual([0, 1]);
    awaited = false;
    run();
    expect(trend()?.change24h).toBe('-94.25');
  });

  it('is how much it changed in 24 hours, exactly', async () => {
    await readFor(30);
    show(live('900.25'));
    // 24 hours ago stood 994.50.
    expect(trend()?.change24h).toBe('-94.25');
  });

  it('is no change where nothing was read about a day ago', async () => {
    await readFor(2);
    world.clock += 40 * HOUR;
    show(live('900'));
    expect(trend()?.change24h).toBeUndefined();
  });

  it('is a week in few points, open where nothing was known', async () => {
    await readFor(20);
    world.shows(shownConnection('a', [live('980', { freshness: 'stale' })]));
    world.clock += DAY;
    await readFor(20, 500);
    show(live('480'));
    const week = trend()?.week ?? [];
    expect(week.length).toBeLessThanOrEqual(44);
    expect(week.filter((point) => point === null)).toHaveLength(1);
    const values = week.flatMap((point) => (point === null ? [] : [Number(point.value)]));
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  it('is nothing of when the connection was another', async () => {
    await readFor(30);
    readingsFrom = world.clock;
    show(live('900'));
    expect(trend()).toBeUndefined();
  });

  it('is nothing, never zero, where nothing was read', () => {
    show(live('5'));
    expect(trends.current()).toEqual({});
  });
});

describe('when a balance runs out', () => {
  const at = (days: number) => world.clock + days * DAY;
  const reach = (from: number, to: number) => ({
    earliest: at(from),
    likely: at((from + to) / 2),
    latest: at(to),
  });
  const outlook = (over: Partial<Outlook>): Outlook => ({
    kind: 'forecast',
    from: world.clock,
    usualDailyOutflow: '1',
    daysUsed: 20,
    suggestedTopUp: '0',
    daysToCover: 7,
    ...over,
  });

  it('is when it reaches its critical line', () => {
    forecast = outlook({ toCritical: reach(2, 3), toZero: reach(4, 5) });
    show(live('5'));
    expect(trend()?.runOut).toEqual({ reaches: 'critical', earliest: at(2), latest: at(3) });
  });

  it('is when nothing is left, once it is below that', () => {
    forecast = outlook({ toCritical: reach(0, 0), toZero: reach(1, 2) });
    show(live('5'));
    expect(trend()?.runOut).toMatchObject({ reaches: 'zero', latest: at(2) });
  });

  it('is not said where nobody knows', () => {
    forecast = outlook({});
    show(live('5'));
    expect(trend()).toBeUndefined();
  });
});

describe('the window', () => {
  it('is told of news alone', async () => {
    await readFor(30);
    show(live('900'));
    expect(told).toHaveLength(1);
    show(live('900'));
    expect(told).toHaveLength(1);
    show(live('800'));
    expect(told).toHaveLength(2);
  });

  it('is told anew after some time, or when the past is another', async () => {
    await readFor(30);
    show(live('900'));
    const before = worked;
    world.clock += MINUTE;
    show(live('900'));
    expect(worked).toBe(before);
    world.clock += 10 * MINUTE;
    show(live('900'));
    expect(worked).toBe(before + 1);
    trends.forget();
    run();
    expect(worked).toBe(before + 2);
  });

  it('is told nothing more of a balance that is gone', async () => {
    await readFor(30);
    show(live('900'));
    show();
    expect(trends.current()).toEqual({});
  });
});
