import { spawn } from 'node:child_process';
import { electronExecutable } from '../setup/electron.mjs';
import { restrictsSandbox } from '../setup/system-packages.mjs';
import { onInterrupt } from '../support/interrupt.mjs';
import { findCommand } from '../support/process.mjs';
import { root } from '../support/paths.mjs';
import { Problem, say } from '../support/terminal.mjs';

/** How long the app may take to close its files and its simulator when asked to end. */
const END_MS = 5_000;

/** The exit codes by which the app asks to be started anew, and with which profile. */
const RESTART_ARGS = new Map([
  [70, []],
  [71, ['--demo']],
]);

/**
 * Runs the built app until it ends, also across its own change of profile. An interrupt asks it to
 * quit, and counts as success.
 *
 * @param {readonly string[]} args for the app
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} [switches] for Chromium
 * @returns {Promise<number>} exit code
 */
export async function launch(args, env, switches = []) {
  let code = await runOnce(args, env, switches);
  for (let next = RESTART_ARGS.get(code); next !== undefined; next = RESTART_ARGS.get(code)) {
    code = await runOnce(next, env, switches);
  }
  return code;
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} switches
 * @returns {Promise<number>} exit code
 */
async function runOnce(args, env, switches) {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot) say('Running as root, so Chromium’s sandbox is off (--no-sandbox).');
  const sandbox = isRoot ? ['--no-sandbox'] : [];
  const own = withoutCoreDumps([electronExecutable(), ...sandbox, ...switches, root, ...args]);
  // On Linux the kernel ends the app with us, whatever ends us.
  const setpriv = findCommand('setpriv');
  const [program = '', ...rest] =
    process.platform === 'linux' && setpriv ? [setpriv, '--pdeathsig', 'TERM', '--', ...own] : own;
  const { ELECTRON_RUN_AS_NODE: _, ...clean } = env;
  const child = spawn(program, rest, {
    cwd: root,
    env: { ...clean, PLIMSOLL_LAUNCHER: '1' },
    stdio: 'inherit',
    // A group of its own: the terminal's Ctrl-C reaches only us, and we can end what is left of it.
    detached: process.platform !== 'win32',
  });
  let interrupted = false;
  onInterrupt(() => {
    if (interrupted) return;
    interrupted = true;
    child.kill('SIGTERM');
    setTimeout(() => killGroup(child.pid), END_MS).unref();
  });
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new Problem(`Electron could not be started: ${error.message}.`, { cause: error })),
    );
    child.once('exit', (...ended) => resolve(ended));
  });
  killGroup(child.pid);
  if (interrupted || code === 0) return 0;
  if (RESTART_ARGS.has(code)) return code;
  say(`The app ended with ${signal ?? `exit code ${code}`}.`);
  if (restrictsSandbox()) {
    say(
      'If it spoke of the sandbox: this system keeps user namespaces from ordinary programs. ' +
        '"sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0" allows them until restart.',
    );
  }
  return code ?? 1;
}

/**
 * A program that the system never writes the memory of to disk: keys are in it.
 *
 * @param {readonly string[]} command
 */
function withoutCoreDumps(command) {
  return process.platform === 'win32'
    ? command
    : ['sh', '-c', 'ulimit -c 0; exec "$0" "$@"', ...command];
}

/**
 * Ends helpers that outlived the app.
 *
 * @param {number | undefined} group
 */
function killGroup(group) {
  if (!group || process.platform === 'win32') return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}
