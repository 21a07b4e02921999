import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * One hash over the names and contents of files and folders; a path that does not exist counts as
 * absent, so creating it changes the hash.
 *
 * @param {string} base
 * @param {readonly string[]} paths relative to `base`
 */
export function hashOf(base, paths) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const full = join(base, path);
    const kind = statSync(full, { throwIfNoEntry: false });
    if (!kind) {
      hash.update(`absent ${path}\0`);
    } else if (kind.isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    } else {
      hash.update(`${path}\0${kind.size}\0`).update(readFileSync(full));
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @param {string} value
 */
export function stampMatches(file, value) {
  try {
    return readFileSync(file, 'utf8') === value;
  } catch {
    return false;
  }
}

/**
 * Call it before the work a stamp speaks for, so that interrupted work is never taken for done.
 *
 * @param {string} file
 */
export function removeStamp(file) {
  rmSync(file, { force: true });
}

/**
 * Writes a small file so that a reader sees all of it or nothing.
 *
 * @param {string} file
 * @param {string} value
 */
export async function writeAtomically(file, value) {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, value);
  await rename(temporary, file);
}
