import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startTrayHost, type TrayHost } from '../../../test/e2e/support/tray-host.ts';
import type { TrayMenuItem } from '../../../test/e2e/support/tray-menu.ts';

/** A tray app that is measured. */
export interface Subject {
  readonly name: string;
  /** What Electron is given to run. */
  readonly folder: string;
  readonly profile: string;
  /** The app's own arguments. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the tray menu is the one that is waited for. */
  readonly isWhole: (text: string, root: TrayMenuItem) => boolean;
}

/** Where it is measured: a desktop with a tray that we are ourselves, and a runtime that nobody else runs. */
export interface Stage {
  readonly electron: string;
  readonly env: NodeJS.ProcessEnv;
  readonly tray: TrayHost;
}

/** What the observer says; see observed/main.cjs. */
export interface Seen {
  readonly drawnAt?: number;
  readonly shownAt?: number;
  readonly longestStallMs?: number;
}

export interface Running {
  readonly pid: number;
  /** From the moment before it was started to that from which a panel found an icon with its whole menu, ms. */
  readonly startMs: number;
  /** Asks the observer for something. */
  ask(word: 'close' | 'watch-stalls' | 'tell-stalls'): void;
  /** The next thing the observer says. */
  seen(): Promise<Seen>;
  stop(): Promise<void>;
}

/** What is left of an interrupted run goes with it. */
const alive = new Set<number>();
process.on('exit', () => alive.forEach(killGroup));

const START_MS = 30_000;
const END_MS = 10_000;

export async function openStage(electron: string, env: NodeJS.ProcessEnv, busAddress: string): Promise<Stage> {
  return { electron, env, tray: await startTrayHost(busAddress) };
}

/** Starts it and waits until its tray icon is there with its whole menu. */
export async function start({ electron, env, tray }: Stage, subject: Subject): Promise<Running> {
  const isRoot = process.getuid?.() === 0;
  const started = performance.now();
  const child = spawn(
    electron,
    [
      ...(isRoot ? ['--no-sandbox'] : []),
      // A virtual display has none; looking for it takes a process that fails three times.
      '--disable-gpu',
      `--user-data-dir=${subject.profile}`,
      subject.folder,
      ...subject.args,
    ],
    {
      env: { ...env, ...subject.env },
      stdio: ['pipe', 'pipe', process.env['PLIMSOLL_DEBUG'] ? 'inherit' : 'ignore'],
      detached: true,
    },
  );
  const pid = child.pid ?? 0;
  // It may end before it has read what it was asked.
  child.stdin.on('error', () => undefined);
  if (pid === 0) throw new Error(`${subject.name} could not be started`);
  const ended = once(child, 'exit');
  alive.add(pid);
  const lines = createInterface({ input: child.stdout });
  const waiting: ((seen: Seen) => void)[] = [];
  const said: Seen[] = [];
  lines.on('line', (line) => {
    if (!line.startsWith('{"bench":')) return;
    const { bench } = JSON.parse(line) as { bench: Seen };
    const next = waiting.shift();
    if (next === undefined) said.push(bench);
    else next(bench);
  });

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    const hard = setTimeout(() => killGroup(pid), END_MS);
    await ended;
    clearTimeout(hard);
    killGroup(pid);
    alive.delete(pid);
    await tray.waitForNoItem();
  }

  let startMs = Number.NaN;
  try {
    const { registeredAt } = await tray.waitForItem({ timeoutMs: START_MS });
    await tray.waitForMenu(subject.isWhole, { timeoutMs: START_MS });
    // What reading the menu takes is the panel's affair.
    startMs = Math.max(registeredAt, tray.menuChangedAt()) - started;
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    pid,
    startMs,
    ask: (word) => void child.stdin.write(`${word}\n`),
    seen: () => {
      const first = said.shift();
      return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first);
    },
    stop,
  };
}

/** What outlived the main process. */
function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Nothing did.
  }
}
