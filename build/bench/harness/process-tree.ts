import { readFileSync, readdirSync } from 'node:fs';

/** What a process and all it started use now. */
export interface TreeUse {
  /** Memory, each shared page counted in part, bytes. */
  readonly pssBytes: number;
  /** How often one of its threads went to sleep by itself since it began: each end of such a sleep is a wake-up. */
  readonly switches: number;
  /** CPU time of all its threads since they began, ms. */
  readonly cpuMs: number;
  readonly processes: number;
}

/** Linux only: it reads /proc. */
export function treeUse(root: number): TreeUse {
  const members = treeOf(root);
  const threads = members.flatMap(threadsOf);
  return {
    pssBytes: sum(members.map(pssOf)),
    switches: sum(threads.map(switchesOf)),
    cpuMs: sum(threads.map(cpuOf)),
    processes: members.length,
  };
}

export function treeOf(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The name stands in brackets and may hold anything.
    const parent = Number(/^.*\) \S (\d+) /s.exec(read(`/proc/${name}/stat`))?.[1] ?? Number.NaN);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`);
  } catch {
    return [];
  }
}

const pssOf = (pid: number): number => 1_024 * numberIn(read(`/proc/${pid}/smaps_rollup`), /^Pss:\s+(\d+) kB/m);

const switchesOf = (thread: string): number => numberIn(read(`${thread}/status`), /^voluntary_ctxt_switches:\s+(\d+)/m);

/** Nanoseconds: the usual hundredths of a second are too coarse for what does next to nothing. */
const cpuOf = (thread: string): number => numberIn(read(`${thread}/schedstat`), /^(\d+)/) / 1e6;

const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Empty for what ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
