import { useEffect, useState } from 'react';
import type { Trends } from '../../electron/contract/trend-types.ts';
import type { AppState } from '../../electron/contract/types.ts';
import type { ViewSettings } from '../../electron/contract/view-types.ts';
import type { AlertsState } from '../../electron/domain/alert.ts';
import type { ProviderDescriptor } from '../../electron/domain/descriptor.ts';
import type { Snapshot } from '../../electron/domain/snapshot.ts';
import { CallRefused, type Client } from './client.ts';

/** What the window shows, all of it owned by main. */
export interface AppData {
  readonly app: AppState;
  readonly snapshot: Snapshot;
  readonly alerts: AlertsState;
  readonly providers: readonly ProviderDescriptor[];
  readonly trends: Trends;
}

/** What the window begins with. */
export interface First {
  readonly data: AppData;
  /** How the window was left the last time. */
  readonly left: ViewSettings;
}

/** Reads the state once; `null` when main refused some of it. */
export async function readFirst(client: Client): Promise<First | null> {
  try {
    const [app, snapshot, alerts, providers, trends, left] = await Promise.all([
      client.call('getAppState', null),
      client.call('getSnapshot', null),
      client.call('getAlerts', null),
      client.call('listProviders', null),
      client.call('getTrends', null),
      client.call('getView', null),
    ]);
    return { data: { app, snapshot, alerts, providers, trends }, left };
  } catch (error) {
    if (error instanceof CallRefused) return null;
    throw error;
  }
}

/** What was read at first, kept up to date by main's pushes. */
export function useAppData(client: Client, first: First): AppData {
  const [data, setData] = useState(first.data);
  useEffect(() => {
    const follow = <Name extends 'snapshot' | 'alerts' | 'trends'>(name: Name) =>
      client.on(name, (value) => setData((before) => ({ ...before, [name]: value })));
    const stops = [
      client.on('appState', (app) => setData((before) => ({ ...before, app }))),
      follow('snapshot'),
      follow('alerts'),
      follow('trends'),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client]);
  return data;
}
