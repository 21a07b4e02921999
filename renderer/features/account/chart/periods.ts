import type { Chart, ChartPoint, ChartSpan } from '../../../../electron/contract/history-types.ts';
import { compareDecimals } from '../../../../electron/domain/money.ts';

/** What a chart says of an hour, a day or a month of the computer's time zone; amounts are `null` where nothing is known. */
export interface Period {
  /** Its first moment, epoch ms. */
  readonly start: number;
  readonly known: Pick<ChartPoint, 'lowest' | 'highest' | 'last'> | null;
}

function startOf(span: ChartSpan, at: number): number {
  const date = new Date(at);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (span === '1y') return new Date(year, month).getTime();
  const hour = span === '24h' ? date.getHours() : 0;
  return new Date(year, month, day, hour).getTime();
}

function nextOf(span: ChartSpan, start: number): number {
  const date = new Date(start);
  if (span === '24h') return start + 3_600_000;
  if (span === '1y') return new Date(date.getFullYear(), date.getMonth() + 1).getTime();
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** The chart in numbers, newest first: every period it reaches over, also those of which nothing is known. */
export function periodsOf({ from, to, points }: Chart, span: ChartSpan): readonly Period[] {
  const periods: Period[] = [];
  for (let start = startOf(span, from); start < to; start = nextOf(span, start)) {
    const end = nextOf(span, start);
    const within = points.filter(({ at, until }) => at < end && until >= start);
    periods.unshift({ start, known: together(within) });
  }
  return periods;
}

/** All points as one: exact, for it is read and not drawn. */
export function together(
  points: readonly ChartPoint[],
): Pick<ChartPoint, 'lowest' | 'highest' | 'last'> | null {
  const newest = points.at(-1);
  if (newest === undefined) return null;
  return points.reduce(
    ({ lowest, highest, last }, point) => ({
      lowest: compareDecimals(point.lowest, lowest) < 0 ? point.lowest : lowest,
      highest: compareDecimals(point.highest, highest) > 0 ? point.highest : highest,
      last,
    }),
    { lowest: newest.lowest, highest: newest.highest, last: newest.last },
  );
}
