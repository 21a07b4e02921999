import type { ForecastView } from '../../../electron/contract/forecast-types.ts';
import type {
  Chart,
  ChartPoint,
  HistoryView,
  MonthEndRow,
} from '../../../electron/contract/history-types.ts';
import { entry, NOW } from './fixtures.ts';

const HOUR = 3_600_000;

/** What was available at a moment, `hoursAgo` before now. */
export function point(hoursAgo: number, last: string, more: Partial<ChartPoint> = {}): ChartPoint {
  const at = NOW - hoursAgo * HOUR;
  return { at, until: at, lowest: last, highest: last, last, afterGap: false, ...more };
}

export function chart(points: readonly ChartPoint[], days = 7): Chart {
  return { from: NOW - days * 24 * HOUR, to: NOW, unit: 'major', points };
}

export function historyView(change: Partial<HistoryView> = {}): HistoryView {
  return {
    keeping: { kind: 'stored' },
    waiting: 0,
    choices: { rawDays: 90, hourlyDays: 365, totalDays: null, timeZone: 'Asia/Shanghai' },
    size: 3_400_000,
    computerZone: 'Asia/Shanghai',
    removed: [],
    ...change,
  };
}

export function monthEndRow(
  connectionId: string,
  currency: string,
  value: string,
  change: Partial<MonthEndRow> = {},
): MonthEndRow {
  const { balance, key } = entry('A-1', currency, value);
  return {
    connection: {
      id: connectionId,
      label: `Connection ${connectionId}`,
      providerId: 'acme',
      environmentKind: 'production',
    },
    key,
    balance,
    verification: 'verified',
    readAt: NOW - HOUR,
    ...change,
  };
}

export function forecastView(change: Partial<ForecastView> = {}): ForecastView {
  return {
    forecast: { kind: 'not-enough-data', reason: 'too-short', haveDays: 3, needDays: 14 },
    topUp: null,
    daysToCover: 7,
    timeZone: 'Asia/Shanghai',
    ...change,
  };
}
