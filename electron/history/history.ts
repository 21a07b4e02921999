import type { BalanceKey } from '../domain/balance.ts';
import type { ForecastPoint } from '../domain/forecast/forecast-types.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { HistorySettings } from '../settings/history-settings.ts';
import { lastReadingOf, type StoredBalance } from './balances.ts';
import { eraseConnection } from './erase.ts';
import { exportRowsOf, type ExportRange, type ExportRow } from './export-rows.ts';
import type { HistoryTrouble } from './file-opener.ts';
import { sizeOfAll } from './files.ts';
import { forecastPointsOf } from './forecast-points.ts';
import type { HistoryKey } from './history-key.ts';
import { createIntake } from './intake.ts';
import { monthEndOf, readingBefore, type MonthEnd } from './past.ts';
import type { LastReading, PastReading, Subject } from './reading.ts';
import { seriesOf, type Series } from './series.ts';
import { createStorage, type HistoryState } from './storage.ts';
import type { Store } from './store.ts';
import { createTending } from './tending.ts';
import { daysOf, isTimeZone, type DayOf } from './zone-days.ts';

export interface HistoryOptions {
  /** The profile's folder, in which the history's files lie. */
  readonly folder: string;
  readonly key: HistoryKey;
  readonly settings: {
    get(): HistorySettings;
    update(change: (settings: HistorySettings) => HistorySettings): void;
  };
  /** IANA name of the computer's time zone. */
  readonly computerZone: () => string;
  /** Epoch ms. */
  readonly now: () => number;
  /** Whether somebody else's clock agrees with this computer's; before it is known to, nothing is thinned. */
  readonly isClockRight: () => boolean;
  /** Somebody waits for what only the main thread can give: what may be done at any time is not done now. */
  readonly isAwaited: () => boolean;
  /** Names a file that is set aside. */
  readonly timestamp: () => string;
  /** Runs something once after that many ms. @returns what takes it back */
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly onState: (state: HistoryState) => void;
  readonly onTrouble: (trouble: HistoryTrouble) => void;
}

/** Readings over time, in an encrypted file. Moments are epoch ms. */
export interface History {
  state(): HistoryState;
  /** How many readings are in memory alone. */
  waiting(): number;
  /** Opens what there is. @returns the newest reading of every balance, to be shown before the first request. Never throws */
  open(): Promise<readonly LastReading[]>;
  /** The keychain may be open now. */
  wake(): void;
  /** Keeps what of the snapshot is a new reading: soon, and before anything is read. */
  take(snapshot: Snapshot): void;
  /** Keeps at once what was taken. */
  keep(): void;
  lastReadings(): readonly LastReading[];
  /** `null` where nothing is known of the balance. */
  series(
    connectionId: string,
    key: BalanceKey,
    from: number,
    to: number,
    maxPoints: number,
  ): Series | null;
  forecastPoints(connectionId: string, key: BalanceKey, from: number): readonly ForecastPoint[];
  lastBefore(connectionId: string, key: BalanceKey, moment: number): PastReading | null;
  /** `null` while there is no history. As `monthEndOf`. */
  monthEnd(month: string, zone: string): MonthEnd | null;
  /**
   * Rows by balance, then by time. Nothing is thinned until the last was taken, or the iterator was closed.
   * @throws HistoryUnreadable while they are taken
   */
  exportRows(range: ExportRange, only?: (subject: Subject) => boolean): Iterable<ExportRow>;
  /** @returns later: once the file can be opened */
  erase(connectionId: string): 'erased' | 'later';
  /** Of its files, bytes. */
  size(): number;
  close(): void;
}

/** The history could not be read to its end; why is in its state. */
export class HistoryUnreadable extends Error {
  override readonly name = 'HistoryUnreadable';
}

