import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makeArchive } from '../package/archive.mjs';
import { makeDeb } from '../package/deb.mjs';
import { differences, ownFiles } from '../package/same-again.mjs';
import { ensurePackagingTools, stageApp } from '../package/staged-app.mjs';
import { setUp } from '../setup.mjs';
import { root } from '../support/paths.mjs';
import { findCommand } from '../support/process.mjs';
import { Problem, say } from '../support/terminal.mjs';

const VERIFY = '--verify-reproducible';

/**
 * Builds packages for the system it runs on, into dist/packages/: on Linux a .deb (where the system has Debian's tools) and
 * a portable archive, on macOS a dmg, on Windows an installer. `--verify-reproducible` packs the app twice instead, from two
 * builds, and says what differs.
 *
 * @type {import('../run.mjs').Command}
 */
export async function makePackages(args) {
  const [unknown] = args.filter((arg) => arg !== VERIFY);
  if (unknown !== undefined) throw new Problem(`There is no option ${unknown}; there is ${VERIFY}.`);
  await setUp({ desktop: false });
  await ensurePackagingTools();
  return args.includes(VERIFY) ? verify() : pack();
}

/** @returns {Promise<number>} exit code */
async function verify() {
  if (process.platform !== 'linux') throw new Problem(`${VERIFY} works on Linux alone.`);
  const files = [];
  for (const _ of ['first', 'second']) {
    const work = await mkdtemp(join(tmpdir(), 'plimsoll-package-'));
    try {
      await setUp({ rebuild: true });
      files.push(ownFiles(join((await stageApp(work)).folder, 'resources')));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  const [first = new Map(), second = new Map()] = files;
  const different = differences(first, second);
  if (different.length === 0) {
    say(`Both builds are the same: ${first.size} files, app.asar ${first.get('app.asar')}`);
    return 0;
  }
  say(`Not the same in two builds:\n${different.map((name) => `  ${name}`).join('\n')}`);
  return 1;
}

/** @returns {Promise<number>} exit code */
async function pack() {
  const packages = join(root, 'dist', 'packages');
  await rm(packages, { recursive: true, force: true });
  await mkdir(packages, { recursive: true });
  const linux = process.platform === 'linux';
  const work = linux ? await mkdtemp(join(tmpdir(), 'plimsoll-package-')) : packages;
  try {
    const app = await stageApp(work);
    if (app.isTestBuild) {
      say(`This is a test build (${app.version}): its Electron is out of support. Not for work with real keys.`);
    }
    if (!linux) return 0;
    const files = [await makeArchive(app, packages)];
    if (findCommand('dpkg-deb') && findCommand('fakeroot')) files.push(await makeDeb(app, packages));
    else say('No .deb: this system lacks dpkg-deb or fakeroot.');
    for (const file of files) say(`${size(file)}  ${basename(file)}`);
    const asar = join(app.folder, 'resources', 'app.asar');
    if (existsSync(asar)) say(`${size(asar)}  of it the app’s own code (app.asar)`);
    say(`The packages are in ${packages}.`);
    return 0;
  } finally {
    if (linux) await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} file */
function size(file) {
  return `${(statSync(file).size / 1e6).toFixed(1).padStart(6)} MB`;
}
