import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForecastPoint } from '../../../../electron/domain/forecast/forecast-types.ts';
import { learn, type Habits } from '../../../../electron/domain/forecast/learn.ts';
import { outlook, type OutlookTerms } from '../../../../electron/domain/forecast/outlook.ts';
import { weekdayOf, localDate } from '../../../../electron/domain/zoned-time.ts';
import type { Amount } from '../../../../electron/domain/money.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Asia/Shanghai';
/** A Monday, midnight in Shanghai. */
const START = Date.parse('2026-01-05T00:00:00+08:00');

interface Story {
  readonly days: number;
  readonly start?: number;
  /** What goes out in one hour of one day; whole units. */
  readonly hourly: (day: number, hour: number) => number;
  /** What comes in at one hour. */
  readonly topUp?: (day: number, hour: number) => number;
  readonly zone?: string;
}

/** An hourly history of an account that began with so much. */
function history({ days, start = 10_000_000, hourly, topUp }: Story): ForecastPoint[] {
  const points: ForecastPoint[] = [];
  let value = start;
  for (let day = 0; day < days; day += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      points.push({ at: START + day * DAY + hour * HOUR, available: value.toFixed(2) });
      value += (topUp?.(day, hour) ?? 0) - hourly(day, hour);
    }
  }
  points.push({ at: START + days * DAY, available: value.toFixed(2) });
  return points;
}

const habitsOf = (points: readonly ForecastPoint[], zone = ZONE) =>
  learn(points, points.at(-1)?.at ?? 0, zone);

function known(points: readonly ForecastPoint[]): Habits {
  const habits = habitsOf(points);
  if (habits.kind !== 'habits') throw new Error(JSON.stringify(habits));
  return habits;
}

const terms: OutlookTerms = { calendar: {}, daysToCover: 7 };
const major = (value: string, currency = 'PEN'): Amount => ({ currency, value, unit: 'major' });
const ahead = (points: readonly ForecastPoint[], value: string, over: Partial<OutlookTerms> = {}) =>
  outlook(known(points), { at: points.at(-1)?.at ?? 0, available: major(value) }, { ...terms, ...over });

const steady: Story = { days: 28, hourly: () => 100 };

describe('what is usual', () => {
  it('of a steady outflow is that outflow, and the run-out when it is used up', () => {
    const points = history(steady);
    const found = ahead(points, '12000');
    expect(Number(found.usualDailyOutflow)).toBeCloseTo(2_400, -1);
    const now = points.at(-1)?.at ?? 0;
    expect(((found.toZero?.likely ?? 0) - now) / DAY).toBeCloseTo(5, 0);
  });

  it('knows a weekly rhythm: over a quiet weekend money lasts longer', () => {
    const weekdays = history({
      days: 28,
      hourly: (day) => ([5, 6].includes(day % 7) ? 0 : 100),
    });
    // Ends on a Monday at midnight; five working days of 2,400.
    const now = weekdays.at(-1)?.at ?? 0;
    expect(weekdayOf(localDate(now, ZONE))).toBe(1);
    const { toZero } = ahead(weekdays, '13200');
    // Friday night is 12,000 on; the rest goes on the next Monday.
    expect(((toZero?.likely ?? 0) - now) / DAY).toBeGreaterThan(7);
    expect(((toZero?.likely ?? 0) - now) / DAY).toBeLessThan(8);
  });

  it('does not take a top-up for a trend', () => {
    const plain = ahead(history(steady), '12000').usualDailyOutflow;
    const filled = ahead(
      history({ ...steady, topUp: (day, hour) => (day % 9 === 8 && hour === 11 ? 25_000 : 0) }),
      '12000',
    ).usualDailyOutflow;
    expect(Math.abs(Number(filled) - Number(plain)) / Number(plain)).toBeLessThan(0.05);
  });

  it('does not take days without spending between others for spending less', () => {
    const frozen = history({ days: 35, hourly: (day) => (day >= 14 && day < 21 ? 0 : 100) });
    const usual = Number(ahead(frozen, '12000').usualDailyOutflow);
    expect(usual).toBeGreaterThan(2_200);
  });

  it('does not take days on which the account was blocked for a habit', () => {
    const isMonday = (at: number): boolean => Math.floor((at - START) / DAY) % 7 === 0;
    const plain = history({ days: 28, hourly: (day) => (day % 7 === 0 ? 0 : 100) });
    const told = plain.map((point) => ({ ...point, ...(isMonday(point.at) ? { blocked: true } : {}) }));
    const usual = (points: readonly ForecastPoint[]): number =>
      Number(ahead(points, '12000').usualDailyOutflow);
    expect(usual(plain)).toBeLessThan(2_200);
    expect(usual(told)).toBeGreaterThan(2_250);
  });

  it('of money that does not go out is nothing', () => {
    expect(habitsOf(history({ days: 28, hourly: () => 0 }))).toEqual({ kind: 'no-outflow' });
  });
});

