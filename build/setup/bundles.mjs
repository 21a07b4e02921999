import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noticesText, shippedPackages } from '../audit/licences.mjs';
import { withLock } from '../support/lock.mjs';
import { cloneCache, root } from '../support/paths.mjs';
import { hashOf, removeStamp, stampMatches, writeAtomically } from '../support/stamp.mjs';
import { Problem, say } from '../support/terminal.mjs';

const SOURCES = ['electron', 'renderer', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const RESULTS = ['main.cjs', 'preload.cjs', 'drawn.cjs', 'simulator.cjs', join('renderer', 'index.html')];
const MODES = ['main', 'preload', 'drawn', 'simulator', 'renderer'];

const dist = join(root, 'dist');
const stamp = join(dist, '.sources');

/** @param {string} sources hash of the sources */
function isBuilt(sources) {
  return stampMatches(stamp, sources) && RESULTS.every((name) => existsSync(join(dist, name)));
}

/**
 * Builds dist/ when the sources changed since it was built.
 *
 * @param {{ force?: boolean }} [options] `force` builds in any case
 */
export async function ensureBundles({ force = false } = {}) {
  if (!force && isBuilt(hashOf(root, SOURCES))) return;
  await withLock(join(cloneCache, 'build.lock'), 'building the app', async () => {
    // Taken before the build: a file saved meanwhile makes the next run build again.
    const sources = hashOf(root, SOURCES);
    if (!force && isBuilt(sources)) return;
    removeStamp(stamp);
    const started = Date.now();
    say('Building the app …');
    await buildAll();
    writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), noticesText(shippedPackages()));
    await writeAtomically(stamp, sources);
    say(`  built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  });
}

/** The parts of the main side that a build before this one had, and this one may not: they would be packaged. */
function removeParts() {
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist)) if (/^main-.*\.cjs(?:\.map)?$/.test(name)) rmSync(join(dist, name));
}

async function buildAll() {
  removeParts();
  const { build } = await import('vite');
  // vite sets NODE_ENV for the whole process, and React's test tools refuse to run under it.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    for (const mode of MODES) {
      try {
        // No `root`: it would replace the one that the configuration gives each bundle.
        await build({ configFile: join(root, 'vite.config.ts'), mode, logLevel: 'warn' });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        throw new Problem(
          `The "${mode}" bundle could not be built: ${message.trim()}\n` +
            'Correct the file named above and run the same command again.',
          { cause: error },
        );
      }
    }
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
