// Runs in a bare clone, before anything is installed: this file and all that it imports use only
// what Node brings along. What needs a dependency imports it after set-up.
import { watchForInterrupts } from './support/interrupt.mjs';
import { root } from './support/paths.mjs';
import { explain, Problem } from './support/terminal.mjs';

const NODE_MINIMUM = [20, 19];

/**
 * @typedef {(args: string[]) => Promise<number>} Command gets what follows `--` on npm's command
 *   line and returns the exit code
 * @type {Record<string, () => Promise<Command>>}
 */
const commands = {
  setup: async () => (await import('./commands/setup.mjs')).setup,
  demo: async () => (await import('./commands/demo.mjs')).demo,
  start: async () => (await import('./commands/start.mjs')).start,
  test: async () => (await import('./commands/test.mjs')).test,
  build: async () => (await import('./commands/build.mjs')).build,
  package: async () => (await import('./commands/package.mjs')).makePackages,
  'package:test': async () => (await import('./commands/package-test.mjs')).testPackage,
  bench: async () => (await import('./commands/bench.mjs')).bench,
  audit: async () => (await import('./commands/audit.mjs')).audit,
  torture: async () => (await import('./commands/torture.mjs')).torture,
  screenshots: async () => (await import('./commands/screenshots.mjs')).screenshots,
};

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = NODE_MINIMUM;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Problem(
    `Plimsoll needs Node ${NODE_MINIMUM.join('.')} or newer, and this is ` +
      `${process.versions.node}. ` +
      'Install a newer one (nodejs.org, or your version manager) and run the same command again.',
  );
}

async function main() {
  requireNode();
  const [name = '', ...args] = process.argv.slice(2);
  const load = commands[name];
  if (!load) {
    throw new Problem(
      `There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`,
    );
  }
  const command = await load();
  process.chdir(root);
  return command(args);
}

watchForInterrupts();
try {
  process.exitCode = await main();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
