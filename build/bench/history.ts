import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { balanceKey } from '../../electron/domain/balance.ts';
import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../../electron/domain/snapshot.ts';
import { createHistory, type History } from '../../electron/history/history.ts';
import {
  defaultHistorySettings,
  type HistorySettings,
} from '../../electron/settings/history-settings.ts';
import { medianOf, timesOf } from './measure.ts';

export interface HistoryFigures {
  readonly balances: number;
  readonly years: number;
  readonly readings: number;
  readonly fileBytes: number;
  /** Of one reading of one balance, written with all others of its refresh, ms. */
  readonly insertMs: number;
  /** For a chart of a year, 400 points, ms; the median of the queries. */
  readonly yearQueryMs: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EVERY_MS = 4 * HOUR;
const QUERIES = 9;

/** Keeps so many years of readings on a clock of its own, tending the file as the app does, and asks for a year. */
export async function measureHistory(balances: number, years: number): Promise<HistoryFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-bench-history-'));
  const end = Date.parse('2026-03-02T00:00:00Z');
  const clock = { now: end - years * 365 * DAY };
  const { history, runTimers } = await openHistory(folder, clock);
  try {
    let readings = 0;
    let spent = 0;
    while (clock.now < end) {
      const snapshot = snapshotAt(clock.now, balances);
      const started = performance.now();
      history.take(snapshot);
      spent += performance.now() - started;
      readings += balances;
      clock.now += EVERY_MS;
      runTimers();
    }
    const key = keyOf(0);
    const query = (): void => void history.series('bench', key, end - 365 * DAY, end, 400);
    query();
    return {
      balances,
      years,
      readings,
      fileBytes: bytesIn(folder),
      insertMs: spent / readings,
      yearQueryMs: medianOf(timesOf(QUERIES, query)),
    };
  } finally {
    history.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openHistory(
  folder: string,
  clock: { now: number },
): Promise<{ history: History; runTimers: () => void }> {
  const secret = randomBytes(32);
  let settings: HistorySettings = { ...defaultHistorySettings, timeZone: 'Asia/Shanghai' };
  const timers = new Set<{ readonly run: () => void; readonly at: number }>();
  const history = createHistory({
    isClockRight: () => true,
    isAwaited: () => false,
    folder,
    key: { get: () => Promise.resolve({ kind: 'key', key: secret }) },
    settings: {
      get: () => settings,
      update(change) {
        settings = change(settings);
      },
    },
    computerZone: () => 'Asia/Shanghai',
    now: () => clock.now,
    timestamp: () => String(clock.now),
    setTimer(run, ms) {
      const timer = { run, at: clock.now + ms };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    onState: () => undefined,
    onTrouble: () => undefined,
  });
  await history.open();
  const runTimers = (): void => {
    for (const timer of [...timers].filter(({ at }) => at <= clock.now)) {
      timers.delete(timer);
      timer.run();
    }
  };
  return { history, runTimers };
}

const keyOf = (n: number): string =>
  balanceKey({ accountNo: `88001234000${n}`, balanceType: 'NORMAL_BALANCE', currency: 'USD' });

function snapshotAt(at: number, count: number): Snapshot {
  const balances = Array.from({ length: count }, (_, n): BalanceSnapshot => {
    const value = (100_000 + n * 1_000 + ((at / HOUR) % 5_000)).toFixed(2);
    const amount = { currency: 'USD', value, unit: 'major' } as const;
    return {
      key: keyOf(n),
      balance: {
        accountNo: `88001234000${n}`,
        balanceType: 'NORMAL_BALANCE',
        currency: 'USD',
        available: amount,
        frozen: { ...amount, value: '0.00' },
        total: amount,
      },
      readAt: at,
      freshness: 'live',
      verification: 'verified',
      level: 'fine',
    };
  });
  const connection: ConnectionSnapshot = {
    id: 'bench',
    providerId: 'worldfirst',
    environmentId: 'production',
    environmentKind: 'production',
    label: 'Bench',
    enabled: true,
    unencrypted: false,
    condition: 'ok',
    accounts: [],
    balances,
    refreshing: false,
    nextReason: 'interval',
    lastSuccessAt: at,
  };
  return { at, connections: [connection] };
}

const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
