import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { electronDist, electronExecutable } from '../../setup/electron.mjs';
import { root } from '../../support/paths.mjs';
import { say } from '../../support/terminal.mjs';
import type { Desktop } from '../../virtual-desktop.mjs';
import type { SeedTask } from '../seed.ts';
import { forecastRows, historyRows, REFRESH, refreshRows } from './engine-rows.ts';
import { idleRows } from './idle-rows.ts';
import { doInside, startSlowProvider, type Inside, type SlowProvider } from './inside.ts';
import { memoryRows, type WindowActs } from './memory-rows.ts';
import type { BenchOptions, Group } from './options.ts';
import { tableOf, type Row } from './row.ts';
import { sizeRows } from './size-rows.ts';
import { startRows } from './start-rows.ts';
import { openStage, type Stage, type Subject } from './subject.ts';
import { openRows, stallRows } from './window-rows.ts';

const CONNECTIONS = 20;
const MINUTE = 60_000;

interface Scene {
  readonly options: BenchOptions;
  readonly stage: Stage;
  readonly inside: Inside;
  readonly provider: SlowProvider;
  /** The built app, as it was when the benchmark began. */
  readonly app: string;
  readonly work: string;
}

/** Measures what is asked for on that desktop, prints one table, and writes it with all samples to `file`. */
export async function runBench(options: BenchOptions, desktop: Desktop, file: string): Promise<void> {
  const work = await mkdtemp(path.join(tmpdir(), 'plimsoll-bench-'));
  const provider = await startSlowProvider(benchFile('slow-provider.mjs'), REFRESH.delayMs, REFRESH.hosts);
  let stage: Stage | undefined;
  try {
    // Pages shared with other programs on the same runtime would count for less.
    const runtime = path.join(work, 'runtime');
    await cp(electronDist(), runtime, { recursive: true, verbatimSymlinks: true });
    const electron = path.join(runtime, path.relative(electronDist(), electronExecutable()));
    const app = await copyOfApp(path.join(work, 'app'));
    const inside = { electron, script: path.join(app, 'dist', 'bench.cjs'), env: desktop.env };
    stage = await openStage(electron, desktop.env, desktop.busAddress);
    const scene: Scene = { options, stage, inside, provider, app, work };
    const rows: Row[] = [];
    for (const group of options.groups) {
      say(`Measuring: ${group} …`);
      rows.push(...(await rowsOf[group](scene)));
    }
    for (const line of ['', ...tableOf(rows)]) say(line);
    const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length };
    const measured = { at: new Date().toISOString(), machine, quick: options.quick, app: options.app, rows };
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(measured, null, 2)}\n`);
    say(`\nAlso in ${file}.`);
  } finally {
    stage?.tray.stop();
    provider.stop();
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

const rowsOf: Readonly<Record<Group, (scene: Scene) => Promise<readonly Row[]>>> = {
  async start(scene) {
    return startRows(scene.stage, await subjectOf(scene, 'start'), await bareOf(scene, 'start'), rounds(scene));
  },
  async memory(scene) {
    const { options, stage } = scene;
    const ours = options.app === null;
    const subject = await subjectOf(scene, 'memory');
    const times = options.quick
      ? { rounds: 1, hiddenMs: MINUTE / 2, openMs: 5_000, closedMs: 1.5 * MINUTE }
      : { rounds: 3, hiddenMs: 3 * MINUTE, openMs: 10_000, closedMs: 2 * MINUTE };
    const bare = await bareOf(scene, 'memory');
    // Only our own window is known how to be opened and closed.
    return ours
      ? memoryRows(stage, observed(subject), ownWindow(stage), observed(bare), bareWindow(stage), times)
      : memoryRows(stage, subject, null, bare, bareWindow(stage), times);
  },
  async idle(scene) {
    const times = scene.options.quick
      ? { rounds: 1, settleMs: 10_000, watchMs: 20_000 }
      : { rounds: 3, settleMs: MINUTE / 2, watchMs: MINUTE };
    const subject = await subjectOf(scene, 'idle', { paused: true });
    return idleRows(scene.stage, subject, await bareOf(scene, 'idle'), times);
  },
  async window(scene) {
    const many = await subjectOf(scene, 'stall', { connections: REFRESH.connections });
    return [
      ...(await openRows(
        scene.stage,
        observed(await subjectOf(scene, 'window')),
        observed(await bareOf(scene, 'window')),
        rounds(scene),
      )),
      ...(await stallRows(scene.stage, observed(many), rounds(scene))),
    ];
  },
  refresh: ({ inside, provider, ...scene }) => refreshRows(inside, provider, rounds(scene)),
  history: ({ inside, options }) => historyRows(inside, options.quick),
  forecast: ({ inside }) => forecastRows(inside),
  size: ({ app }) => sizeRows(path.join(app, 'dist'), root),
};

const rounds = ({ options }: Pick<Scene, 'options'>): number => (options.quick ? 3 : 9);

const benchFile = (...names: string[]): string => path.join(root, 'build', 'bench', ...names);

/** A build by somebody else meanwhile must not change what is measured. */
async function copyOfApp(to: string): Promise<string> {
  await mkdir(to);
  await cp(path.join(root, 'dist'), path.join(to, 'dist'), {
    recursive: true,
    filter: (from) => path.basename(from) !== 'packages',
  });
  await cp(path.join(root, 'package.json'), path.join(to, 'package.json'));
  await symlink(path.join(root, 'node_modules'), path.join(to, 'node_modules'));
  return to;
}

/** Our app with a profile as it is after a month, or the app that was named. */
async function subjectOf(
  scene: Scene,
  prefix: string,
  { connections = CONNECTIONS, paused = false } = {},
): Promise<Subject> {
  const { options, inside, provider } = scene;
  const profile = path.join(scene.work, prefix);
  await mkdir(profile);
  if (options.app !== null) {
    return {
      name: path.basename(options.app),
      folder: options.app,
      profile,
      args: options.appArgs,
      isWhole: (_text, menu) => menu.children.length > 0,
    };
  }
  const task: SeedTask = { folder: profile, prefix, connections, side: provider.side, paused };
  await doInside(inside, { measure: 'seed', task });
  return {
    name: 'Plimsoll',
    folder: scene.app,
    profile,
    args: ['--hidden'],
    isWhole: (text) => (text.match(/(?:USD|EUR|JPY) /g) ?? []).length >= 3 * connections,
  };
}

async function bareOf({ work }: Scene, prefix: string): Promise<Subject> {
  const profile = path.join(work, `${prefix}-bare`);
  await mkdir(profile);
  return {
    name: 'bare app',
    folder: benchFile('bare'),
    profile,
    args: [],
    isWhole: (text) => text.includes('Quit'),
  };
}

/** The same app, started by what watches it. */
function observed(subject: Subject): Subject {
  return { ...subject, folder: benchFile('observed'), env: { PLIMSOLL_BENCH_APP: subject.folder } };
}

function ownWindow({ tray }: Stage): WindowActs {
  return {
    async open(running) {
      await tray.activate();
      await running.seen();
    },
    close: async (running) => running.ask('close'),
  };
}

function bareWindow({ tray }: Stage): WindowActs {
  return { open: () => tray.click(['Open blank']), close: () => tray.click(['Destroy']) };
}
