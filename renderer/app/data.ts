import { useEffect, useState } from 'react';
import type { WindowState } from '../../electron/contract/types.ts';
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
