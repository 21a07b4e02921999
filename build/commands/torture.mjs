import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { electronExecutable } from '../setup/electron.mjs';
import { setUp } from '../setup.mjs';
import { root } from '../support/paths.mjs';
import { run } from '../support/process.mjs';
import { Problem, say } from '../support/terminal.mjs';
import { asTable, readRows } from './torture-table.mjs';

/**
 * One thing the app has to stand, and the test that makes it. `figures` names what the test leaves in
 * test-results/torture.
 *
 * @typedef {object} Part
 * @property {string} name as it is asked for
 * @property {'unit' | 'e2e'} project
 * @property {string} file
 * @property {string} figures
 * @property {string} about
 */

/** @type {readonly Part[]} */
const PARTS = [
  {
    name: 'answers',
    project: 'unit',
    file: 'test/unit/security/mutated-answers.test.ts',
    figures: 'mutated-answers',
    about: 'Answers of every provider, damaged (some minutes) …',
  },
  {
    name: 'faults',
    project: 'e2e',
    file: 'test/e2e/security-faults.test.ts',
    figures: 'faults',
    about: 'Faults of provider, network, keychain and disk on the real app (some minutes) …',
  },
  {
    name: 'kills',
    project: 'e2e',
    file: 'test/e2e/security-kills.test.ts',
    figures: 'kills',
    about: 'Kills of the real app at any moment (about a quarter of an hour) …',
  },
  {
    name: 'week',
    project: 'unit',
    file: 'test/unit/security/compressed-week.test.ts',
    figures: 'week',
    about: 'A week in simulated time (about a quarter of an hour) …',
  },
];

/**
 * Puts the app through everything it has to stand, in full, and prints what came of it; also in
 * test-results/torture.json. Arguments choose the parts.
 *
 * @type {import('../run.mjs').Command}
 */
export async function torture(args) {
  const parts = chosen(args);
  await setUp({ desktop: true });
  const results = [];
  for (const part of parts) {
    say(`\n${part.about}`);
    results.push(await torment(part));
  }
  say(`\n${asTable(results)}`);
  const file = join(root, 'test-results', 'torture.json');
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, system: process.platform };
  await writeFile(file, `${JSON.stringify({ machine, parts: results }, null, 2)}\n`);
  say(`\nAlso in ${file}.`);
  return results.every(({ stood }) => stood !== false) ? 0 : 1;
}

/** @param {string[]} args */
function chosen(args) {
  const names = PARTS.map(({ name }) => name);
  const unknown = args.find((arg) => !names.includes(arg));
  if (unknown !== undefined) {
    throw new Problem(`There is no part "${unknown}". There are: ${names.join(', ')}.`);
  }
  return args.length === 0 ? PARTS : PARTS.filter(({ name }) => args.includes(name));
}

/**
 * @param {Part} part
 * @returns {Promise<import('./torture-table.mjs').Result>}
 */
async function torment({ name, project, file, figures }) {
  if (project === 'e2e' && process.platform !== 'linux') {
    return { part: name, stood: null, figures: [{ what: name, value: 'not run: it needs a Linux desktop session' }] };
  }
  const folder = join(root, 'test-results', 'torture');
  await mkdir(folder, { recursive: true });
  const left = join(folder, `${figures}.json`);
  await rm(left, { force: true });
  const { code } = await run(
    [process.execPath, join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', `--project=${project}`, file],
    {
      cwd: root,
      env: { ...process.env, PLIMSOLL_TORTURE: 'full', PLIMSOLL_ELECTRON: electronExecutable() },
      show: true,
    },
  );
  return { part: name, stood: code === 0, figures: readRows(await readFile(left, 'utf8').catch(() => null)) };
}
