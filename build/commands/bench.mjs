import { fork } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronExecutable } from '../setup/electron.mjs';
import { setUp } from '../setup.mjs';
import { root } from '../support/paths.mjs';
import { run } from '../support/process.mjs';
import { Problem, say } from '../support/terminal.mjs';
import { startDesktop } from '../virtual-desktop.mjs';

const CONNECTIONS = 200;
const HOSTS = 20;
const DELAY_MS = 100;
const ROUNDS = 9;
const MERCHANTS = 200;
const BALANCES = 100;
const YEARS = 5;

/**
 * One line of the table: a figure, what it is measured against in the same run, and what it may be at most.
 *
 * @typedef {object} Row
 * @property {string} figure
 * @property {string} measured
 * @property {string} baseline
 * @property {number | null} ratio
 * @property {string} atMost
 */

/**
 * Measures the app and prints every figure beside a baseline of the same run; writes test-results/bench.json. Figures
 * move with the machine and with what else it does: nothing here is an assertion.
 *
 * @type {import('../run.mjs').Command}
 */
export async function bench() {
  await setUp({ desktop: true });
  await buildBundle();
  const folder = join(root, 'test-results');
  await mkdir(folder, { recursive: true });
  const desktop = await startDesktop({ notifications: false });
  try {
    const rows = [...(await refreshRows(desktop.env)), ...(await historyRows(desktop.env)), ...(await forecastRows(desktop.env))];
    print(rows);
    const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length };
    const file = join(folder, 'bench.json');
    await writeFile(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
    say(`\nAlso in ${file}.`);
    return 0;
  } finally {
    await desktop.stop();
  }
}

async function buildBundle() {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), mode: 'bench', logLevel: 'warn' });
}

/**
 * Has one thing measured inside Electron.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {object} task
 * @returns {Promise<any>} the figures
 */
async function measure(env, task) {
  const work = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'));
  try {
    const resultFile = join(work, 'figures.json');
    const isRoot = process.getuid?.() === 0;
    const { code } = await run(
      [
        electronExecutable(),
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        `--user-data-dir=${work}`,
        join(root, 'dist', 'bench.cjs'),
        JSON.stringify({ ...task, resultFile }),
      ],
      { cwd: work, env, show: true },
    );
    if (code !== 0) throw new Problem('It could not be measured.');
    return JSON.parse(await readFile(resultFile, 'utf8'));
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Row[]>}
 */
async function refreshRows(env) {
  say(`Refreshing ${CONNECTIONS} connections, ${ROUNDS} times and the bare work in turn …`);
  const script = join(root, 'build', 'bench', 'slow-provider.mjs');
  const provider = fork(script, [String(DELAY_MS), String(HOSTS)]);
  try {
    const side = await new Promise((resolve) => provider.once('message', resolve));
    const figures = await measure(env, {
      measure: 'refresh',
      side: { .../** @type {object} */ (side), delayMs: DELAY_MS },
      connections: CONNECTIONS,
      rounds: ROUNDS,
    });
    return [
      {
        figure: `refresh of ${figures.connections} connections over ${figures.hosts} hosts, ${DELAY_MS} ms answers`,
        measured: `${figures.wallMs.toFixed(0)} ms`,
        baseline: `ideal at ${figures.cap} at a time: ${figures.idealMs} ms (bare: ${figures.bareWallMs.toFixed(0)} ms)`,
        ratio: figures.wallMs / figures.idealMs,
        atMost: '1.2 ×',
      },
      {
        figure: 'CPU per signed, verified, parsed call',
        measured: `${figures.cpuPerCallMs.toFixed(2)} ms`,
        baseline: `bare sign + fetch + verify + JSON.parse: ${figures.bareCpuPerCallMs.toFixed(2)} ms`,
        ratio: figures.cpuPerCallMs / figures.bareCpuPerCallMs,
        atMost: '1.3 ×',
      },
      {
        figure: 'longest main-thread stall during that refresh',
        measured: `${figures.longestStallMs.toFixed(0)} ms`,
        baseline: '–',
        ratio: null,
        atMost: '50 ms',
      },
    ];
  } finally {
    provider.kill();
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Row[]>}
 */
async function historyRows(env) {
  say(`Keeping ${YEARS} years of readings of ${BALANCES} balances (some minutes) …`);
  const figures = await measure(env, { measure: 'history', balances: BALANCES, years: YEARS });
  const baseline = `${figures.readings} readings of ${BALANCES} balances in ${YEARS} years`;
  return [
    { figure: 'history: size of the file', measured: `${(figures.fileBytes / 1e6).toFixed(0)} MB`, baseline, ratio: null, atMost: '–' },
    { figure: 'history: one-year chart query', measured: `${figures.yearQueryMs.toFixed(1)} ms`, baseline, ratio: null, atMost: '20 ms' },
    { figure: 'history: to keep one reading', measured: `${(figures.insertMs * 1_000).toFixed(0)} µs`, baseline, ratio: null, atMost: '–' },
  ];
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Row[]>}
 */
async function forecastRows(env) {
  say(`Foretelling the run-outs of ${MERCHANTS} invented merchants …`);
  const figures = await measure(env, { measure: 'forecast', merchants: MERCHANTS });
  const percent = (/** @type {number} */ count) => `${((100 * count) / figures.asked).toFixed(0)} %`;
  const baseline = `${figures.asked} forecasts of ${figures.runOuts} run-outs`;
  return [
    { figure: 'run-outs predicted within ±25 %', measured: percent(figures.within25Percent), baseline, ratio: null, atMost: '–' },
    { figure: 'run-outs within the range given', measured: percent(figures.inRange), baseline, ratio: null, atMost: '–' },
  ];
}

/** @param {Row[]} rows */
function print(rows) {
  const table = [
    ['figure', 'measured', 'baseline', 'ratio', 'at most'],
    ...rows.map(({ figure, measured, baseline, ratio, atMost }) => {
      return [figure, measured, baseline, ratio === null ? '–' : `${ratio.toFixed(2)} ×`, atMost];
    }),
  ];
  const widths = (table[0] ?? []).map((_, n) => Math.max(...table.map((row) => row[n]?.length ?? 0)));
  say('');
  for (const row of table) {
    say(row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('  ').trimEnd());
  }
}
