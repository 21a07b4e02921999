import { antom } from './antom/index.ts';
import type { Provider } from './provider.ts';
import { redemption } from './redemption/index.ts';
import { smilepayz } from './smilepayz/index.ts';
import { worldfirst } from './worldfirst/index.ts';

/** Every provider the app knows, in the order they are offered. */
export const providers: readonly Provider[] = [worldfirst, smilepayz, redemption, antom];

export function providerById(id: string): Provider | undefined {
  return providers.find(({ descriptor }) => descriptor.id === id);
}
