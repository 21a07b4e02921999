// Runs by itself, in Node or in Electron's main process: `<program> week.cjs <task as JSON>`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { getHeapCodeStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { mulberry32 } from '../../../electron/demo/simulator/prng.ts';
import { createWeekApp } from './app.ts';
import { takeOverTime } from './clock.ts';
import { createPlatform, hostOf, MOODS } from './platform.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONDAY = Date.parse('2026-01-12T00:00:00+08:00');

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as (options?: object) => void;

/** Until nothing is left that can be given back, to the system as well: what a collection lets go of may hold more. */
async function collect(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    gc();
    await nextTurn();
  }
  gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  gc();
}

/** What the process holds at one moment. */
export interface Held {
  /** Simulated hours since the start. */
  readonly hour: number;
  /**
   * Memory of JavaScript after a collection, that outside of its heap included, bytes. What the engine has compiled is left
   * out: it goes on compiling what runs often for hours, and comes to an end with that.
   */
  readonly memory: number;
  /** What the engine has compiled, bytes. */
  readonly compiled: number;
  /** All of the process, as the system counts it, bytes. */
  readonly resident: number;
  readonly timers: number;
  readonly listeners: number;
  /** What keeps the process going, by Node's names. */
  readonly handles: number;
}

export interface WeekFigures {
  readonly hours: number;
  readonly connections: number;
  readonly seed: number;
  readonly held: readonly Held[];
  readonly answers: number;
  readonly notifications: number;
  readonly messages: number;
  readonly snapshots: number;
  readonly problems: readonly string[];
}

async function runWeek({ hours, connections, seed }: Task): Promise<WeekFigures> {
  const prng = mulberry32(seed);
  const random = (below: number): number => prng.next(below);
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-week-'));
  const clock = takeOverTime(MONDAY);
  const platform = createPlatform(random, clock.now);
  let online = true;
  const app = createWeekApp({ folder, clock, platform, random, isOnline: () => online });
  const held: Held[] = [];
  const problems: string[] = [];
  let added = 0;
  const add = async (): Promise<void> => app.add((added += 1));

  async function measure(hour: number): Promise<void> {
    await collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    const code = getHeapCodeStatistics();
    const compiled = code.code_and_metadata_size + code.bytecode_and_metadata_size;
    const emitters = [process, app.power];
    held.push({
      hour,
      memory: heapUsed + external - compiled,
      compiled,
      resident: rss,
      timers: clock.timers(),
      listeners: emitters.flatMap((one) => one.eventNames().map((name) => one.listenerCount(name as string))).reduce((sum, one) => sum + one, 0),
      handles: process.getActiveResourcesInfo().length,
    });
  }

  /** What happens in an hour: trouble with some, a sleep, no network, somebody who looks, a connection that changes. */
  async function trouble(hour: number): Promise<void> {
    const { length } = app.connections();
    for (let n = 0; n < 4; n += 1) {
      const one = app.connections()[random(length)];
      if (one !== undefined) platform.setMood(hostOf(one), MOODS[random(MOODS.length)] ?? 'good');
    }
    if (hour % 3 === 0) for (const one of app.connections()) platform.setMood(hostOf(one), 'good');
    if (hour % 5 === 1) {
      online = false;
      platform.setOnline(false);
      await clock.pass(random(20) * MINUTE);
      online = true;
      platform.setOnline(true);
    }
    if (hour % 8 === 7) {
      const isTold = random(2) === 0;
      if (isTold) app.power.emit('suspend');
      clock.sleep(random(8 * 60) * MINUTE);
      if (isTold) app.power.emit('resume');
    }
    if (hour % 4 === 2) {
      app.setWatched(true);
      await clock.pass(10 * MINUTE);
      await Promise.race([app.monitor.refresh(null), clock.pass(MINUTE)]);
      app.setWatched(false);
    }
    if (hour % 6 === 5) {
      await app.removeOldest();
      await add();
    }
  }

  try {
    for (let n = 0; n < connections; n += 1) await add();
    await app.start();
    for (let hour = 0; hour < hours; hour += 1) {
      const end = clock.awake() + HOUR;
      if (hour > 0) await trouble(hour);
      await clock.pass(Math.max(0, end - clock.awake()));
      await measure(hour + 1);
    }
    // All is well again once the trouble is over.
    for (const one of app.connections()) platform.setMood(hostOf(one), 'good');
    await clock.pass(5 * HOUR);
    for (const { label, condition, problem } of app.monitor.snapshot().connections) {
      // What a forged answer stopped waits for a person.
      if (condition !== 'ok' && condition !== 'needs-you') problems.push(`${label}: ${condition} ${problem?.kind ?? ""}`);
    }
    app.stop();
    await clock.pass(1_000);
    if (clock.timers() > 0) problems.push(`${clock.timers()} timers are left after the end`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { hours, connections, seed, held, answers: platform.answers(), ...app.counts, problems };
}

/** What is to be run, and where the figures go. */
export interface Task {
  readonly hours: number;
  readonly connections: number;
  readonly seed: number;
  readonly resultFile: string;
}

const task = JSON.parse(process.argv.at(-1) ?? '') as Task;
runWeek(task).then(
  (figures) => {
    writeFileSync(task.resultFile, JSON.stringify(figures));
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
