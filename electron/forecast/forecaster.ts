import { alertDay } from '../domain/forecast/alert-day.ts';
import type {
  Forecast,
  NoOutflow,
  NotEnoughData,
  Outlook,
} from '../domain/forecast/forecast-types.ts';
import { HISTORY_DAYS, learn, type Habits } from '../domain/forecast/learn.ts';
import { outlook } from '../domain/forecast/outlook.ts';
import { isWorkingDay } from '../domain/forecast/work-calendar.ts';
import { DAY_MS, HOUR_MS, localDate } from '../domain/zoned-time.ts';
import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import { subjectOf } from '../alerts/subject.ts';
import type { RunOut } from '../alerts/run-out.ts';
import type { History } from '../history/history.ts';
import {
  defaultTerms,
  type ForecastSettings,
  type ForecastTerms,
} from '../settings/forecast-settings.ts';

export interface ForecasterOptions {
  readonly history: Pick<History, 'forecastPoints'>;
  readonly settings: () => ForecastSettings;
  /** IANA name of the accounting time zone. */
  readonly timeZone: () => string;
  /** From when on readings of a connection are of what it is now, epoch ms. */
  readonly readingsFrom: (connectionId: string) => number;
  /** Epoch ms. */
  readonly now: () => number;
}

export interface Forecaster {
  /** What is to be expected of a balance. Works out what is usual where that was not done lately. */
  of(connection: ConnectionSnapshot, entry: BalanceSnapshot): Forecast;
  termsOf(connectionId: string, key: string): ForecastTerms;
  /** Balances that somebody should be told of today, of those that `of` was asked about lately. */
  runOuts(snapshot: Snapshot): readonly RunOut[];
  /** Whether it is known that nobody need be told of a balance: not where nothing was learnt yet, nor on a day off. */
  deniesRunOut(snapshot: Snapshot, connectionId: string, key: string): boolean;
  /** The past is another than it was. */
  forget(): void;
}

type Learnt = Habits | NoOutflow | NotEnoughData;

interface Known {
  readonly learnt: Learnt;
  /** Epoch ms. */
  readonly at: number;
  /** What it was learnt from, beside the readings. */
  readonly from: string;
}

/** What is usual changes over days; a day that is over counts soon enough. */
const KEPT_MS = HOUR_MS;

const nameOf = (connectionId: string, key: string): string => `${connectionId} ${key}`;

/** Says from the history what is to be expected of each balance. */
export function createForecaster(options: ForecasterOptions): Forecaster {
  const { history, settings, timeZone, readingsFrom, now } = options;
  const known = new Map<string, Known>();
  const looks = new Map<string, { readonly from: readonly unknown[]; readonly found: Outlook }>();

  const termsOf = (connectionId: string, key: string): ForecastTerms =>
    settings().terms[connectionId]?.[key] ?? defaultTerms;

  function learntOf(connectionId: string, key: string): Learnt {
    const name = nameOf(connectionId, key);
    const at = now();
    const since = readingsFrom(connectionId);
    const zone = timeZone();
    const from = `${zone} ${since}`;
    const before = known.get(name);
    if (before?.from === from && Math.abs(at - before.at) < KEPT_MS) return before.learnt;
    const oldest = Math.max(at - HISTORY_DAYS * DAY_MS, since);
    const learnt = learn(history.forecastPoints(connectionId, key, oldest), at, zone);
    known.set(name, { learnt, at, from });
    return learnt;
  }

  function outlookOf(
    connectionId: string,
    { key, balance: { available }, line, readAt }: BalanceSnapshot,
    learnt: Habits,
  ): Outlook {
    const terms = termsOf(connectionId, key);
    const { calendar } = settings();
    const critical = available.unit === 'major' ? line?.critical : undefined;
    const name = nameOf(connectionId, key);
    // Every snapshot asks anew, and nothing of this changes between two readings.
    const from = [learnt, available.value, readAt, critical, terms, calendar];
    const before = looks.get(name);
    if (before?.from.every((part, n) => part === from[n]) === true) return before.found;
    const found = outlook(
      learnt,
      { at: readAt, available },
      {
        calendar,
        daysToCover: terms.daysToCover,
        ...(critical === undefined ? {} : { criticalLine: critical }),
        ...(terms.topUp === null ? {} : { topUp: terms.topUp }),
      },
    );
    looks.set(name, { from, found });
    return found;
  }

  function runOutOf(connection: ConnectionSnapshot, entry: BalanceSnapshot): readonly RunOut[] {
    const learnt = known.get(nameOf(connection.id, entry.key))?.learnt;
    if (learnt?.kind !== 'habits' || !isKnown(connection, entry)) return [];
    const found = outlookOf(connection.id, entry, learnt);
    const reach = found.toCritical ?? found.toZero;
    const day = alertDay(found, now(), settings().calendar, timeZone());
    if (reach === undefined || day === undefined) return [];
    const { earliest, latest } = reach;
    const topUpBy = found.lastMomentToTopUp;
    return [
      {
        subject: { ...subjectOf(connection, entry), key: entry.key },
        facts: {
          earliest,
          latest,
          ...(found.toCritical === undefined ? { toZero: true as const } : {}),
          ...(topUpBy === undefined ? {} : { topUpBy }),
        },
        day,
      },
    ];
  }

  return {
    of(connection, entry) {
      if (!isKnown(connection, entry)) return { kind: 'stale' };
      const learnt = learntOf(connection.id, entry.key);
      return learnt.kind === 'habits' ? outlookOf(connection.id, entry, learnt) : learnt;
    },
    termsOf,
    runOuts: ({ connections }) =>
      connections.flatMap((connection) =>
        connection.balances.flatMap((entry) => runOutOf(connection, entry)),
      ),
    deniesRunOut(snapshot, connectionId, key) {
      const connection = snapshot.connections.find(({ id }) => id === connectionId);
      const entry = connection?.balances.find((one) => one.key === key);
      const learnt = known.get(nameOf(connectionId, key))?.learnt;
      if (connection === undefined || entry === undefined || learnt === undefined) return false;
      const today = localDate(now(), timeZone());
      if (!isKnown(connection, entry) || !isWorkingDay(today, settings().calendar)) return false;
      return runOutOf(connection, entry).length === 0;
    },
    forget() {
      known.clear();
      looks.clear();
    },
  };
}

/** Of what is paused, old or missing nobody knows what it holds now. */
function isKnown({ enabled }: ConnectionSnapshot, { freshness }: BalanceSnapshot): boolean {
  return enabled && freshness === 'live';
}
