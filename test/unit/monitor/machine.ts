import { setImmediate as nextTurn } from 'node:timers/promises';
import { vi } from 'vitest';

/** A computer whose time passes only by hand. Timers of the code under test are its own until globals are unstubbed. */
export interface Machine {
  /** Epoch ms by its clock, which anybody may set. */
  now(): number;
  /** True time since it was booted, ms. */
  sinceBoot(): number;
  /** The same without sleep, ms: the clock its timers go by. */
  awake(): number;
  /** Lets time pass, and all that happens by itself meanwhile. */
  pass(ms: number): Promise<void>;
  /** No timer runs meanwhile. */
  sleep(ms: number): void;
  setClock(byMs: number): void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** @param start epoch ms */
export function startMachine(start: number): Machine {
  let sinceBoot = 0;
  let awake = 0;
  let clockOff = 0;
  let lastId = 0;
  const timers = new Map<number, Timer>();

  vi.stubGlobal('setTimeout', (run: () => void, ms = 0) => {
    lastId += 1;
    timers.set(lastId, { at: awake + Math.max(1, ms), run });
    return lastId;
  });
  vi.stubGlobal('clearTimeout', (id: number | undefined) => void timers.delete(id ?? 0));

  function go(to: number): void {
    sinceBoot += to - awake;
    awake = to;
  }

  /** Of timers for the same moment, the one that was set first. */
  function earliest(): [number, Timer] | undefined {
    let first: [number, Timer] | undefined;
    for (const entry of timers) if (first === undefined || entry[1].at < first[1].at) first = entry;
    return first;
  }

  return {
    now: () => start + sinceBoot + clockOff,
    sinceBoot: () => sinceBoot,
    awake: () => awake,
    async pass(ms) {
      const end = awake + ms;
      for (;;) {
        await nextTurn();
        const [id, timer] = earliest() ?? [];
        if (id === undefined || timer === undefined || timer.at > end) break;
        timers.delete(id);
        go(timer.at);
        timer.run();
      }
      go(end);
    },
    sleep(ms) {
      sinceBoot += ms;
    },
    setClock(byMs) {
      clockOff += byMs;
    },
  };
}
