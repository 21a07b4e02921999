import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimals } from '../../../electron/domain/money.ts';
import { recordRuns } from '../../../electron/history/record.ts';
import { DEFAULT_RETENTION } from '../../../electron/history/retention.ts';
import { seriesOf, type SeriesPoint } from '../../../electron/history/series.ts';
import { daysOf } from '../../../electron/history/zone-days.ts';
import { HOUR, MINUTE } from './harness.ts';
import { newStore, onlyBalance, reading, tendAll } from './stores.ts';

/** What somebody with a pencil would have written down. */
interface Noted {
  readonly at: number;
  readonly value: string;
  readonly afterGap: boolean;
}

const digits = (max: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${max - 1}}$`));
const amount = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('100', '100.50', '99.9', '-5', '0', '1000') },
  { weight: 2, arbitrary: digits(30) },
  { weight: 2, arbitrary: fc.tuple(digits(20), digits(9)).map(([a, b]) => `-${a}.${b}`) },
  { weight: 1, arbitrary: digits(25).map((text) => `0.${text}`) },
);

const steps = fc.array(
  fc.record({
    wait: fc.oneof(
      fc.integer({ min: 1, max: 20 * MINUTE }),
      fc.integer({ min: MINUTE, max: 30 * HOUR }),
    ),
    value: amount,
    afterGap: fc.boolean(),
    tend: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata');
/** Two days before the clocks of New York are set forward. */
const BEGIN = Date.parse('2026-03-06T11:07:00Z');

/** The readings of each point must be those that somebody noted in its time, all of them in one point each. */
function check(points: readonly SeriesPoint[], noted: readonly Noted[]): void {
  let left = noted;
  for (const point of points) {
    const mine = left.filter(({ at }) => at <= point.until);
    left = left.slice(mine.length);
    const sorted = mine.map(({ value }) => value).sort(compareDecimals);
    expect(mine[0]?.at).toBe(point.at);
    expect(mine.at(-1)?.at).toBe(point.until);
    expect(compareDecimals(point.lowest, sorted[0] as string)).toBe(0);
    expect(compareDecimals(point.highest, sorted.at(-1) as string)).toBe(0);
    expect(point.last).toBe(mine.at(-1)?.value);
    expect(point.afterGap).toBe(mine[0]?.afterGap);
  }
  expect(left).toEqual([]);
}

test('a series says what was noted, whatever was rolled up and however coarse it is', () => {
  fc.assert(
    fc.property(steps, zone, fc.constantFrom(1, 2, 7, 400, 1e9), (taken, name, maxPoints) => {
      const store = newStore();
      const dayOf = daysOf(name);
      const noted: Noted[] = [];
      let now = BEGIN;
      for (const { wait, value, afterGap, tend } of taken) {
        now += wait;
        noted.push({ at: now, value, afterGap });
        recordRuns(store, [reading(now, value, { afterGap })], dayOf);
        if (tend) tendAll(store, dayOf, DEFAULT_RETENTION, now);
      }
      const { points } = seriesOf(store, onlyBalance(store), BEGIN, now + 1, maxPoints);
      check(points, noted);
      expect(points.length).toBeLessThanOrEqual(maxPoints);
      if (maxPoints === 1e9) {
        const gaps = (list: readonly { readonly afterGap: boolean }[]) =>
          list.filter((one) => one.afterGap).length;
        expect(gaps(points)).toBe(gaps(noted));
      }
      store.database.close();
    }),
    { numRuns: 150, seed: 4 },
  );
});
