import { useEffect, useState } from 'react';
import type { Trends } from '../../electron/contract/trend-types.ts';
import type { AppState } from '../../electron/contract/types.ts';
import type { ViewSettings } from '../../electron/contract/view-types.ts';
import type { AlertsState } from '../../electron/domain/alert.ts';
import type { ProviderDescriptor } from '../../electron/domain/descriptor.ts';
import type { Snapshot } from '../../electron/domain/snapshot.ts';
import type { Client } from './client.ts';

/** What the window shows, all of it owned by main. */
export interface AppData {
  readonly app: AppState;
  readonly snapshot: Snapshot;
  readonly alerts: AlertsState;
  readonly providers: readonly ProviderDescriptor[];
  readonly trends: Trends;
}

export type Loaded =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  /** `left`: how the window was left the last time. */
  | { readonly state: 'ready'; readonly data: AppData; readonly left: ViewSettings };

/** Reads the state once, then follows main's pushes; a push is newer than an answer on its way. */
export function useAppData(client: Client): Loaded {
  const [app, setApp] = useState<AppState | null>(null);
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [alerts, setAlerts] = useState<AlertsState | null>(null);
  const [providers, setProviders] = useState<readonly ProviderDescriptor[] | null>(null);
  const [trends, setTrends] = useState<Trends | null>(null);
  const [left, setLeft] = useState<ViewSettings | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const stopApp = client.on('appState', setApp);
    const stopSnapshot = client.on('snapshot', setSnapshot);
    const stopAlerts = client.on('alerts', setAlerts);
    const stopTrends = client.on('trends', setTrends);
    Promise.all([
      client.call('getAppState', null),
      client.call('getSnapshot', null),
      client.call('getAlerts', null),
      client.call('listProviders', null),
      client.call('getTrends', null),
      client.call('getView', null),
    ]).then(
      ([firstApp, firstSnapshot, firstAlerts, list, firstTrends, view]) => {
        setApp((pushed) => pushed ?? firstApp);
        setSnapshot((pushed) => pushed ?? firstSnapshot);
        setAlerts((pushed) => pushed ?? firstAlerts);
        setProviders(list);
        setTrends((pushed) => pushed ?? firstTrends);
        setLeft(view);
      },
      () => setFailed(true),
    );
    return () => {
      stopApp();
      stopSnapshot();
      stopAlerts();
      stopTrends();
    };
  }, [client]);

  const first = app === null || snapshot === null || alerts === null;
  if (first || providers === null || trends === null || left === null) {
    return { state: failed ? 'failed' : 'loading' };
  }
  return { state: 'ready', data: { app, snapshot, alerts, providers, trends }, left };
}
