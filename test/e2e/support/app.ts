import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { _electron, errors } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { recordOutput, type ChildOutput } from './child-output.ts';
import { distinct, kill, processTree, waitForEnd, type ProcessId } from './process-tree.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const SCREENSHOTS = path.join(PROJECT, 'test-results');
const DEFAULT_TIMEOUT_MS = 15_000;
const GRACE_MS = 5_000;
const SCREENSHOT_TIMEOUT_MS = 10_000;
/** How much of the app's last words an error repeats, in characters. */
const ERROR_TAIL = 2_000;
/** Marks all the app starts, so that even a detached child of a crashed app is found. */
const RUN_MARK = 'E2E_RUN';
/** What the test runner sets for itself; an app that saw it could behave as nowhere else. */
const RUNNER_VARIABLES =
  /^(VITEST.*|NODE_ENV|NODE_OPTIONS|ELECTRON_RUN_AS_NODE|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/;

export interface LaunchOptions {
  /** The private desktop to run on; of it only the environment matters here. */
  desktop: { env: NodeJS.ProcessEnv };
  /** An existing folder of the test's own, for settings, cookies and the single-instance lock. */
  profileDir: string;
  /** The app's own arguments. */
  args?: string[];
  /** More switches for Chromium. */
  switches?: string[];
  /** Added to the desktop's environment. */
  env?: Record<string, string>;
  /** The app's folder; the project by default. */
  appDir?: string;
  /** The Electron to start; what PLIMSOLL_ELECTRON names by default. */
  executable?: string;
  /** Whether Chromium's own sandbox is on; by default unless we are the superuser, who cannot have it. */
  sandbox?: boolean;
  timeoutMs?: number;
}

/** How the app ended. */
export interface Ended {
  /** False when the main process itself had to be killed. */
  byItself: boolean;
  /** All that had to be killed, with the main process where it hung; empty after a clean end. */
  leftOver: ProcessId[];
}

/** The built app, running for real. */
export interface RunningApp {
  electronApp: ElectronApplication;
  /** All the app has printed, from the first byte. */
  output: ChildOutput;
  /** The open window, or the next one to open. */
  window(options?: { timeoutMs?: number }): Promise<Page>;
  /** Writes the window, which must be showing, as test-results/<name>.png; gives its path. */
  screenshot(name: string): Promise<string>;
  /** Waits until the app ends by itself, as after "Quit"; cleans up what it leaves behind. */
  waitForExit(options?: { timeoutMs?: number }): Promise<Ended>;
  /** Asks the app to quit and ends whatever remains. May be called again. */
  stop(): Promise<Ended>;
}

/**
 * V8's debugger holds what it waits for only weakly, so that garbage collection at the wrong moment (once in some hundred
 * starts) loses an answer. Nothing that tests ask for does harm when it is done twice.
 */
function askAgain(electronApp: ElectronApplication): void {
  const evaluate = electronApp.evaluate.bind(electronApp) as (...args: unknown[]) => Promise<unknown>;
  electronApp.evaluate = ((...args: unknown[]) =>
    evaluate(...args).catch((error: unknown) => {
      if (!String(error).includes('promise was garbage collected')) throw error;
      return evaluate(...args);
    })) as typeof electronApp.evaluate;
}

/**
 * Starts the app on the runtime named by PLIMSOLL_ELECTRON. Chromium's switches stand before the
 * app's folder and the app's own arguments after it, the order that every loader understands.
 */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const executable = options.executable ?? process.env['PLIMSOLL_ELECTRON'];
  if (!executable) {
    throw new Error('PLIMSOLL_ELECTRON must name the Electron to test with; npm test sets it.');
  }
  const run = randomUUID();
  // “Forget everything” deletes it.
  await mkdir(options.profileDir, { recursive: true });
  const launch = () =>
    _electron.launch({
      executablePath: executable,
      args: [
        `--user-data-dir=${options.profileDir}`,
        // A virtual display has no GPU, and looking for one takes a process that fails three times.
        '--disable-gpu',
        ...(options.switches ?? []),
        options.appDir ?? PROJECT,
        ...(options.args ?? []),
      ],
      // Chromium's sandbox refuses to run as root.
      chromiumSandbox: options.sandbox ?? process.getuid?.() !== 0,
      // What the system says is what the app gets; Playwright would otherwise say "light".
      colorScheme: null,
      env: environmentOf({ ...options.desktop.env, ...options.env, [RUN_MARK]: run }),
      cwd: options.profileDir,
      timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    });
  const { result: electronApp, output } = await recordOutput(executable, () =>
    launch().catch((error: unknown) => {
      // About one attachment in a hundred never completes its handshake with the debugger; the app is
      // not at fault, so it is started once more.
      if (!(error instanceof errors.TimeoutError)) throw error;
      return launch();
    }),
  );
  askAgain(electronApp);
  const main = electronApp.process().pid;
  if (main === undefined) throw new Error('Electron did not start');

  const window = async (wait?: { timeoutMs?: number }): Promise<Page> => {
    const [open] = electronApp.windows().filter((page) => !page.isClosed());
    if (open) return open;
    const timeout = wait?.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    return electronApp.waitForEvent('window', { timeout }).catch((cause: unknown) => {
      const said = output.stderr.slice(-ERROR_TAIL);
      throw new Error(`No window within ${timeout} ms. The app said:\n${said}`, { cause });
    });
  };
  let ended: Promise<Ended> | undefined;
  const end = async (timeoutMs: number, quit?: () => void): Promise<Ended> => {
    const before = await processTree(main, `${RUN_MARK}=${run}`);
    quit?.();
    const mainProcess = before.filter((one) => one.pid === main);
    const byItself = (await waitForEnd(mainProcess, timeoutMs)).length === 0;
    // Again, for what was started since.
    const tree = distinct([...before, ...(await processTree(main, `${RUN_MARK}=${run}`))]);
    // Chromium's helpers notice the end of the main process a moment later.
    const leftOver = await waitForEnd(tree, byItself ? GRACE_MS : 0);
    kill(leftOver);
    await waitForEnd(leftOver, GRACE_MS);
    return { byItself, leftOver };
  };

  return {
    electronApp,
    output,
    window,
    async screenshot(name) {
      await mkdir(SCREENSHOTS, { recursive: true });
      const file = path.join(SCREENSHOTS, `${name}.png`);
      await (await window()).screenshot({ path: file, timeout: SCREENSHOT_TIMEOUT_MS });
      return file;
    },
    waitForExit(wait) {
      ended ??= end(wait?.timeoutMs ?? DEFAULT_TIMEOUT_MS);
      return ended;
    },
    stop() {
      // `end` does not wait for this: it never settles when the app refuses to quit.
      ended ??= end(GRACE_MS, () => void electronApp.close().catch(() => undefined));
      return ended;
    },
  };
}

function environmentOf(variables: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(variables).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !RUNNER_VARIABLES.test(entry[0]),
  );
  return Object.fromEntries(kept);
}
