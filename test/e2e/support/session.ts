import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDesktop, type DesktopOptions } from '../../../build/virtual-desktop.mjs';
import {
  createSimulatorClient,
  type SimulatorClient,
} from '../../../electron/demo/simulator/client.ts';
import { forkWithNode } from '../../../electron/demo/simulator/fork-with-node.ts';
import type { Ready } from '../../../electron/demo/simulator/protocol.ts';
import { launchApp, type RunningApp } from './app.ts';
import { monitorNotify, type NotifyMonitor } from './notify-monitor.ts';
import { startTrayHost, type TrayHost } from './tray-host.ts';

const SIMULATOR = path.resolve(import.meta.dirname, '../../../dist/simulator.cjs');

export type Desktop = Awaited<ReturnType<typeof startDesktop>>;

/** A person's computer with providers to talk to: everything but the app itself. */
export interface Session {
  readonly desktop: Desktop;
  readonly tray: TrayHost;
  readonly notified: NotifyMonitor;
  readonly simulator: SimulatorClient;
  readonly ready: Ready;
  readonly profileDir: string;
  /** @param switches more of Chromium's */
  launch(args?: string[], env?: Record<string, string>, switches?: string[]): Promise<RunningApp>;
  /** How many requests the simulator accepted as rightly signed. */
  acceptedRequests(): Promise<number>;
  stop(): Promise<void>;
}

export async function startSession(options: DesktopOptions = {}): Promise<Session> {
  const desktop = await startDesktop(options);
  const tray = await startTrayHost(desktop.busAddress);
  const notified = await monitorNotify(desktop.busAddress);
  const profileDir = await mkdtemp(path.join(tmpdir(), 'plimsoll-profile-'));
  const simulator = createSimulatorClient(forkWithNode(SIMULATOR).port);
  const ready = await simulator.start({
    options: { seed: 1, mode: 'frozen', hiccups: false },
  });
  const apps: RunningApp[] = [];
  return {
    desktop,
    tray,
    notified,
    simulator,
    ready,
    profileDir,
    async launch(args = [], env = {}, switches = []) {
      const app = await launchApp({ desktop, profileDir, args, env, switches });
      apps.push(app);
      return app;
    },
    async acceptedRequests() {
      return (await simulator.requests()).filter(({ verdict }) => verdict === 'ok').length;
    },
    async stop() {
      for (const app of apps) await app.stop();
      await simulator.stop();
      notified.stop();
      tray.stop();
      await desktop.stop();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