describe('not enough data', () => {
  it('is said of thirteen days, and not of fourteen', () => {
    expect(habitsOf(history({ ...steady, days: 13 }))).toEqual({
      kind: 'not-enough-data',
      reason: 'too-short',
      haveDays: 13,
      needDays: 14,
    });
    expect(habitsOf(history({ ...steady, days: 14 })).kind).toBe('habits');
  });

  it('is said of a long history with long gaps', () => {
    const points = history({ ...steady, days: 40 }).filter(({ at }) => {
      const day = Math.floor((at - START) / DAY);
      return day < 10 || day > 32;
    });
    expect(habitsOf(points)).toMatchObject({ kind: 'not-enough-data', reason: 'gaps' });
  });

  it('is said of no reading at all', () => {
    expect(learn([], START, ZONE)).toMatchObject({ kind: 'not-enough-data', haveDays: 0 });
  });
});

describe('the range', () => {
  it('is now where the line was reached already', () => {
    const points = history(steady);
    const now = points.at(-1)?.at ?? 0;
    const { toCritical } = ahead(points, '12000', { criticalLine: '12000' });
    expect(toCritical).toEqual({ earliest: now, likely: now, latest: now });
  });

  it('is absent when nobody plans that far ahead', () => {
    expect(ahead(history(steady), '1000000').toZero).toBeUndefined();
  });

  it('grows with how much days differ', () => {
    const even = ahead(history(steady), '24000').toZero;
    const uneven = ahead(history({ days: 28, hourly: (day) => (day % 2 === 0 ? 20 : 180) }), '24000').toZero;
    const width = (reach: typeof even): number => (reach?.latest ?? 0) - (reach?.earliest ?? 0);
    expect(width(uneven)).toBeGreaterThan(width(even));
  });
});

describe('the suggested top-up', () => {
  it('is what the days to cover cost beyond what is there, rounded up to the smallest unit', () => {
    const points = history(steady);
    const { suggestedTopUp, daysToCover } = ahead(points, '4800', { criticalLine: '1000' });
    expect(daysToCover).toBe(7);
    expect(Number(suggestedTopUp)).toBeCloseTo(7 * 2_400 + 1_000 - 4_800, -2);
    expect(suggestedTopUp).toMatch(/^\d+\.\d{2}$/);
  });

  it('is zero where there is enough, and whole in a currency without cents', () => {
    const points = history(steady);
    expect(ahead(points, '900000').suggestedTopUp).toBe('0.00');
    const yen = outlook(
      known(points),
      { at: points.at(-1)?.at ?? 0, available: major('4800', 'JPY') },
      terms,
    );
    expect(yen.suggestedTopUp).toMatch(/^\d+$/);
  });
});

describe('the last moment to top up', () => {
  const rule = { leadTime: { workingDays: 1 }, cutOff: '15:00' } as const;

  it('is a cut-off on a working day, before the run-out', () => {
    const points = history(steady);
    const found = ahead(points, '12000', { topUp: rule });
    const moment = found.lastMomentToTopUp ?? 0;
    expect(new Date(moment + 8 * HOUR).toISOString()).toMatch(/T15:00:00/);
    expect([1, 2, 3, 4, 5]).toContain(weekdayOf(localDate(moment, ZONE)));
    expect(moment).toBeLessThan(found.toZero?.earliest ?? 0);
  });

  it('moves to before holidays, and not before a make-up day', () => {
    const points = history(steady);
    const plain = ahead(points, '12000', { topUp: rule }).lastMomentToTopUp ?? 0;
    const day = localDate(plain, ZONE);
    const holiday = ahead(points, '12000', { topUp: rule, calendar: { holidays: [day] } });
    expect(holiday.lastMomentToTopUp ?? 0).toBeLessThan(plain);
    const makeUp = { holidays: [day], makeUpDays: [day] };
    expect(ahead(points, '12000', { topUp: rule, calendar: makeUp }).lastMomentToTopUp).toBe(plain);
  });

  it('is not given without a lead time', () => {
    expect(ahead(history(steady), '12000').lastMomentToTopUp).toBeUndefined();
  });
});

describe('whatever the history', () => {
  const anything = fc.record({
    days: fc.integer({ min: 14, max: 40 }),
    base: fc.integer({ min: 1, max: 5_000 }),
    noise: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 7, maxLength: 7 }),
    value: fc.integer({ min: 1, max: 500_000 }),
  });

  it('the moments are in order and real, more money lasts longer, and the same gives the same', () => {
    fc.assert(
      fc.property(anything, ({ days, base, noise, value }) => {
        const points = history({ days, hourly: (day) => (base * (noise[day % 7] ?? 0)) / 100 });
        const habits = habitsOf(points);
        if (habits.kind !== 'habits') return;
        const at = points.at(-1)?.at ?? 0;
        const look = (amount: number) => outlook(habits, { at, available: major(String(amount)) }, terms);
        const [less, more] = [look(value).toZero, look(value * 2).toZero];
        expect(look(value)).toEqual(look(value));
        if (less === undefined) {
          expect(more).toBeUndefined();
          return;
        }
        expect([less.earliest, less.likely, less.latest].every(Number.isFinite)).toBe(true);
        expect(less.earliest).toBeLessThanOrEqual(less.likely);
        expect(less.likely).toBeLessThanOrEqual(less.latest);
        if (more !== undefined) expect(more.likely).toBeGreaterThanOrEqual(less.likely);
      }),
      { numRuns: 30 },
    );
  });
});
