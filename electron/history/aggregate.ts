import { compareDecimals } from '../domain/money.ts';
import type { Values } from './values.ts';

/** A row of readings: one set of values, known from `at` to `until` (epoch ms). */
export interface StoredRun {
  readonly at: number;
  readonly until: number;
  /** As in `Run`. */
  readonly afterGap: boolean | null;
  readonly values: Values;
}

/** What a span of time comes down to: lowest and highest available, and all of the last reading. Epoch ms. */
export interface Aggregate extends StoredRun {
  readonly start: number;
  readonly lowest: string;
  readonly highest: string;
}

export const lower = (a: string, b: string): string => (compareDecimals(b, a) < 0 ? b : a);
export const higher = (a: string, b: string): string => (compareDecimals(b, a) > 0 ? b : a);

/**
 * Brings runs down to one aggregate per span. Spans without a reading do not appear: nothing was known.
 * @param runs by time
 * @param startOf the start of the span a moment lies in
 */
export function aggregate(
  runs: readonly StoredRun[],
  startOf: (t: number) => number,
): readonly Aggregate[] {
  const spans: Aggregate[] = [];
  for (const { at, until, afterGap, values } of runs) {
    const start = startOf(at);
    const { available } = values;
    const open = spans.at(-1);
    if (open === undefined || open.start !== start) {
      spans.push({ start, at, until, afterGap, values, lowest: available, highest: available });
      continue;
    }
    spans[spans.length - 1] = {
      start,
      at: open.at,
      until,
      afterGap: open.afterGap,
      values,
      lowest: lower(open.lowest, available),
      highest: higher(open.highest, available),
    };
  }
  return spans;
}
