import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { howMany, isFullRun, SEED, writeFigures, type Figure } from '../../../build/torture/figures.ts';
import { bundleWeek } from '../../../build/torture/week/bundle.ts';
import type { Held, Task, WeekFigures } from '../../../build/torture/week/main.ts';

const HOURS = howMany('PLIMSOLL_TORTURE_HOURS', { full: 7 * 24, reduced: 3 });
const CONNECTIONS = howMany('PLIMSOLL_TORTURE_CONNECTIONS', { full: 50, reduced: 10 });
/** What a process holds may be so much more at the end than after the first hour. */
const MOST = 1.1;
/** What is under way at the moment of looking: a few timers and handles of calls, and never more with time. */
const MOST_UNDER_WAY = 20;

const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-week-'));
const figures: Figure[] = [];
let bundle = '';

beforeAll(async () => {
  bundle = await bundleWeek(folder);
}, 120_000);
afterAll(() => {
  writeFigures('week', figures);
  rmSync(folder, { recursive: true, force: true });
});

async function week(command: readonly string[]): Promise<WeekFigures> {
  const resultFile = path.join(folder, 'figures.json');
  const task: Task = { hours: HOURS, connections: CONNECTIONS, seed: SEED, resultFile };
  const [program = '', ...args] = [...command, JSON.stringify(task)];
  await promisify(execFile)(program, args, { cwd: folder });
  return JSON.parse(readFileSync(resultFile, 'utf8')) as WeekFigures;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** What it held after the first hour, and in the end. */
function ends({ held }: WeekFigures): { readonly first: Held; readonly last: Held } {
  const [first] = held;
  const last = held.at(-1);
  if (first === undefined || last === undefined) throw new Error('nothing was measured');
  return { first, last };
}

function note(result: WeekFigures): void {
  const { first, last } = ends(result);
  const grown = (100 * (last.memory / first.memory - 1)).toFixed(1);
  const both = (of: (held: Held) => string): string => `${of(first)} after the first hour, ${of(last)} at the end`;
  figures.push(
    {
      what: `simulated time in ${inElectron ? 'Electron’s main process' : 'Node'}`,
      value: `${result.hours} hours, ${result.connections} connections, ${result.answers} answers, ${result.snapshots} snapshots, ${result.notifications} notifications, ${result.messages} messages to a group; seed ${result.seed}`,
    },
    { what: 'memory of JavaScript', value: `${both(({ memory }) => megabytes(memory))} (${grown} %)` },
    { what: 'what the engine compiled', value: both(({ compiled }) => megabytes(compiled)) },
    { what: 'the whole process', value: both(({ resident }) => megabytes(resident)) },
    { what: 'listeners, handles, timers', value: both(({ listeners, handles, timers }) => `${listeners}, ${handles}, ${timers}`) },
  );
}

/** In full it is the runtime of the app that has to stand it. */
const inElectron = isFullRun && process.platform === 'linux';

function runtime(): readonly string[] {
  if (!inElectron) return [process.execPath, bundle];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const profile = `--user-data-dir=${path.join(folder, 'profile')}`;
  return [process.env['PLIMSOLL_ELECTRON'] ?? '', ...sandbox, '--ozone-platform=headless', '--disable-gpu', profile, bundle];
}

test(`${HOURS} hours with ${CONNECTIONS} connections, faults and sleeps leave memory, listeners, handles and timers as they were`, async () => {
  const result = await week(runtime());
  note(result);
  expect(result.problems).toEqual([]);
  // It did what it was to be watched at.
  expect(result.answers).toBeGreaterThan(result.hours * result.connections * 6);
  expect(result.notifications).toBeGreaterThan(0);
  const { first, last } = ends(result);
  expect(last.memory / first.memory).toBeLessThan(MOST);
  if (inElectron) expect(last.resident / first.resident).toBeLessThan(MOST);
  expect(last.listeners).toBe(first.listeners);
  expect(Math.max(...result.held.map(({ timers, handles }) => Math.max(timers, handles)))).toBeLessThan(MOST_UNDER_WAY);
}, isFullRun ? 10_800_000 : 180_000);
