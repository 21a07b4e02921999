import { join } from 'node:path';
import { setUp } from '../setup.mjs';
import { root } from '../support/paths.mjs';
import { Problem, say } from '../support/terminal.mjs';
import { startDesktop } from '../virtual-desktop.mjs';

/** @typedef {typeof import('../bench/harness/run.ts')} Harness */
/** @typedef {typeof import('../bench/harness/options.ts')} Options */

/**
 * Measures the app, every figure beside a baseline of the same run, prints one table and writes test-results/bench.json.
 * Names of groups measure these alone; `--quick` takes fewer rounds; `--app <folder>` measures another tray app. Figures
 * move with the machine and with what else it does: nothing here is an assertion.
 *
 * @type {import('../run.mjs').Command}
 */
export async function bench(args) {
  if (process.platform !== 'linux') {
    throw new Problem('The benchmark needs a Linux system: it reads /proc and brings a virtual desktop along.');
  }
  await setUp({ desktop: true });
  const { build, runnerImport } = await import('vite');
  /** @param {string} name @returns {Promise<any>} */
  const load = async (name) => (await runnerImport(join(root, 'build', 'bench', 'harness', name), { configFile: false, root })).module;
  const { readOptions } = /** @type {Options} */ (await load('options.ts'));
  const options = explained(() => readOptions(args));
  say(
    `Measuring ${options.groups.join(', ')}: some ${options.quick ? 'minutes' : 'forty minutes for everything'}. ` +
      'What else runs on this machine disturbs it.',
  );
  await build({ configFile: join(root, 'vite.config.ts'), mode: 'bench', logLevel: 'warn' });
  const { runBench } = /** @type {Harness} */ (await load('run.ts'));
  const desktop = await startDesktop({ notifications: false });
  try {
    await runBench(options, desktop, join(root, 'test-results', 'bench.json'));
    return 0;
  } finally {
    await desktop.stop();
  }
}

/**
 * @template T
 * @param {() => T} read
 */
function explained(read) {
  try {
    return read();
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
