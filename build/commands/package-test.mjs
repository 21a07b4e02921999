import { existsSync, readdirSync, rmSync } from 'node:fs';
import { chmod, chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUp } from '../setup.mjs';
import { root } from '../support/paths.mjs';
import { findCommand, lastLines, run } from '../support/process.mjs';
import { Problem, say } from '../support/terminal.mjs';

/** @typedef {import('../package/installed/checks.ts').Seen} Seen */

const USER = 'plimsoll-installed';
const PACKAGE = 'plimsoll';

/**
 * Installs the .deb in dist/packages on this computer, uses it as an ordinary user on a desktop of its own (the simulator
 * as provider, the tray over D-Bus, the keyring), removes it, and looks for what it left behind. Needs the superuser, and a
 * computer on which it is not installed: it is meant for a machine that is thrown away.
 *
 * @type {import('../run.mjs').Command}
 */
export async function testPackage() {
  const deb = requireAll();
  await setUp({ desktop: true });
  const work = await mkdtemp(join(tmpdir(), 'plimsoll-installed-'));
  const { uid, gid, isNew } = await ordinaryUser();
  await chmod(work, 0o700);
  await chown(work, uid, gid);
  try {
    say(`Installing ${deb} …`);
    await must(['dpkg', '--install', deb]);
    /** @type {Seen} */
    let seen;
    /** @type {string[]} */
    let files;
    try {
      files = (await must(['dpkg', '--listfiles', PACKAGE])).split('\n').filter((file) => file !== '/.' && file !== '');
      seen = await use(work, { uid, gid });
    } finally {
      say('Removing it …');
      await must(['dpkg', '--purge', PACKAGE]);
    }
    const complaints = [...(await complaintsAbout(seen)), ...(await leftOf(files, uid, work))];
    for (const complaint of complaints) say(`  wrong: ${complaint}`);
    say(complaints.length === 0 ? 'The package does what it should, and leaves nothing but the profile.' : '');
    return complaints.length === 0 ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    if (isNew) await must(['userdel', USER]);
  }
}

/** @returns {string} the package */
function requireAll() {
  if (process.getuid?.() !== 0) throw new Problem('Installing a package takes the superuser: run this as root.');
  for (const command of ['dpkg', 'setpriv', 'useradd']) {
    if (!findCommand(command)) throw new Problem(`This system has no ${command}; the test is for Debian and Ubuntu.`);
  }
  if (existsSync(`/usr/bin/${PACKAGE}`)) {
    throw new Problem('Plimsoll is installed here already. The test removes it at its end, so it does not begin.');
  }
  const folder = join(root, 'dist', 'packages');
  const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.deb')) : undefined;
  if (name === undefined) throw new Problem('There is no .deb in dist/packages. Run "npm run package" first.');
  return join(folder, name);
}

/** @param {readonly string[]} command @returns {Promise<string>} what it said */
async function must(command) {
  const { code, stdout, stderr } = await run(command);
  if (code !== 0) throw new Problem(`${command.join(' ')} did not work: ${lastLines(stderr)}`);
  return stdout;
}

/** Not the superuser, for whom Chromium's sandbox would be off. */
async function ordinaryUser() {
  const isNew = (await run(['id', '-u', USER])).code !== 0;
  if (isNew) {
    const home = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
    await must(['useradd', '--system', ...home, USER]);
  }
  return { uid: Number(await must(['id', '-u', USER])), gid: Number(await must(['id', '-g', USER])), isNew };
}

/**
 * @param {string} work
 * @param {{ uid: number, gid: number }} user
 * @returns {Promise<Seen>}
 */
async function use(work, { uid, gid }) {
  say('Using it as an ordinary user: start, import, tray, keyring, window, quit …');
  const task = {
    command: `/usr/bin/${PACKAGE}`,
    program: `/usr/lib/${PACKAGE}/${PACKAGE}`,
    simulator: join(root, 'dist', 'simulator.cjs'),
    work,
  };
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const { code, stdout, stderr } = await run(
    [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--inh-caps=-all',
      '--',
      process.execPath,
      join(root, 'build', 'package', 'installed', 'as-user.mjs'),
      JSON.stringify(task),
    ],
    { cwd: work, env: { ...inherited, HOME: work, TMPDIR: work } },
  );
  if (code !== 0) throw new Problem(`The installed app did not do what it should: ${lastLines(stderr, 12)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/**
 * What is wrong with what was seen of the app.
 *
 * @param {Seen} seen
 * @returns {Promise<string[]>}
 */
async function complaintsAbout(seen) {
  say(`  ${seen.version} · ${seen.imported} · ${seen.inTray.trim()} · keychain: ${seen.keys.join(', ')}`);
  say(`  accepted requests: ${seen.accepted} · seccomp: ${JSON.stringify(seen.seccomp)}`);
  const wanted = {
    'one key in the keychain': seen.keys.length === 1,
    'requests that the provider accepted': seen.accepted > 0,
    'a confined window': seen.seccomp['renderer'] === 2,
    'a profile': seen.left.some((file) => file.startsWith('.config/Plimsoll/')),
  };
  const missing = Object.entries(wanted).filter(([, isThere]) => !isThere);
  const tryExec = /^TryExec=(.*)$/m.exec(seen.autostart)?.[1];
  return [
    ...missing.map(([what]) => `no ${what}`),
    ...(seen.end === 0 ? [] : [`it ended with ${seen.end}: ${lastLines(seen.said)}`]),
    ...(tryExec === undefined || existsSync(tryExec) ? ['the autostart entry would still start something'] : []),
    ...seen.left.filter((file) => !BELONGS.test(file)).map((file) => `${file} in the home folder`),
  ];
}

/** The profile, the autostart entry that the user asked for, and what is the desktop's: its keyring and its caches. */
const BELONGS =
  /^(?:\.config\/(?:Plimsoll|autostart|dconf|pulse)\/|\.local\/share\/keyrings\/|\.cache\/(?:fontconfig|mesa_shader_cache|dconf)\/|\.pki\/)/;

/**
 * What the removed package left on the computer.
 *
 * @param {readonly string[]} files that it had brought
 * @param {number} uid of who used it
 * @param {string} work whose files are not counted
 * @returns {Promise<string[]>}
 */
async function leftOf(files, uid, work) {
  const own = files.filter((file) => file.includes(PACKAGE) && existsSync(file));
  const found = await run(['find', '/tmp', '/var/tmp', '/dev/shm', '-user', String(uid), '-not', '-path', `${work}*`]);
  // What has ended and was not collected yet runs no more.
  const { stdout: running } = await run(['ps', '-u', String(uid), '-o', 'args=']);
  return [
    ...own.map((file) => `${file} is still there`),
    ...found.stdout.split('\n').filter(Boolean).map((file) => `${file} was left`),
    ...running.split('\n').filter((line) => line.includes(PACKAGE) && !line.includes('<defunct>')).map((line) => `still running: ${line}`),
  ];
}
