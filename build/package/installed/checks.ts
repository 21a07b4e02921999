import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createSimulatorClient } from '../../../electron/demo/simulator/client.ts';
import { forkWithNode } from '../../../electron/demo/simulator/fork-with-node.ts';
import { autostartEntry } from '../../../electron/desktop/autostart-entry.ts';
import { openKeyring } from '../../../test/e2e/support/keyring.ts';
import { startTrayHost } from '../../../test/e2e/support/tray-host.ts';
import type { Desktop } from '../../virtual-desktop.mjs';
import { testMerchant } from './test-merchant.ts';

export interface InstalledTask {
  /** The command that the package brought. */
  readonly command: string;
  /** The program it stands for. */
  readonly program: string;
  /** dist/simulator.cjs. */
  readonly simulator: string;
  /** A folder of the user's own. */
  readonly work: string;
}

/** What was seen of the installed app. */
export interface Seen {
  /** What `--version` says. */
  readonly version: string;
  /** What the import says. */
  readonly imported: string;
  /** The line of the tray menu with the amount. */
  readonly inTray: string;
  /** Names of the keychain items whose secret is the key that was imported. */
  readonly keys: readonly string[];
  /** Requests that the simulator accepted as rightly signed. */
  readonly accepted: number;
  /** What the kernel says of each of the app's processes: 2 is confined. */
  readonly seccomp: Readonly<Record<string, number>>;
  /** The autostart entry that the app writes. */
  readonly autostart: string;
  /** Its exit code, or the signal that ended it. */
  readonly end: number | string;
  /** The last of what it wrote to its standard error. */
  readonly said: string;
  /** Files in the user's home afterwards, relative. */
  readonly left: readonly string[];
}

const AMOUNT = /USD 5,000\.00/;
const START_MS = 60_000;

/** Does with the installed app what somebody does on the first day. @throws when something does not come about */
export async function useInstalled(desktop: Desktop, task: InstalledTask): Promise<Seen> {
  const { command, program, work } = task;
  const tray = await startTrayHost(desktop.busAddress);
  const keyring = await openKeyring(desktop);
  const simulator = createSimulatorClient(forkWithNode(task.simulator).port);
  let app: ChildProcess | undefined;
  try {
    const ready = await simulator.start({ options: { seed: 1, mode: 'frozen', hiccups: false } });
    const { merchant, setup, privateKeyPem, storedKey } = testMerchant(ready);
    await simulator.register({ merchant });
    writeFileSync(path.join(work, 'key.pem'), privateKeyPem, { mode: 0o600 });
    writeFileSync(path.join(work, 'connections.json'), JSON.stringify(setup));

    const env = { ...desktop.env, PATH: '/usr/local/bin:/usr/bin:/bin' };
    const say = (...args: string[]): Promise<string> => output(command, args, { env, cwd: work });
    const version = await say('--version');
    app = spawn(command, ['--hidden', '--disable-gpu'], { env, cwd: work, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    app.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
    const ended = once(app, 'exit');
    await tray.waitForItem({ timeoutMs: START_MS });
    const imported = await say('--import', 'connections.json');
    await tray.waitForMenu((text) => AMOUNT.test(text), { timeoutMs: START_MS });
    const inTray = (await tray.menuText()).split('\n').find((line) => AMOUNT.test(line)) ?? '';
    const items = await keyring.items();
    const keys = items.filter(({ secret }) => secret === storedKey).map(({ attributes }) => attributes['account'] ?? '');
    const accepted = (await simulator.requests()).filter(({ verdict }) => verdict === 'ok').length;
    // The window's process is the one that has to be confined.
    await tray.click(['Open Plimsoll']);
    const seccomp = await confinement(program);

    const autostart = path.join(String(desktop.env['XDG_CONFIG_HOME']), 'autostart', 'plimsoll.desktop');
    mkdirSync(path.dirname(autostart), { recursive: true });
    const entry = autostartEntry([program, '--hidden']);
    writeFileSync(autostart, entry);

    await tray.click(['Quit']);
    const [code, signal] = (await ended) as [number | null, string | null];
    const end = code ?? signal ?? '';
    await tray.waitForNoItem();
    const home = readdirSync(desktop.home, { recursive: true, encoding: 'utf8', withFileTypes: true });
    const left = home.filter((one) => one.isFile()).map((one) => path.relative(desktop.home, path.join(one.parentPath, one.name)));
    return { version, imported, inTray, keys, accepted, seccomp, autostart: entry, end, said, left: left.sort() };
  } finally {
    app?.kill('SIGKILL');
    await simulator.stop();
    keyring.stop();
    tray.stop();
  }
}

function output(program: string, args: readonly string[], options: { env: NodeJS.ProcessEnv; cwd: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { ...options, timeout: START_MS }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.trim());
      else reject(new Error(`${program} ${args.join(' ')}: ${stderr.trim() || error.message}`));
    });
  });
}

const LOOK_MS = 100;
const LOOKS = 300;

/** @returns the kernel's word on each kind of process of that program, once there is one that draws the window */
async function confinement(program: string): Promise<Record<string, number>> {
  for (let left = LOOKS; left > 0; left -= 1) {
    const found: Record<string, number> = {};
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      // Chromium writes the arguments of some of its processes anew, with spaces between them.
      const [own = '', ...args] = read(`/proc/${pid}/cmdline`).split(/[\0 ]/);
      if (own !== program) continue;
      const kind = args.find((arg) => arg.startsWith('--type='))?.slice('--type='.length) ?? 'main';
      found[kind] = Number(/^Seccomp:\s+(\d)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? Number.NaN);
    }
    if (found['renderer'] === 2) return found;
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
  throw new Error('the window’s process is not confined');
}

/** Empty for a process that has ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
