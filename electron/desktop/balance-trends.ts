import type { BalanceTrend, RunOutSpan, TrendPoint, Trends } from '../contract/trend-types.ts';
import type { Forecast } from '../domain/forecast/forecast-types.ts';
import { subtract } from '../domain/money.ts';
import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import type { History } from '../history/history.ts';
import type { SeriesPoint } from '../history/series.ts';

export interface TrendParts {
  readonly history: Pick<History, 'series' | 'lastBefore'>;
  /** What is to be expected of a balance. */
  readonly forecast: (connection: ConnectionSnapshot, entry: BalanceSnapshot) => Forecast;
  /** From when on readings of a connection are of what it is now, epoch ms. */
  readonly readingsFrom: (connectionId: string) => number;
  /** Epoch ms. */
  readonly now: () => number;
  /** Runs something once after that many ms. @returns what takes it back */
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** Somebody waits for something else: nothing is worked out until it is there. */
  readonly isAwaited: () => boolean;
  readonly onChange: (trends: Trends) => void;
}

export interface BalanceTrends {
  current(): Trends;
  /** To be told of every snapshot. */
  take(snapshot: Snapshot): void;
  /** The past is another, or what is expected: everything is worked out anew. */
  forget(): void;
  stop(): void;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_POINTS = 42;
/** So much older than a day the reading may be that today's is compared with. */
const NEAR_MS = 3 * HOUR_MS;
/** Time alone moves a trend, but slowly. */
const KEPT_MS = 10 * 60_000;
/** After so many ms of work everything else gets its turn. */
const WORK_MS = 8;
const REST_MS = 30;

type Entry = readonly [ConnectionSnapshot, BalanceSnapshot];

interface Kept {
  /** What it was worked out from. */
  readonly from: string;
  readonly at: number;
  readonly trend: BalanceTrend;
}

/** Works out what the past says of each balance, a few at a time, whenever one has changed or some time has passed. */
export function createBalanceTrends(parts: TrendParts): BalanceTrends {
  const { now, setTimer } = parts;
  let kept = new Map<string, Kept>();
  let trends: Trends = {};
  let snapshot: Snapshot = { at: 0, connections: [] };
  /** What is left to be worked out of it; `undefined` before it was looked at. */
  let due: Entry[] | undefined;
  let cancel: (() => void) | undefined;

  const nameOf = (connectionId: string, key: string): string => `${connectionId} ${key}`;

  function entries(): readonly Entry[] {
    return snapshot.connections.flatMap((connection) =>
      connection.balances.map((entry) => [connection, entry] as const),
    );
  }

  function isDue([{ id }, entry]: Entry): boolean {
    const known = kept.get(nameOf(id, entry.key));
    return (
      known === undefined ||
      known.from !== sourceOf(entry) ||
      Math.abs(now() - known.at) >= KEPT_MS
    );
  }

  function work(): void {
    cancel = undefined;
    if (parts.isAwaited()) {
      soon();
      return;
    }
    const began = performance.now();
    due ??= entries().filter(isDue).reverse();
    for (let next = due.pop(); next !== undefined; next = due.pop()) {
      const [connection, entry] = next;
      const name = nameOf(connection.id, entry.key);
      const trend = sameOrNew(kept.get(name)?.trend, trendOf(connection, entry, parts));
      kept.set(name, { from: sourceOf(entry), at: now(), trend });
      if (performance.now() - began >= WORK_MS) break;
    }
    if (due.length > 0) soon();
    else show();
  }

  /** Told once all are there, and only what is news: the whole list redraws for it. */
  function show(): void {
    const before = kept;
    kept = new Map();
    const next: Record<string, Record<string, BalanceTrend>> = {};
    let isNews = false;
    for (const [{ id }, { key }] of entries()) {
      const name = nameOf(id, key);
      const known = before.get(name);
      if (known === undefined) continue;
      kept.set(name, known);
      if (Object.keys(known.trend).length === 0) continue;
      (next[id] ??= {})[key] = known.trend;
      isNews ||= trends[id]?.[key] !== known.trend;
    }
    if (!isNews && countOf(next) === countOf(trends)) return;
    trends = next;
    parts.onChange(trends);
  }

  function soon(): void {
    cancel ??= setTimer(work, REST_MS);
  }

  return {
    current: () => trends,
    take(next) {
      snapshot = next;
      due = undefined;
      // It is looked at anyway.
      if (cancel !== undefined) return;
      if (entries().some(isDue) || kept.size > entries().length) soon();
    },
    forget() {
      kept = new Map();
      due = undefined;
      soon();
    },
    stop() {
      cancel?.();
    },
  };
}

/** Told apart at sight from then on: with hundreds of balances there is much to compare. */
function sameOrNew(before: BalanceTrend | undefined, trend: BalanceTrend): BalanceTrend {
  const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(trend);
  return isSame ? before : trend;
}

function countOf(trends: Trends): number {
  return Object.values(trends).reduce((count, of) => count + Object.keys(of).length, 0);
}

/** What a trend hangs on, beside the past itself. */
function sourceOf({ balance: { available }, line, freshness }: BalanceSnapshot): string {
  return [available.value, available.unit, line?.critical, freshness].join(' ');
}

function trendOf(
  connection: ConnectionSnapshot,
  entry: BalanceSnapshot,
  { history, forecast, readingsFrom, now }: TrendParts,
): BalanceTrend {
  const { id: connectionId } = connection;
  const { key } = entry;
  const since = readingsFrom(connectionId);
  const at = now();
  const weekAgo = Math.max(at - 7 * DAY_MS, since);
  const series = history.series(connectionId, key, weekAgo, at + 1, WEEK_POINTS);
  const week = series?.unit === entry.balance.available.unit ? weekOf(series.points) : [];
  const dayAgo = history.lastBefore(connectionId, key, at - DAY_MS + 1);
  const change24h = changeSince(entry, dayAgo, since, at);
  const runOut = runOutOf(forecast(connection, entry));
  return {
    ...(change24h === null ? {} : { change24h }),
    ...(week.length < 2 ? {} : { week }),
    ...(runOut === null ? {} : { runOut }),
  };
}

function weekOf(points: readonly SeriesPoint[]): readonly (TrendPoint | null)[] {
  return points.flatMap(({ at, until, last, afterGap }, n) => [
    ...(afterGap && n > 0 ? [null, { at, value: last }] : []),
    { at: until, value: last },
  ]);
}

function changeSince(
  { balance: { available } }: BalanceSnapshot,
  before: ReturnType<History['lastBefore']>,
  since: number,
  now: number,
): string | null {
  if (before === null) return null;
  const { readAt, balance } = before;
  const then = balance.available;
  if (readAt < Math.max(now - DAY_MS - NEAR_MS, since) || then.unit !== available.unit) return null;
  return subtract(available, then).value;
}

/** Its critical line; once that has been reached, when nothing is left. */
function runOutOf(forecast: Forecast): RunOutSpan | null {
  if (forecast.kind !== 'forecast') return null;
  const { from, toCritical, toZero } = forecast;
  const spans = [
    { reaches: 'critical', reach: toCritical },
    { reaches: 'zero', reach: toZero },
  ] as const;
  const next = spans.find(({ reach }) => reach !== undefined && reach.latest > from);
  if (next?.reach === undefined) return null;
  const { earliest, latest } = next.reach;
  return { reaches: next.reaches, earliest, latest };
}
