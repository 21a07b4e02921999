import { join } from 'node:path';
import { withLock } from '../support/lock.mjs';
import { cloneCache, root } from '../support/paths.mjs';
import { npmCommand, npmReason, run } from '../support/process.mjs';
import { hashOf, stampMatches, writeAtomically } from '../support/stamp.mjs';
import { Problem, say } from '../support/terminal.mjs';

// Inside node_modules, which `npm ci` empties first: a half-finished installation has no stamp.
const stamp = join(root, 'node_modules', '.plimsoll-installed');

/** The platform is part of it because a folder can be shared with another system. */
function wanted() {
  return `${hashOf(root, ['package-lock.json'])} ${process.platform} ${process.arch}`;
}

/** Installs what package-lock.json names, when that is not what is installed already. */
export async function ensureDependencies() {
  if (stampMatches(stamp, wanted())) return;
  await withLock(join(cloneCache, 'dependencies.lock'), 'installing the dependencies', async () => {
    const value = wanted();
    if (stampMatches(stamp, value)) return;
    say('Installing the dependencies with npm ci (under a minute on most connections) …');
    const { code, stderr } = await run(
      [...npmCommand(), 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: root },
    );
    if (code !== 0) throw explainFailure(code, stderr);
    await writeAtomically(stamp, value);
  });
}

/**
 * @param {number} code
 * @param {string} stderr
 */
function explainFailure(code, stderr) {
  return new Problem(
    `npm could not install the dependencies (exit code ${code}; ${npmReason(stderr)}). If that ` +
      'speaks of the network, check the connection and the proxy or registry in your .npmrc; if ' +
      'it speaks of the lock file, package.json was changed without it: run "npm install" once. ' +
      'Then run the same command again; nothing needs cleaning up.',
  );
}
