import Big from 'big.js';
import type { ForecastPoint } from './forecast-types.ts';
import { DAY_MS, HOUR_MS } from '../zoned-time.ts';

/** What happened between two readings that follow each other. */
export interface Movement {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  /** What went out, net of small amounts that came in: below zero when more came in. */
  readonly outflow: Big;
  /**
   * known: the outflow is what was spent · hidden: a top-up or an empty or blocked account hides what was or would have
   * been spent · unread: the readings lie too far apart to tell.
   */
  readonly kind: 'known' | 'hidden' | 'unread';
}

/** Two readings that follow each other. */
interface Pair {
  readonly previous: ForecastPoint;
  readonly next: ForecastPoint;
  /** How much less is available; below zero when it is more. */
  readonly drop: Big;
}

/** Enough for a computer that is off from Friday evening to Tuesday morning. */
const MAX_GAP_MS = 4 * DAY_MS;

/**
 * A rise of more than this part of what usually goes out in a day is a top-up. Smaller ones are payments
 * that came back or small receipts, and are set against the day's outflow.
 */
const TOP_UP_SHARE = 0.25;

/**
 * With less than this part of it the account is as good as empty: payments wait for money, and how much goes
 * out says nothing about how much would have.
 */
const EMPTY_SHARE = 0.1;

const ZERO = new Big(0);

/** The last reading of each hour, oldest first: a forecast of days gains nothing from more. */
function hourly(points: readonly ForecastPoint[]): readonly ForecastPoint[] {
  const ordered = points.toSorted((a, b) => a.at - b.at);
  return [...new Map(ordered.map((point) => [Math.floor(point.at / HOUR_MS), point])).values()];
}

function pairsOf(points: readonly ForecastPoint[]): readonly Pair[] {
  const readings = hourly(points);
  return readings.slice(1).map((next, index) => {
    const previous = readings[index] as ForecastPoint;
    const isSame = previous.available === next.available;
    const drop = isSame ? ZERO : new Big(previous.available).minus(next.available);
    return { previous, next, drop };
  });
}

/** The median of the numbers; 0 of none. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

/** What usually goes out within 24 hours, rises left out: only a measure of what is large and small. */
function usualDrop(pairs: readonly Pair[]): number {
  const byDay = new Map<number, number>();
  for (const { next, drop } of pairs) {
    if (drop.lte(0)) continue;
    const day = Math.floor(next.at / DAY_MS);
    byDay.set(day, (byDay.get(day) ?? 0) + drop.toNumber());
  }
  return median([...byDay.values()]);
}

/**
 * What was spent. Money set aside in the frozen amount is a payment on its way out; but when more than a usual
 * day's outflow goes there (or comes back) at once, the account is being frozen, and that is not spent.
 */
function outflowOf({ previous, next, drop }: Pair, daily: number): Big {
  const { frozen: before } = previous;
  const { frozen: after } = next;
  if (before === undefined || after === undefined || before === after) return drop;
  const setAside = new Big(after).minus(before);
  return Math.abs(setAside.toNumber()) > daily ? drop.minus(setAside) : drop;
}

function kindOf({ previous, next }: Pair, outflow: Big, daily: number): Movement['kind'] {
  if (next.at - previous.at > MAX_GAP_MS) return 'unread';
  if ((previous.blocked === true || next.blocked === true) && outflow.lte(0)) return 'hidden';
  if (outflow.toNumber() < -TOP_UP_SHARE * daily) return 'hidden';
  // An account that may be overdrawn pays although it is empty.
  if (outflow.gt(0) && Number(next.available) < 0) return 'known';
  const least = Math.min(Number(previous.available), Number(next.available));
  return least <= EMPTY_SHARE * daily ? 'hidden' : 'known';
}

/** Readings in any order → what happened between them, oldest first. */
export function movementsOf(points: readonly ForecastPoint[]): readonly Movement[] {
  const pairs = pairsOf(points);
  const daily = usualDrop(pairs);
  return pairs.map((pair) => {
    const outflow = outflowOf(pair, daily);
    const kind = kindOf(pair, outflow, daily);
    return { from: pair.previous.at, to: pair.next.at, outflow, kind };
  });
}
