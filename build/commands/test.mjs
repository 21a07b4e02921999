import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { electronExecutable } from '../setup/electron.mjs';
import { setUp } from '../setup.mjs';
import { root } from '../support/paths.mjs';
import { run } from '../support/process.mjs';
import { say } from '../support/terminal.mjs';
import { countTotal, totalLine } from './test-total.mjs';

/**
 * @param {string} packagePath of a script below node_modules
 * @param {...string} args
 */
function tool(packagePath, ...args) {
  return [process.execPath, join(root, 'node_modules', ...packagePath.split('/')), ...args];
}

/**
 * Everything that must hold before a change is good. Arguments go to vitest.
 *
 * @type {import('../run.mjs').Command}
 */
export async function test(args) {
  // The end-to-end tests start virtual desktops, on a machine with a display too.
  await setUp({ desktop: true });
  say('Type check (tsc) …');
  const typesFit = await passes(tool('typescript/bin/tsc', '--noEmit'));
  say('Lint (oxlint) …');
  const lintIsClean = await passes(tool('oxlint/bin/oxlint'));
  say('Tests (vitest) …');
  const { report, exitCode } = await runVitest(args);
  const total = countTotal([typesFit, lintIsClean], report, exitCode);
  say('\nThe type check and the lint count as one each.');
  say(totalLine(total));
  return total.failed === 0 ? 0 : 1;
}

/** @param {string[]} command */
async function passes(command) {
  return (await run(command, { cwd: root, show: true })).code === 0;
}

/** @param {string[]} args */
async function runVitest(args) {
  const file = join(root, 'test-results', 'vitest.json');
  mkdirSync(join(root, 'test-results'), { recursive: true });
  rmSync(file, { force: true });
  const projects = process.platform === 'linux' ? [] : withoutEndToEnd(args);
  const command = tool(
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...projects,
    ...args,
  );
  const env = { ...process.env, PLIMSOLL_ELECTRON: electronExecutable() };
  const { code } = await run(command, { cwd: root, env, show: true });
  return { report: readReport(file), exitCode: code };
}

/** @param {string[]} args */
function withoutEndToEnd(args) {
  if (args.some((arg) => arg.startsWith('--project'))) return [];
  say('The end-to-end tests need a Linux desktop session and are left out on this system.');
  return ['--project=unit', '--project=renderer'];
}

/**
 * @param {string} file
 * @returns {import('./test-total.mjs').Report | null}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The runner ended before it could write one; that counts as a failure.
    return null;
  }
}
