import { describe, expect, it } from 'vitest';
import { localDate } from '../../../electron/domain/zoned-time.ts';
import { compareDecimals } from '../../../electron/domain/money.ts';
import type { Run } from '../../../electron/history/reading.ts';
import { recordRuns } from '../../../electron/history/record.ts';
import { DEFAULT_RETENTION } from '../../../electron/history/retention.ts';
import { seriesOf } from '../../../electron/history/series.ts';
import type { Store } from '../../../electron/history/store.ts';
import { daysOf } from '../../../electron/history/zone-days.ts';
import { DAY, HOUR, MINUTE } from './harness.ts';
import { newStore, onlyBalance, reading, tendAll } from './stores.ts';

const FAR = Number.MAX_SAFE_INTEGER;

/** Falls by an odd amount every so many ms, and is topped up once in a while. */
function course(from: number, to: number, every: number): readonly Run[] {
  const runs: Run[] = [];
  for (let at = from, n = 0; at < to; at += every, n += 1) {
    const cents = (1_000_003 - (n * 7_919) % 1_000_000).toString().padStart(3, '0');
    runs.push(reading(at, `${cents.slice(0, -2)}.${cents.slice(-2)}`));
  }
  return runs;
}

/** The day rows of a store, as date, lowest, highest and last. */
function days(store: Store, zone: string) {
  return store.rows.spans('day', onlyBalance(store), 0, FAR).map((day) => {
    const { start, lowest, highest, values } = day;
    return { date: localDate(start, zone), lowest, highest, last: values.available };
  });
}

/** The same with a pencil. */
function daysByHand(runs: readonly Run[], zone: string, before: string) {
  const byDate = new Map<string, Run[]>();
  for (const run of runs) {
    const date = localDate(run.at, zone);
    byDate.set(date, [...(byDate.get(date) ?? []), run]);
  }
  return [...byDate]
    .filter(([date]) => date < before)
    .map(([date, ofDay]) => {
      const values = ofDay.map(({ balance }) => balance.available.value);
      const sorted = values.toSorted(compareDecimals);
      return { date, lowest: sorted[0], highest: sorted.at(-1), last: values.at(-1) };
    });
}

describe.each([
  ['America/New_York', '2026-03-06T12:00:00Z', 'the clocks are set forward'],
  ['America/New_York', '2026-10-30T12:00:00Z', 'the clocks are set back'],
  ['Asia/Shanghai', '2026-12-30T12:00:00Z', 'the year ends'],
  ['Asia/Kolkata', '2026-02-27T12:00:00Z', 'days begin at half past'],
  ['Pacific/Apia', '2026-01-01T12:00:00Z', 'the day is far ahead of UTC'],
])('days of %s from %s, where %s', (zone, begin) => {
  const from = Date.parse(begin);
  const to = from + 5 * DAY;

  it('are rolled up to their lowest, highest and last amount, from midnight to midnight', () => {
    const store = newStore();
    const dayOf = daysOf(zone);
    const runs = course(from, to, 11 * MINUTE);
    recordRuns(store, runs, dayOf);
    tendAll(store, dayOf, DEFAULT_RETENTION, to);
    const expected = daysByHand(runs, zone, localDate(to, zone));
    expect(expected).toHaveLength(5);
    expect(days(store, zone)).toEqual(expected);
  });

  it('are the same when they are rolled up bit by bit, and some readings twice', () => {
    const store = newStore();
    const dayOf = daysOf(zone);
    const runs = course(from, to, 11 * MINUTE);
    runs.forEach((run, n) => {
      recordRuns(store, [run], dayOf);
      if (n % 40 === 0) tendAll(store, dayOf, DEFAULT_RETENTION, run.at);
      if (n % 50 === 0) recordRuns(store, [run], dayOf);
    });
    tendAll(store, dayOf, DEFAULT_RETENTION, to);
    expect(days(store, zone)).toEqual(daysByHand(runs, zone, localDate(to, zone)));
  });
});

