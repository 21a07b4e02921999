import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/**
 * The path of a command, or null when it is not installed.
 *
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findCommand(name, env = process.env) {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (!folder) continue;
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/**
 * How to call npm without a shell: the script that is running us, the one next to Node, or (not on
 * Windows, where it is a batch file) the command.
 *
 * @returns {[string, ...string[]]}
 */
export function npmCommand() {
  const running = process.env['npm_execpath'];
  if (running && basename(running) === 'npm-cli.js') return [process.execPath, running];
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (existsSync(beside)) return [process.execPath, beside];
  return ['npm'];
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 + n when a signal ended it, 127 when it could not start
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a command to its end; a failing command is an outcome, not an exception.
 *
 * @param {readonly string[]} command program and arguments, no shell involved
 * @param {{
 *   cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, signal?: AbortSignal
 * }} [options]
 *   `show` passes the output through to the terminal instead of collecting it.
 * @returns {Promise<Outcome>}
 */
export function run(command, { cwd, env = process.env, show = false, signal } = {}) {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    });
    running.add(child);
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', (error) => {
      running.delete(child);
      resolve({ code: 127, stdout, stderr: `${stderr}${error.message}` });
    });
    child.on('close', (code, ended) => {
      running.delete(child);
      resolve({ code: code ?? (ended ? 143 : 1), stdout, stderr });
    });
  });
}

/**
 * The last few lines of a command's output, for a paragraph about its failure.
 *
 * @param {string} text
 */
export function lastLines(text, count = 3) {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).slice(-count).join(' ');
}

/**
 * What npm says went wrong: its code and first sentence, without the page of usage and the log
 * file that may follow.
 *
 * @param {string} stderr
 */
export function npmReason(stderr) {
  const lines = stderr.split('\n').filter((line) => line.startsWith('npm error'));
  const said = lines.map((line) => line.slice('npm error'.length).trim()).filter(Boolean);
  const told = said.filter((line) => !/^(A complete log|syscall |errno )/.test(line));
  const text = told.slice(0, 3).join(' ');
  return text || lastLines(stderr) || 'it gave no reason';
}
