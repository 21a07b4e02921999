import { useEffect, useState } from 'react';
import type { AppState } from '../../electron/contract/types.ts';
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
}

export type Loaded =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly data: AppData };

/** Reads the state once, then follows main's pushes; a push is newer than an answer on its way. */
export function useAppData(client: Client): Loaded {
  const [app, setApp] = useState<AppState | null>(null);
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [alerts, setAlerts] = useState<AlertsState | null>(null);
  const [providers, setProviders] = useState<readonly ProviderDescriptor[] | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const stopApp = client.on('appState', setApp);
    const stopSnapshot = client.on('snapshot', setSnapshot);
    const stopAlerts = client.on('alerts', setAlerts);
    Promise.all([
      client.call('getAppState', null),
      client.call('getSnapshot', null),
      client.call('getAlerts', null),
      client.call('listProviders', null),
    ]).then(
      ([firstApp, firstSnapshot, firstAlerts, list]) => {
        setApp((pushed) => pushed ?? firstApp);
        setSnapshot((pushed) => pushed ?? firstSnapshot);
        setAlerts((pushed) => pushed ?? firstAlerts);
        setProviders(list);
      },
      () => setFailed(true),
    );
    return () => {
      stopApp();
      stopSnapshot();
      stopAlerts();
    };
  }, [client]);

  if (app !== null && snapshot !== null && alerts !== null && providers !== null) {
    return { state: 'ready', data: { app, snapshot, alerts, providers } };
  }
  return { state: failed ? 'failed' : 'loading' };
}