export function createHistory(options: HistoryOptions): History {
  const { settings, now, setTimer } = options;
  const intake = createIntake();
  let days: { readonly zone: string; readonly dayOf: DayOf } | undefined;
  let readers = 0;
  /** Snapshots of which nothing was kept yet. */
  const taken: Snapshot[] = [];
  let cancelKeeping: (() => void) | undefined;
  let closed = false;

  function keep(): void {
    cancelKeeping?.();
    cancelKeeping = undefined;
    for (const snapshot of taken.splice(0)) storage.write(intake.take(snapshot));
  }

  function read<T>(work: (store: Store) => T, fallback: T): T {
    keep();
    return storage.read(work, fallback);
  }

  /** Fixed before the first day is: days of several zones do not add up. */
  function zone(): string {
    const fixed = settings.get().timeZone;
    if (fixed !== null) return fixed;
    const computer = options.computerZone();
    // A system can be set to a zone that no calendar knows.
    const timeZone = isTimeZone(computer) ? computer : 'UTC';
    settings.update((current) => ({ ...current, timeZone }));
    return timeZone;
  }

  function dayOf(): DayOf {
    const name = zone();
    if (days?.zone !== name) days = { zone: name, dayOf: daysOf(name) };
    return days.dayOf;
  }

  const storage = createStorage({
    ...options,
    dayOf,
    onStored() {
      settings.get().toErase.forEach(erase);
      tending.start();
    },
  });
  const tending = createTending({
    dayOf,
    now,
    setTimer,
    inFile: storage.inFile,
    isHeld: () => readers > 0 || options.isAwaited(),
    retention: settings.get,
    isClockRight: options.isClockRight,
  });

  function erase(connectionId: string): 'erased' | 'later' {
    keep();
    const others = (ids: readonly string[]) => ids.filter((id) => id !== connectionId);
    const isErased = storage.everywhere((store) => eraseConnection(store, connectionId));
    settings.update(({ toErase, ...rest }) => ({
      ...rest,
      toErase: isErased ? others(toErase) : [...others(toErase), connectionId],
    }));
    if (isErased) tending.start();
    return isErased ? 'erased' : 'later';
  }

  const lastReadings = (): readonly LastReading[] =>
    read(({ balances }) => balances.all().map(lastReadingOf), []);

  /** Reads of one balance, if it is known. */
  function readOf<T>(
    connectionId: string,
    key: BalanceKey,
    work: (store: Store, balance: StoredBalance) => T,
    fallback: T,
  ): T {
    return read((store) => {
      const balance = store.balances.find(connectionId, key);
      return balance === undefined ? fallback : work(store, balance);
    }, fallback);
  }

  function readOrThrow<T>(work: (store: Store) => T): T {
    const result = read((store) => ({ value: work(store) }), null);
    if (result === null) throw new HistoryUnreadable('the history cannot be read');
    return result.value;
  }

  function* exportRows(
    range: ExportRange,
    only: (subject: Subject) => boolean,
  ): Generator<ExportRow, void> {
    readers += 1;
    try {
      for (const balance of readOrThrow(({ balances }) => balances.all())) {
        const { key, subject } = balance;
        if (!only({ ...subject, key })) continue;
        yield* exportRowsOf(balance, range, dayOf(), readOrThrow);
      }
    } finally {
      readers -= 1;
    }
  }

  return {
    state: storage.state,
    waiting() {
      keep();
      return storage.waiting();
    },
    async open() {
      await storage.open();
      return lastReadings();
    },
    wake: storage.wake,
    take(snapshot) {
      if (closed) return;
      taken.push(snapshot);
      // To disk, which may take its time: not in the turn that shows it.
      cancelKeeping ??= setTimer(keep, 0);
    },
    keep,
    lastReadings,
    series: (connectionId, key, from, to, maxPoints) =>
      readOf(connectionId, key, (...of) => seriesOf(...of, from, to, maxPoints), null),
    forecastPoints: (connectionId, key, from) =>
      readOf(connectionId, key, (...of) => forecastPointsOf(...of, from), []),
    lastBefore: (connectionId, key, moment) =>
      readOf(connectionId, key, (...of) => readingBefore(...of, moment), null),
    monthEnd: (month, entityZone) =>
      read((store) => monthEndOf(store, month, entityZone), null),
    exportRows: (range, only = () => true) => exportRows(range, only),
    erase,
    size: () => sizeOfAll(options.folder),
    close() {
      keep();
      closed = true;
      tending.stop();
      storage.close();
    },
  };
}
