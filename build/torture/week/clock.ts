import { setImmediate as nextTurn } from 'node:timers/promises';

/** Time that passes only by hand, in the place of the system's. */
export interface WeekClock {
  /** Epoch ms. */
  now(): number;
  /** Without sleep, ms: the clock that timers go by. */
  awake(): number;
  /** Sleep included, ms. */
  sinceBoot(): number;
  /** Lets time pass, and all that happens by itself meanwhile. */
  pass(ms: number): Promise<void>;
  /** No timer runs meanwhile. */
  sleep(ms: number): void;
  /** Timers that are set now. */
  timers(): number;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** From here on every timer of this process is one of this clock. @param start epoch ms */
export function takeOverTime(start: number): WeekClock {
  const timers = new Map<number, Timer>();
  let lastId = 0;
  let awake = 0;
  let slept = 0;

  const set = (run: () => void, ms = 0): number => {
    lastId += 1;
    timers.set(lastId, { at: awake + Math.max(1, ms), run });
    return lastId;
  };
  const clear = (id: number | undefined): void => void timers.delete(id ?? 0);
  Object.assign(globalThis, {
    setTimeout: set,
    clearTimeout: clear,
    setInterval() {
      throw new Error('an interval wakes the computer again and again');
    },
  });

  /** Of timers for the same moment, the one that was set first. */
  function earliest(): [number, Timer] | undefined {
    let first: [number, Timer] | undefined;
    for (const entry of timers) if (first === undefined || entry[1].at < first[1].at) first = entry;
    return first;
  }

  return {
    now: () => start + awake + slept,
    awake: () => awake,
    sinceBoot: () => awake + slept,
    timers: () => timers.size,
    async pass(ms) {
      const end = awake + ms;
      for (;;) {
        await nextTurn();
        const [id, timer] = earliest() ?? [];
        if (id === undefined || timer === undefined || timer.at > end) break;
        timers.delete(id);
        awake = timer.at;
        timer.run();
      }
      awake = end;
    },
    sleep(ms) {
      slept += ms;
    },
  };
}