describe('hours', () => {
  it('hold lowest, highest and last, and the time of the last to the millisecond', () => {
    const store = newStore();
    const dayOf = daysOf('UTC');
    const hour = Date.parse('2026-01-15T10:00:00Z');
    const readings = [
      reading(hour + 1, '10'),
      reading(hour + 20 * MINUTE, '9.999'),
      reading(hour + 40 * MINUTE, '100'),
      reading(hour + 50 * MINUTE, '11'),
      reading(hour + 59 * MINUTE + 59_999, '11'),
    ];
    recordRuns(store, readings, dayOf);
    tendAll(store, dayOf, DEFAULT_RETENTION, hour + 2 * HOUR);
    expect(store.rows.spans('hour', onlyBalance(store), 0, FAR)).toMatchObject([
      {
        start: hour,
        at: hour + 1,
        until: hour + 59 * MINUTE + 59_999,
        lowest: '9.999',
        highest: '100',
        values: { available: '11' },
      },
    ]);
  });

  it('in which nothing was known do not appear', () => {
    const store = newStore();
    const dayOf = daysOf('UTC');
    const begin = Date.parse('2026-01-15T10:30:00Z');
    recordRuns(store, [reading(begin, '10'), reading(begin + 5 * HOUR, '10')], dayOf);
    tendAll(store, dayOf, DEFAULT_RETENTION, begin + 10 * HOUR);
    expect(store.rows.spans('hour', onlyBalance(store), 0, FAR)).toHaveLength(2);
  });
});

describe('what is older than the retention says', () => {
  const retention = { rawDays: 3, hourlyDays: 7, totalDays: 20 };
  const from = Date.parse('2026-01-20T00:00:00Z');
  const dayOf = daysOf('Asia/Shanghai');

  /** Readings day by day, tended each evening. */
  function kept(forDays: number) {
    const store = newStore();
    const runs = course(from, from + forDays * DAY, 37 * MINUTE);
    for (let day = 0; day < forDays; day += 1) {
      const end = from + (day + 1) * DAY;
      recordRuns(store, runs.filter(({ at }) => at >= end - DAY && at < end), dayOf);
      tendAll(store, dayOf, retention, end);
    }
    return { store, runs, now: from + forDays * DAY };
  }

  it('becomes hours, then days, then nothing', () => {
    const { store, now } = kept(30);
    const balance = onlyBalance(store);
    const oldest = (rows: readonly { readonly at: number }[]): number =>
      Math.floor((now - (rows[0]?.at ?? 0)) / DAY);
    expect({
      readings: oldest(store.rows.runs(balance, 0, FAR)),
      hours: oldest(store.rows.spans('hour', balance, 0, FAR)),
      days: oldest(store.rows.spans('day', balance, 0, FAR)),
    }).toEqual({ readings: 3, hours: 7, days: 19 });
  });

  it('still says lowest, highest and last of the whole time', () => {
    const { store, runs, now } = kept(19);
    const values = runs.map(({ balance }) => balance.available.value);
    const sorted = values.toSorted(compareDecimals);
    for (const maxPoints of [1, 400, 100_000]) {
      const { points } = seriesOf(store, onlyBalance(store), from, now, maxPoints);
      const lowest = points.map((point) => point.lowest).sort(compareDecimals)[0];
      const highest = points.map((point) => point.highest).sort(compareDecimals).at(-1);
      expect({ lowest, highest, last: points.at(-1)?.last }).toEqual({
        lowest: sorted[0],
        highest: sorted.at(-1),
        last: values.at(-1),
      });
      expect(points[0]?.at).toBe(from);
    }
  });

  it('never goes before it was rolled up', () => {
    const store = newStore();
    const runs = course(from, from + 10 * DAY, 37 * MINUTE);
    recordRuns(store, runs, dayOf);
    // The app was off for months.
    const now = from + 100 * DAY;
    tendAll(store, dayOf, { ...retention, totalDays: null }, now);
    expect(days(store, 'Asia/Shanghai')).toEqual(daysByHand(runs, 'Asia/Shanghai', '2026-12-31'));
  });
});
