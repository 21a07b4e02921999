import { useEffect, useState } from 'react';
import type { WindowState } from '../../electron/contract/types.ts';
import type { Snapshot, SnapshotChange } from '../../electron/domain/snapshot.ts';
import { CallRefused, type Client } from './client.ts';

/** What the window shows, all of it owned by main. */
export type AppData = Pick<WindowState, 'app' | 'snapshot' | 'alerts' | 'providers' | 'trends'>;

/** What the window begins with; `null` when main refused it. */
export async function readState(client: Client): Promise<WindowState | null> {
  try {
    return await client.call('getState', null);
  } catch (error) {
    if (error instanceof CallRefused) return null;
    throw error;
  }
}

/** What was read at first, kept up to date by main's pushes. */
export function useAppData(client: Client, first: WindowState): AppData {
  const [data, setData] = useState<AppData>(first);
  useEffect(() => {
    const follow = <Name extends 'alerts' | 'trends'>(name: Name) =>
      client.on(name, (value) => setData((before) => ({ ...before, [name]: value })));
    const stops = [
      client.on('appState', (app) => setData((before) => ({ ...before, app }))),
      client.on('snapshot', (change) =>
        setData((before) => ({ ...before, snapshot: changedBy(before.snapshot, change) })),
      ),
      follow('alerts'),
      follow('trends'),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client]);
  return data;
}

/** What did not change stays the same object, and is not drawn again. */
function changedBy(before: Snapshot, { at, ids, changed }: SnapshotChange): Snapshot {
  const known = new Map([...before.connections, ...changed].map((connection) => [connection.id, connection]));
  return {
    at,
    connections: ids.flatMap((id) => known.get(id) ?? []),
  };
}
