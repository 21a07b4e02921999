import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { electronDist } from '../setup/electron.mjs';
import { npmCommand, npmReason, run } from '../support/process.mjs';
import { cloneCache, root } from '../support/paths.mjs';
import { hashOf, stampMatches, writeAtomically } from '../support/stamp.mjs';
import { Problem, say } from '../support/terminal.mjs';
import { builtAt } from './built-at.mjs';
import { configuration } from './electron-builder.config.mjs';

const here = join(root, 'build', 'package');
const stamp = join(here, 'node_modules', '.plimsoll-installed');

/** The packaging tools, loaded from their own folder: nobody who only runs the app needs them. */
export const requireTool = createRequire(join(here, 'package.json'));

/** The oldest Electron that still gets fixes; what is built on an older one is a test build and says so. */
const OLDEST_FOR_RELEASE = 45;

export async function ensurePackagingTools() {
  const wanted = hashOf(here, ['package-lock.json']);
  if (stampMatches(stamp, wanted)) return;
  say('Installing the packaging tools with npm ci …');
  const { code, stderr } = await run(
    [...npmCommand(), 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: here },
  );
  if (code !== 0) throw new Problem(`npm could not install them (${npmReason(stderr)}).`);
  await writeAtomically(stamp, wanted);
}

/**
 * @typedef {object} StagedApp
 * @property {string} folder the app, unpacked, with its own Electron
 * @property {string} version such as `0.2.0`, or `0.2.0-test` on a runtime that is out of support
 * @property {boolean} isTestBuild
 */

/**
 * Puts the built app and its runtime together.
 *
 * @param {string} output an empty folder
 * @returns {Promise<StagedApp>}
 */
export async function stageApp(output) {
  const runtime = cleanRuntime();
  const electronVersion = readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
  const isTestBuild = Number(electronVersion.split('.')[0]) < OLDEST_FOR_RELEASE;
  const { version: released } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = isTestBuild ? `${released}-test` : released;
  requireBothHalves();
  const { build, Platform } = requireTool('electron-builder');
  await build({
    projectDir: root,
    targets: Platform.current().createTarget(process.platform === 'linux' ? 'dir' : null),
    config: configuration({
      electronDist: runtime,
      electronVersion,
      version,
      builtAt: await builtAt(),
      output,
    }),
    publish: 'never',
  });
  return { folder: join(output, 'linux-unpacked'), version, isTestBuild };
}

/** The runtime without what set-up put into it for running from a clone. */
function cleanRuntime() {
  const own = electronDist();
  if (!existsSync(join(own, 'resources', 'app'))) return own;
  const clean = join(cloneCache, 'package-runtime');
  rmSync(clean, { recursive: true, force: true });
  mkdirSync(clean, { recursive: true });
  cpSync(own, clean, {
    recursive: true,
    filter: (from) => from !== join(own, 'resources', 'app'),
  });
  return clean;
}

/** A package for both kinds of Mac needs SQLite for both, and npm installs that of this one alone. */
function requireBothHalves() {
  if (process.platform !== 'darwin') return;
  const missing = ['arm64', 'x64'].filter(
    (arch) => !existsSync(join(root, 'node_modules', '@libsql', `darwin-${arch}`)),
  );
  const [arch] = missing;
  if (arch === undefined) return;
  throw new Problem(
    `The package is for both kinds of Mac, and SQLite for ${arch} is not installed. Run ` +
      `"npm install --no-save --force --cpu=${arch} @libsql/darwin-${arch}" and then the same command again.`,
  );
}
