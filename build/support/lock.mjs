import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './terminal.mjs';

/** A holder shows that it is alive this often; silence for `DEAD_MS` means it is gone. */
const BEAT_MS = 5_000;
const DEAD_MS = 60_000;

/**
 * Runs `work` while no other process runs under the same lock file. A holder that died is noticed
 * by its process id, or (another container on the same folder) by its missing heartbeat.
 *
 * @template T
 * @param {string} file
 * @param {string} what what the other run is doing, for the line that explains the wait
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, what, work) {
  await mkdir(dirname(file), { recursive: true });
  let told = false;
  while (!(await take(file))) {
    if (await isStale(file)) {
      await setAside(file);
      continue;
    }
    if (!told) say(`Another run is ${what}; waiting for it (lock: ${file}).`);
    told = true;
    await wait(500);
  }
  const release = () => rmSync(file, { force: true });
  const touch = () => void utimes(file, new Date(), new Date()).catch(() => {});
  const beat = setInterval(touch, BEAT_MS);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
async function take(file) {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
    await handle.close();
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
async function isStale(file) {
  try {
    const age = Date.now() - (await stat(file)).mtimeMs;
    if (age > DEAD_MS) return true;
    const holder = JSON.parse(await readFile(file, 'utf8'));
    return holder.host === hostname() && !isAlive(holder.pid);
  } catch {
    // Gone, or being written just now: look again.
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Renaming lets only one of several waiting processes remove a dead lock.
 *
 * @param {string} file
 */
async function setAside(file) {
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(() => {});
  await rm(aside, { force: true });
}
