import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, run } from '../support/process.mjs';
import { progress, say } from '../support/terminal.mjs';

/** How long the download may take to deliver its first byte, and how long it may pause later. */
const FIRST_BYTE_MS = 20_000;
const STALL_MS = 60_000;

/**
 * Lets the wrapper's own installer fetch the runtime, with its caches, mirrors and checksums. In a
 * network that swallows packets it would wait for minutes, so it is ended when nothing arrives.
 *
 * @param {string} wrapper the folder of the `electron` package
 * @param {string} version
 * @returns {Promise<string>} why it did not work; empty when it did
 */
export async function downloadElectron(wrapper, version) {
  say(`Downloading Electron ${version} (about 120 MB) …`);
  const temporary = await mkdtemp(join(tmpdir(), 'plimsoll-electron-'));
  const forget = () => rmSync(temporary, { recursive: true, force: true });
  process.once('exit', forget);
  const stop = new AbortController();
  const bar = progress('Electron');
  let seen = 0;
  let lastChange = Date.now();
  const watch = setInterval(() => {
    const size = sizeOf(temporary) + sizeOf(join(wrapper, 'dist'));
    if (size !== seen) {
      seen = size;
      lastChange = Date.now();
      bar.update(size, null);
    } else if (Date.now() - lastChange > (seen === 0 ? FIRST_BYTE_MS : STALL_MS)) {
      stop.abort();
    }
  }, 250);
  try {
    const env = {
      ...process.env,
      // The installer downloads into the temporary folder: its growth is our progress.
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
      ELECTRON_GET_USE_PROXY: 'true',
      NODE_USE_ENV_PROXY: '1',
    };
    const command = [process.execPath, join(wrapper, 'install.js')];
    const { code, stderr } = await run(command, { cwd: wrapper, env, signal: stop.signal });
    if (code === 0) return '';
    if (stop.signal.aborted) return 'nothing arrived from the download site';
    return firstReason(stderr);
  } finally {
    clearInterval(watch);
    bar.end();
    process.off('exit', forget);
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * The message at the head of the installer's stack trace.
 *
 * @param {string} stderr
 */
function firstReason(stderr) {
  const line = stderr.split('\n').find((text) => /Error\b.*:/.test(text)) ?? lastLines(stderr, 1);
  const message = line.replace(/^\s*\w*Error:\s*/, '').trim();
  return message === 'fetch failed' || !message ? 'the download site cannot be reached' : message;
}

/**
 * @param {string} path
 * @returns {number} bytes of everything in it
 */
function sizeOf(path) {
  try {
    const kind = statSync(path);
    if (!kind.isDirectory()) return kind.size;
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
  } catch {
    // Removed while we looked.
    return 0;
  }
}
