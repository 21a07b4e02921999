import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCommand, lastLines, run } from '../support/process.mjs';
import { Problem, say } from '../support/terminal.mjs';

/**
 * Something the system must provide, and the Debian package that does.
 *
 * @typedef {{ name: string, debian: string }} Need
 */

/** Shared libraries: what Electron links to, and what it or keytar opens at run time. */
const LIBRARIES = [
  { name: 'libgtk-3.so.0', debian: 'libgtk-3-0' },
  { name: 'libnss3.so', debian: 'libnss3' },
  { name: 'libasound.so.2', debian: 'libasound2' },
  { name: 'libgbm.so.1', debian: 'libgbm1' },
  { name: 'libnotify.so.4', debian: 'libnotify4' },
  { name: 'libsecret-1.so.0', debian: 'libsecret-1-0' },
];

/** Programs of the virtual desktop. */
const DESKTOP_COMMANDS = [
  { name: 'Xvfb', debian: 'xvfb' },
  { name: 'dbus-daemon', debian: 'dbus' },
  { name: 'gnome-keyring-daemon', debian: 'gnome-keyring' },
  { name: 'dunst', debian: 'dunst' },
];

/** Without them Chinese text is drawn as boxes. */
const FONTS = { name: 'a Chinese font', debian: 'fonts-noto-cjk' };

/** Renamed in Debian 13 and Ubuntu 24.04, when 64-bit time arrived. */
const RENAMED = ['libgtk-3-0', 'libasound2'];

const LIBRARY_FOLDERS = [
  '/usr/lib',
  '/usr/lib64',
  '/lib64',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
];

/**
 * Makes sure that the system has what Electron and, if asked for, the virtual desktop need.
 *
 * @param {{ desktop: boolean }} options `desktop` includes the virtual desktop's programs
 */
export async function ensureSystemPackages({ desktop }) {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(desktop);
  if (missing.length === 0) return;
  const names = missing.map((need) => need.name).join(', ');
  if (!findCommand('apt-get')) {
    throw new Problem(
      `This system lacks ${names}. Install what provides them with your package manager (on ` +
        `Debian the packages are ${missing.map((need) => need.debian).join(' ')}), then run the ` +
        'same command again.',
    );
  }
  if (process.getuid?.() !== 0) {
    const packages = await currentNames(missing);
    throw new Problem(
      `This system lacks ${names}. Run this once, then the same command again:\n\n` +
        `  ${installCommand(packages)}`,
    );
  }
  say(`This system lacks ${names}.`);
  await install(missing);
  const still = await findMissing(desktop);
  if (still.length > 0) {
    throw new Problem(
      `The packages were installed, but ${still.map((need) => need.name).join(', ')} cannot be ` +
        'found. Install what provides them for this version of the system, then run the same ' +
        'command again.',
    );
  }
}

/**
 * @param {boolean} desktop
 * @returns {Promise<Need[]>}
 */
async function findMissing(desktop) {
  const known = await knownLibraries();
  const missing = LIBRARIES.filter(
    ({ name }) =>
      !known.has(name) && !LIBRARY_FOLDERS.some((folder) => existsSync(join(folder, name))),
  );
  if (desktop) {
    missing.push(...DESKTOP_COMMANDS.filter(({ name }) => !findCommand(name)));
    if (!(await hasChineseFont())) missing.push(FONTS);
  }
  return missing;
}

async function knownLibraries() {
  // Not on an ordinary user's PATH everywhere.
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
  const { stdout } = await run([ldconfig ?? 'ldconfig', '-p']);
  return new Set(stdout.split('\n').map((line) => line.trim().split(' ')[0] ?? ''));
}

async function hasChineseFont() {
  return (await run(['fc-list', ':lang=zh-cn', 'file'])).stdout.trim() !== '';
}

/** @param {readonly Need[]} missing */
async function install(missing) {
  say('Updating the package list (apt-get update) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run(['apt-get', 'update', '-q'], { env });
  // An update can fail for one of many sources; the installation tells whether that matters.
  const packages = await currentNames(missing);
  say(`Installing ${packages.join(', ')} (apt-get install) …`);
  const started = Date.now();
  const done = await run(
    ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages],
    { env },
  );
  if (done.code !== 0) {
    const errors = `${updated.stderr}\n${done.stderr}`.split('\n');
    const said = errors.filter((line) => line.startsWith('E:')).join('\n');
    throw new Problem(
      `apt-get could not install the packages (${lastLines(said || done.stderr)}). Check the ` +
        `connection and the package sources, try it by hand with "${installCommand(packages)}", ` +
        'then run the same command again.',
    );
  }
  const summary = /\d+ upgraded, (\d+) newly installed/.exec(done.stdout)?.[1];
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  say(`  installed ${summary ?? 'the'} packages in ${seconds} s`);
}

/**
 * The names these packages have in this release of the system.
 *
 * @param {readonly Need[]} missing
 */
async function currentNames(missing) {
  const asked = RENAMED.map((name) => `${name}t64`);
  const { stdout } = await run(['apt-cache', 'pkgnames', 'lib']);
  const available = new Set(stdout.split('\n'));
  return packageNames(missing, new Set(asked.filter((name) => available.has(name))));
}

/**
 * @param {readonly Need[]} missing
 * @param {ReadonlySet<string>} available the `…t64` names this release has
 * @returns {string[]} without repetitions
 */
export function packageNames(missing, available) {
  return [
    ...new Set(
      missing.map(({ debian }) => (available.has(`${debian}t64`) ? `${debian}t64` : debian)),
    ),
  ];
}

/** @param {readonly string[]} packages */
export function installCommand(packages) {
  const install = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  return `sudo sh -c "apt-get update && ${install}"`;
}

/**
 * Ubuntu 23.10 and later forbid ordinary programs the user namespaces that Chromium's sandbox is
 * made of.
 */
export function restrictsSandbox() {
  try {
    const file = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
    return readFileSync(file, 'utf8').trim() === '1' && process.getuid?.() !== 0;
  } catch {
    return false;
  }
}
