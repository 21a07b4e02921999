import type { ConnectionConfig } from '../domain/connection.ts';
import { environmentOf, type ProviderDescriptor } from '../domain/descriptor.ts';

/** The manual floor of tests, by address: pressing buttons fast must not hammer a provider. */
export interface TestFloor {
  /** How long until the address may be asked again, ms; 0 when it may be now. */
  waitMs(connection: ConnectionConfig, descriptor: ProviderDescriptor): number;
  /** Something is being sent there now. */
  sent(connection: ConnectionConfig): void;
}

/** @param now epoch ms */
export function createTestFloor(now: () => number): TestFloor {
  const lastAt = new Map<string, number>();
  return {
    waitMs({ baseUrl, environmentId }, descriptor) {
      const floorMs = environmentOf(descriptor, environmentId)?.manualFloorMs ?? 0;
      const since = now() - (lastAt.get(baseUrl) ?? Number.NEGATIVE_INFINITY);
      // A clock set back would otherwise lock the button for as long.
      return since >= 0 && since < floorMs ? floorMs - since : 0;
    },
    sent: ({ baseUrl }) => void lastAt.set(baseUrl, now()),
  };
}
