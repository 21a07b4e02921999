import type { Environment } from '../domain/descriptor.ts';

/** How often a provider's own environments may be asked; none of the documents allows more. */
export const remoteLimits = {
  pollFloorMs: 60_000,
  manualFloorMs: 10_000,
  defaultIntervalMs: 300_000,
  loopbackOnly: false,
  plainHttp: 'never',
} as const;

/** The simulator on this computer: an environment like any other, for the demo, tests and developers. */
export const simulatorEnvironment: Environment = {
  id: 'simulator',
  kind: 'demo',
  name: { en: 'Simulator on this computer', 'zh-CN': '本机模拟平台' },
  pollFloorMs: 5_000,
  manualFloorMs: 1_000,
  defaultIntervalMs: 15_000,
  loopbackOnly: true,
  plainHttp: 'never',
};
