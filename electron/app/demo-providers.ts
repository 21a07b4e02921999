import path from 'node:path';
import { createDemo, type Demo } from '../demo/demo.ts';
import { seedPast } from '../demo/seed-past.ts';
import { startSimulatorProcess, type SimulatorProcess } from '../demo/simulator-process.ts';
import type { Past } from '../desktop/past.ts';
import type { Locale } from '../domain/locale.ts';
import type { Settings } from '../settings/settings.ts';
import type { Vault } from '../vault/vault.ts';

export interface DemoProvidersParts {
  readonly vault: Vault;
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  readonly past: Pick<Past, 'open' | 'history'>;
  readonly locale: () => Locale;
  /** Epoch ms. */
  readonly now: () => number;
  /** Epoch ms to stand still at, or null to move with the clock. */
  readonly frozenAt: number | null;
}

/** The providers of the demo, in a process of their own, and its invented past. */
export interface DemoProviders {
  start(): Promise<void>;
  /** Makes merchants known whose keys could not be read before. */
  registerMissing(): Promise<void>;
  stop(): void;
}

export function createDemoProviders(parts: DemoProvidersParts): DemoProviders {
  const { vault, settings, past, locale, now, frozenAt } = parts;
  let simulator: SimulatorProcess | undefined;
  let demo: Demo | undefined;
  return {
    async start() {
      simulator = startSimulatorProcess(path.join(__dirname, 'simulator.cjs'));
      demo = createDemo({
        simulator: simulator.client,
        vault,
        settings,
        locale: locale(),
        frozenAt,
      });
      await demo.start();
      await past.open();
      await seedPast({
        history: past.history,
        connections: settings.get().connections,
        now: now(),
        frozen: frozenAt !== null,
        locale: locale(),
      });
    },
    registerMissing: async () => demo?.registerMissing(),
    stop: () => simulator?.kill(),
  };
}
