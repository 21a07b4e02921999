import { clipboard } from 'electron';
import type { ForecastCallResults } from '../contract/forecast-types.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../domain/snapshot.ts';
import type { Forecaster } from '../forecast/forecaster.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { Settings } from '../settings/settings.ts';
import { NotFound, type CallHandlers } from './ipc.ts';

export interface ForecastCallParts {
  readonly forecaster: Pick<Forecaster, 'of' | 'termsOf'>;
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  readonly monitor: Pick<Monitor, 'snapshot'>;
  /** IANA name. */
  readonly computerZone: () => string;
  /** What forecasts go by changed. */
  readonly onForecastChange: () => void;
}

/** What the window's calls about forecasts do. */
export function createForecastCalls(
  parts: ForecastCallParts,
): Pick<CallHandlers, keyof ForecastCallResults> {
  const { forecaster, settings, monitor } = parts;

  function find(connectionId: string, key: string): [ConnectionSnapshot, BalanceSnapshot] {
    const connection = monitor.snapshot().connections.find(({ id }) => id === connectionId);
    const entry = connection?.balances.find((balance) => balance.key === key);
    if (connection === undefined || entry === undefined) throw new NotFound();
    return [connection, entry];
  }

  return {
    getForecast: ({ connectionId, key }) => ({
      forecast: forecaster.of(...find(connectionId, key)),
      ...forecaster.termsOf(connectionId, key),
      timeZone: settings.get().history.timeZone ?? parts.computerZone(),
    }),

    setForecastTerms({ connectionId, key, ...terms }) {
      find(connectionId, key);
      settings.update((current) => {
        const { forecast } = current;
        const ofConnection = { ...forecast.terms[connectionId], [key]: terms };
        const all = { ...forecast.terms, [connectionId]: ofConnection };
        return { ...current, forecast: { ...forecast, terms: all } };
      });
      parts.onForecastChange();
      return null;
    },

    copySuggestion({ connectionId, key }) {
      const forecast = forecaster.of(...find(connectionId, key));
      if (forecast.kind !== 'forecast') throw new NotFound();
      clipboard.writeText(forecast.suggestedTopUp);
      return null;
    },

    getWorkCalendar: () => settings.get().forecast.calendar,

    setWorkCalendar(calendar) {
      settings.update((current) => ({ ...current, forecast: { ...current.forecast, calendar } }));
      parts.onForecastChange();
      return null;
    },
  };
}
