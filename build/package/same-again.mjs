import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { requireTool } from './staged-app.mjs';

/**
 * The app's own files of a staged app: those in app.asar, and those that lie unpacked beside it.
 *
 * @param {string} resources
 * @returns {Map<string, string>} hashes by name
 */
export function ownFiles(resources) {
  const asar = requireTool('@electron/asar');
  const archive = join(resources, 'app.asar');
  /** @type {Map<string, string>} */
  const files = new Map([['app.asar', hash(readFileSync(archive))]]);
  for (const name of asar.listPackage(archive, { isPack: false })) {
    const path = name.replace(/^[\\/]/, '');
    const entry = asar.statFile(archive, path);
    if (!('files' in entry) && !('link' in entry)) files.set(path, hash(asar.extractFile(archive, path)));
  }
  const beside = join(resources, 'app.asar.unpacked');
  for (const path of readdirSync(beside, { recursive: true, encoding: 'utf8' })) {
    const file = join(beside, path);
    if (statSync(file).isFile()) files.set(relative(resources, file), hash(readFileSync(file)));
  }
  return files;
}

/**
 * What is not the same in both.
 *
 * @param {ReadonlyMap<string, string>} one
 * @param {ReadonlyMap<string, string>} other
 * @returns {string[]} names
 */
export function differences(one, other) {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name)).sort();
}

/** @param {Buffer} bytes */
function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
