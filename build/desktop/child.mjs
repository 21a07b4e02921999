import { spawn } from 'node:child_process';
import { findCommand } from '../support/process.mjs';

/** How long a program of the desktop may take to become ready, and to end when asked to. */
export const READY_MS = 15_000;
const END_MS = 3_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const alive = new Set();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/**
 * A program that must not outlive us. It has its own process group, so that Ctrl-C in the terminal
 * reaches only us and we end things in order; if we are killed, the kernel ends it.
 *
 * @typedef {object} Child
 * @property {import('node:child_process').ChildProcess} process fd 3 is a pipe for what it reports
 * @property {Promise<never>} failure rejects when it ends without having been asked to
 * @property {() => Promise<void>} stop
 */

/**
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @returns {Child}
 */
export function startChild(command, env) {
  const [name = ''] = command;
  const setpriv = findCommand('setpriv');
  const [program = '', ...args] = setpriv
    ? [setpriv, '--pdeathsig', 'KILL', '--', ...command]
    : command;
  const child = spawn(program, args, {
    env,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-2_000);
    if (process.env['PLIMSOLL_DEBUG']) process.stderr.write(text);
  });
  // It may end before it has read what we write to it; its end is reported below.
  child.stdin?.on('error', () => {});
  let stopping = false;
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once('close', () => resolve()));
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => {
    child.once('error', (error) => reject(new Error(`${name}: ${error.message}`)));
    child.once('close', (code, signal) => {
      alive.delete(child);
      if (!stopping) reject(new Error(`${name} ended (${signal ?? code}): ${said.trim()}`));
    });
  });
  // Whoever waits for the start hears of it; later nobody may be listening.
  failure.catch(() => {});
  return {
    process: child,
    failure,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), END_MS);
      await ended;
      clearTimeout(hard);
    },
  };
}

/**
 * The first line a child writes to its fd 3, where Xvfb and dbus-daemon report their address.
 *
 * @param {Child} child
 * @returns {Promise<string>}
 */
export function reportedLine(child) {
  const pipe = /** @type {import('node:stream').Readable} */ (child.process.stdio[3]);
  return within(child, 'its address', (resolve) => {
    let text = '';
    pipe.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
  });
}

/**
 * Waits for a child to become ready; its end or `READY_MS` without success is an error.
 *
 * @template T
 * @param {Child} child
 * @param {string} what for the message
 * @param {(resolve: (value: T) => void, reject: (error: unknown) => void) => void} wait
 * @returns {Promise<T>}
 */
export async function within(child, what, wait) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    return await Promise.race([
      new Promise(wait),
      child.failure,
      new Promise((_, reject) => {
        const late = () => {
          const program = child.process.spawnargs.join(' ');
          reject(new Error(`no ${what} within ${READY_MS / 1000} s from ${program}`));
        };
        timer = setTimeout(late, READY_MS);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
