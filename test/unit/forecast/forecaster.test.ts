import { beforeEach, describe, expect, it } from 'vitest';
import type { ForecastPoint } from '../../../electron/domain/forecast/forecast-types.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { createForecaster, type Forecaster } from '../../../electron/forecast/forecaster.ts';
import {
  defaultForecastSettings,
  type ForecastSettings,
  type ForecastTerms,
} from '../../../electron/settings/forecast-settings.ts';
import { entry as entryOf, shownConnection, snapshotOf } from '../support/snapshots.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Wednesday, noon. */
const NOON = Date.parse('2026-03-04T12:00:00Z');

let now: number;
let settings: ForecastSettings;
let readingsFrom: number;
/** How many days the history reaches back. */
let days: number;
let asked: number[];
let forecaster: Forecaster;

/** 240 units go out every day, the same in every hour. */
function points(from: number): readonly ForecastPoint[] {
  const start = NOON - days * DAY;
  return Array.from({ length: days * 24 + 1 }, (_, hour) => ({
    at: start + hour * HOUR,
    available: String(100_000 - hour * 10),
  })).filter(({ at }) => at >= from);
}

beforeEach(() => {
  now = NOON;
  settings = defaultForecastSettings;
  readingsFrom = 0;
  days = 40;
  asked = [];
  forecaster = createForecaster({
    history: {
      forecastPoints(_connectionId, _key, from) {
        asked.push(from);
        return points(from);
      },
    },
    settings: () => settings,
    timeZone: () => 'UTC',
    readingsFrom: () => readingsFrom,
    now: () => now,
  });
});

const entry = (value: string, over: Partial<BalanceSnapshot> = {}): BalanceSnapshot =>
  entryOf(value, { readAt: now, ...over });
const connection = (of: BalanceSnapshot, over: Partial<ConnectionSnapshot> = {}) =>
  shownConnection('a', [of], over);
const forecastOf = (of: BalanceSnapshot, over: Partial<ConnectionSnapshot> = {}) =>
  forecaster.of(connection(of, over), of);

function withTerms(terms: ForecastTerms): void {
  settings = { ...settings, terms: { a: { [entry('0').key]: terms } } };
}

describe('the forecast of a balance', () => {
  it('goes from its last reading to its critical line and to zero', () => {
    const found = forecastOf(entry('1200', { line: { critical: '480' } }));
    if (found.kind !== 'forecast') throw new Error(found.kind);
    expect(found.usualDailyOutflow).toBe('240.00');
    // 720 above the line, at 240 a day.
    expect(Math.round((found.toCritical!.likely - NOON) / DAY)).toBe(3);
    expect(Math.round((found.toZero!.likely - NOON) / DAY)).toBe(5);
    // Seven days need 1,680 above the line.
    expect(Math.abs(Number(found.suggestedTopUp) - 960)).toBeLessThan(25);
  });

  it('names the last moment to order once it is known how long money takes', () => {
    const low = entry('1200', { line: { critical: '480' } });
    expect(forecastOf(low)).not.toHaveProperty('lastMomentToTopUp');
    withTerms({ topUp: { leadTime: { workingDays: 1 }, cutOff: '15:00' }, daysToCover: 3 });
    const found = forecastOf(low);
    if (found.kind !== 'forecast') throw new Error(found.kind);
    expect(found.daysToCover).toBe(3);
    const last = new Date(found.lastMomentToTopUp ?? 0).toISOString();
    expect(last.slice(11)).toBe('15:00:00.000Z');
    settings = { ...settings, calendar: { ...settings.calendar, holidays: [last.slice(0, 10)] } };
    const earlier = forecastOf(low);
    if (earlier.kind !== 'forecast') throw new Error(earlier.kind);
    expect(earlier.lastMomentToTopUp).toBeLessThan(found.lastMomentToTopUp ?? 0);
  });

  it('is none from too little history', () => {
    days = 9;
    expect(forecastOf(entry('1200'))).toEqual({
      kind: 'not-enough-data',
      reason: 'too-short',
      haveDays: 9,
      needDays: 14,
    });
  });

  it('takes nothing from when the connection was another', () => {
    readingsFrom = NOON - 9 * DAY;
    expect(forecastOf(entry('1200'))).toMatchObject({ kind: 'not-enough-data', haveDays: 9 });
  });

  it.each([
    ['that is old', { freshness: 'stale' }, {}],
    ['that is missing', { freshness: 'not-returned' }, {}],
    ['of a paused connection', {}, { enabled: false }],
  ] as const)('is none of one %s', (_case, of, on) => {
    expect(forecastOf(entry('1200', of), on)).toEqual({ kind: 'stale' });
  });

  it('reads the history once an hour, and anew when it is another', () => {
    forecastOf(entry('1200'));
    forecastOf(entry('1100'));
    expect(asked).toEqual([NOON - 56 * DAY]);
    now += 2 * HOUR;
    forecastOf(entry('1000'));
    expect(asked).toHaveLength(2);
    readingsFrom = 5;
    forecastOf(entry('1000'));
    expect(asked).toHaveLength(3);
    forecaster.forget();
    forecastOf(entry('1000'));
    expect(asked).toHaveLength(4);
  });
});

describe('what somebody should be told of today', () => {
  const runOuts = (of: BalanceSnapshot, over: Partial<ConnectionSnapshot> = {}) => {
    const shown = connection(of, over);
    forecaster.of(connection(entry('1200')), entry('1200'));
    return forecaster.runOuts(snapshotOf(shown));
  };

  it('is a balance that runs out before the next working day is over', () => {
    const [told, ...others] = runOuts(entry('240'));
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      day: '2026-03-04',
      subject: { connectionId: 'a', key: entry('0').key, account: { accountNo: '20001031' } },
    });
    expect(told!.facts.earliest).toBeGreaterThan(NOON);
    expect(told!.facts.latest).toBeLessThan(NOON + 3 * DAY);
  });

  it('is none that lasts for weeks', () => {
    expect(runOuts(entry('9000'))).toEqual([]);
  });

  it('counts from the last moment to top up where that is known', () => {
    expect(runOuts(entry('1400'))).toEqual([]);
    withTerms({ topUp: { leadTime: { workingDays: 3 }, cutOff: '17:00' }, daysToCover: 7 });
    const [told] = runOuts(entry('1400'));
    expect(told?.facts.topUpBy).toBeLessThan(NOON + 2 * DAY);
  });

  it('is none on a day off', () => {
    settings = { ...settings, calendar: { ...settings.calendar, holidays: ['2026-03-04'] } };
    expect(runOuts(entry('240'))).toEqual([]);
  });

  it('is nothing of what is old or paused, and nothing nobody has asked about', () => {
    expect(runOuts(entry('240', { freshness: 'stale' }))).toEqual([]);
    expect(runOuts(entry('240'), { enabled: false })).toEqual([]);
    forecaster.forget();
    expect(forecaster.runOuts(snapshotOf(connection(entry('240'))))).toEqual([]);
  });
});
