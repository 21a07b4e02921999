import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/paths.mjs';

/**
 * Packages that bring a script npm would run when it installs them. Ours never does (`ignore-scripts` in .npmrc), and
 * somebody looked at what each of these would do: keytar builds what it also ships prebuilt, usocket builds what the tests do
 * without, and Electron's wrapper downloads its runtime, which set-up does itself.
 */
export const ALLOWED = ['electron', 'electron-winstaller', 'keytar', 'usocket'];

const LOCK_FILES = ['package-lock.json', join('build', 'package', 'package-lock.json')];

/** @returns {string[]} names of all packages that have one, sorted */
export function withInstallScripts() {
  const names = LOCK_FILES.flatMap((file) => {
    const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    return Object.entries(packages)
      .filter(([, about]) => about.hasInstallScript === true)
      .map(([folder]) => folder.replace(/^.*node_modules\//, ''));
  });
  return [...new Set(names)].toSorted();
}

/** @returns {boolean} whether npm is kept from running them */
export function areScriptsOff() {
  return /^ignore-scripts=true$/m.test(readFileSync(join(root, '.npmrc'), 'utf8'));
}
