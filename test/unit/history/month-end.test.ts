import { describe, expect, it } from 'vitest';
import { monthEndOf } from '../../../electron/history/past.ts';
import type { Run } from '../../../electron/history/reading.ts';
import { recordRuns } from '../../../electron/history/record.ts';
import { daysOf } from '../../../electron/history/zone-days.ts';
import { DAY, HOUR, MINUTE } from './harness.ts';
import { newStore, reading, tendAll } from './stores.ts';

const ZONES = [
  'Pacific/Kiritimati',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'UTC',
  'America/St_Johns',
  'America/New_York',
  'Etc/GMT+12',
];
const MONTHS = ['2026-01', '2026-02', '2026-03'];
const BEGIN = Date.parse('2026-01-28T03:00:00Z');

/** The first moment after a month, by hand: the zones' offsets from UTC at that time. */
const MIDNIGHTS: Readonly<Record<string, readonly string[]>> = {
  'Pacific/Kiritimati': ['2026-01-31T10:00Z', '2026-02-28T10:00Z', '2026-03-31T10:00Z'],
  'Asia/Shanghai': ['2026-01-31T16:00Z', '2026-02-28T16:00Z', '2026-03-31T16:00Z'],
  'Asia/Kathmandu': ['2026-01-31T18:15Z', '2026-02-28T18:15Z', '2026-03-31T18:15Z'],
  UTC: ['2026-02-01T00:00Z', '2026-03-01T00:00Z', '2026-04-01T00:00Z'],
  'America/St_Johns': ['2026-02-01T03:30Z', '2026-03-01T03:30Z', '2026-04-01T02:30Z'],
  'America/New_York': ['2026-02-01T05:00Z', '2026-03-01T05:00Z', '2026-04-01T04:00Z'],
  'Etc/GMT+12': ['2026-02-01T12:00Z', '2026-03-01T12:00Z', '2026-04-01T12:00Z'],
};

/** Every 4 minutes and a bit; the amount changes now and then. The computer is off around the end of February. */
function watched(): readonly Run[] {
  const runs: Run[] = [];
  for (let at = BEGIN, n = 0; at < BEGIN + 70 * DAY; at += 4 * MINUTE + 1_234, n += 1) {
    const nearEnd = [31, 59 + 31].some((day) => Math.abs(at - Date.UTC(2026, 0, 1 + day)) < 20 * HOUR);
    // Elsewhere once an hour is enough to see.
    if (!nearEnd && n % 15 !== 0) continue;
    if (at > Date.parse('2026-02-27T09:00Z') && at < Date.parse('2026-03-02T09:00Z')) continue;
    runs.push(reading(at, String(10_000 - Math.floor(n / 9))));
  }
  return runs;
}

const runs = watched();

describe.each([
  ['while all readings are there', { rawDays: 90, hourlyDays: 365, totalDays: null }],
  ['when only days are left', { rawDays: 2, hourlyDays: 3, totalDays: null }],
])('the end of a month, %s', (_when, retention) => {
  const store = newStore();
  // Accounts are kept in one zone, and asked for in another.
  const dayOf = daysOf('Asia/Shanghai');
  runs.forEach((run, n) => {
    recordRuns(store, [run], dayOf);
    if (n % 100 === 0) tendAll(store, dayOf, retention, run.at);
  });
  tendAll(store, dayOf, retention, BEGIN + 120 * DAY);

  it.each(ZONES)('is the last reading before midnight of %s, to the millisecond', (zone) => {
    MONTHS.forEach((month, n) => {
      const midnight = Date.parse(MIDNIGHTS[zone]?.[n] ?? '');
      const last = runs.findLast(({ at }) => at < midnight);
      const { moment, readings } = monthEndOf(store, month, zone);
      expect(moment).toBe(midnight);
      expect(readings).toHaveLength(1);
      expect(readings[0]).toMatchObject({ balance: last?.balance, readAt: last?.at });
    });
  });

  it('before the first reading is empty', () => {
    expect(monthEndOf(store, '2025-12', 'UTC').readings).toEqual([]);
  });
});

it.each([
  ['2026-13', 'UTC'],
  ['2026', 'UTC'],
  ['2026-01', 'Mars/Olympus'],
])('%s of %s is refused', (month, zone) => {
  expect(() => monthEndOf(newStore(), month, zone)).toThrow(RangeError);
});
