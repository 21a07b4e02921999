import { isDeepStrictEqual } from 'node:util';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Provider } from '../providers/provider.ts';

/** Stored connections with their values in today's form; `null` where all of them have it already. */
export function upgraded(
  connections: readonly ConnectionConfig[],
  provider: (id: string) => Pick<Provider, 'upgrade'> | undefined,
): readonly ConnectionConfig[] | null {
  const today = connections.map((connection) => {
    const values = provider(connection.providerId)?.upgrade?.(connection.values);
    const changed = values !== undefined && !isDeepStrictEqual(values, connection.values);
    return changed ? { ...connection, values } : connection;
  });
  return today.some((connection, index) => connection !== connections[index]) ? today : null;
}
