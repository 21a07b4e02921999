import type { Trends } from '../contract/trend-types.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { createForecaster, type Forecaster } from '../forecast/forecaster.ts';
import { createHistoryKey } from '../history/history-key.ts';
import { createHistory, type History } from '../history/history.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { Settings } from '../settings/settings.ts';
import type { Vault } from '../vault/vault.ts';
import { createBalanceTrends, type BalanceTrends } from './balance-trends.ts';
import { createHistoryNotices } from './history-notices.ts';
import { viewHistory } from './history-view.ts';
import type { Notices } from './notices.ts';
import type { AppWindow } from './window.ts';

export interface PastParts {
  /** The profile's folder. */
  readonly folder: string;
  readonly vault: Pick<Vault, 'state' | 'entries' | 'read' | 'write'>;
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  readonly notices: Pick<Notices, 'add' | 'withdraw'>;
  readonly window: Pick<AppWindow, 'push' | 'isOpening'>;
  /** Is there by the time that anything is asked of the past. */
  readonly monitor: () => Pick<Monitor, 'restore' | 'isCrowded'>;
  /** IANA name of the computer's time zone. */
  readonly timeZone: () => string;
  /** Epoch ms. */
  readonly now: () => number;
  /** Whether a provider's clock agrees with this computer's. */
  readonly isClockRight: () => boolean;
  /** Runs something once after that many ms. @returns what takes it back */
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly onTrends: (trends: Trends) => void;
}

/** What was read before, and what it says of what comes. */
export interface Past {
  readonly history: History;
  readonly forecaster: Forecaster;
  readonly trends: BalanceTrends;
  /** Opens the history and shows what was last read, where that can be. Never throws. */
  open(): Promise<void>;
  take(snapshot: Snapshot): void;
  /** The keychain is open. */
  wake(): void;
  /** What the window is told of the history changed. */
  changed(): void;
  /** What forecasts go by changed. */
  reconsider(): void;
  stop(): void;
}

export function createPast(parts: PastParts): Past {
  const { folder, settings, window, now, setTimer } = parts;
  const notices = createHistoryNotices(parts.notices);

  const isAwaited = (): boolean => window.isOpening() || parts.monitor().isCrowded();

  const history = createHistory({
    folder,
    now,
    setTimer,
    isClockRight: parts.isClockRight,
    key: createHistoryKey(parts.vault),
    settings: {
      get: () => settings.get().history,
      update: (change) =>
        settings.update((current) => ({ ...current, history: change(current.history) })),
    },
    computerZone: parts.timeZone,
    isAwaited,
    timestamp: () => new Date(now()).toISOString().replace(/[:.]/g, '-'),
    onState(state) {
      notices.onState(state);
      // At the start, or later when the keychain opens late.
      if (state.kind === 'stored') restore();
      changed();
    },
    onTrouble: notices.onTrouble,
  });

  const readingsFrom = (id: string): number =>
    settings.get().connections.find((connection) => connection.id === id)?.readingsFrom ?? 0;

  const forecaster = createForecaster({
    history,
    now,
    readingsFrom,
    settings: () => settings.get().forecast,
    timeZone: () => settings.get().history.timeZone ?? parts.timeZone(),
  });
  const trends = createBalanceTrends({
    history,
    now,
    setTimer,
    readingsFrom,
    forecast: forecaster.of,
    isAwaited,
    onChange: parts.onTrends,
  });

  function restore(): void {
    parts.monitor().restore(history.lastReadings());
    forecaster.forget();
    trends.forget();
  }

  function changed(): void {
    const view = viewHistory({ history, historyFolder: folder, settings, computerZone: parts.timeZone });
    void view.then((of) => window.push('history', of));
  }

  return {
    history,
    forecaster,
    trends,
    async open() {
      await history.open();
    },
    take(snapshot) {
      history.take(snapshot);
      if (history.state().kind === 'in-memory') changed();
      trends.take(snapshot);
    },
    wake: history.wake,
    changed,
    reconsider: trends.forget,
    stop() {
      trends.stop();
      history.close();
    },
  };
}
