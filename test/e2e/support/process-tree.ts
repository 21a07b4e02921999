import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** How often to look whether a process has ended; the kernel tells only its parent. */
const LOOK_EVERY_MS = 20;

/** One process, told apart from a later one with the same number by when it started. */
export interface ProcessId {
  pid: number;
  startedAt: string;
  name: string;
}

interface Entry extends ProcessId {
  parent: number;
  group: number;
}

/**
 * `root` and all it started. What lost its parent is found by its process group or, should it have
 * left that too, by `mark` (`NAME=value`) in the environment it inherited.
 */
export async function processTree(root: number, mark: string): Promise<ProcessId[]> {
  const all = await allProcesses();
  const members = new Map<number, Entry>();
  const add = (entry: Entry): void => {
    if (members.has(entry.pid)) return;
    members.set(entry.pid, entry);
    all.filter((other) => other.parent === entry.pid).forEach(add);
  };
  for (const entry of all) {
    const belongs = entry.pid === root || entry.group === root;
    if (belongs || (await hasInEnvironment(entry.pid, mark))) add(entry);
  }
  return [...members.values()].map(({ pid, startedAt, name }) => ({ pid, startedAt, name }));
}

async function hasInEnvironment(pid: number, mark: string): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
  return environment.split('\0').includes(mark);
}

/** Waits until all have ended; gives those that have not within the time. */
export async function waitForEnd(
  processes: ProcessId[],
  timeoutMs: number,
): Promise<ProcessId[]> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const left = await stillRunning(processes);
    if (left.length === 0 || performance.now() > deadline) return left;
    await delay(LOOK_EVERY_MS);
  }
}

/** The same processes without repetition. */
export function distinct(processes: ProcessId[]): ProcessId[] {
  return [...new Map(processes.map((one) => [keyOf(one), one])).values()];
}

/** Ends the given processes at once. */
export function kill(processes: ProcessId[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

async function stillRunning(processes: ProcessId[]): Promise<ProcessId[]> {
  const now = new Set((await allProcesses()).map(keyOf));
  return processes.filter((one) => now.has(keyOf(one)));
}

function keyOf({ pid, startedAt }: ProcessId): string {
  return `${pid} ${startedAt}`;
}

/** Reads /proc; the ended that nobody has collected yet (zombies) are not processes any more. */
async function allProcesses(): Promise<Entry[]> {
  const folders = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const entries = await Promise.all(
    folders.map(async (folder): Promise<Entry | undefined> => {
      const stat = await readFile(`/proc/${folder}/stat`, 'utf8').catch(() => undefined);
      // The name stands in brackets and may hold spaces and brackets itself.
      const match = stat && /^\d+ \((.*)\) (\S) (.*)$/s.exec(stat);
      if (!match) return undefined;
      const [, name = '', state, rest = ''] = match;
      const fields = rest.split(' ');
      if (state === 'Z') return undefined;
      return {
        pid: Number(folder),
        name,
        parent: Number(fields[0]),
        group: Number(fields[1]),
        startedAt: fields[18] ?? '',
      };
    }),
  );
  return entries.filter((entry) => entry !== undefined);
}
