import { eraseStep } from './erase.ts';
import { thinStep, type Retention } from './retention.ts';
import { rollUpStep } from './roll-up.ts';
import { scrub } from './scrub.ts';
import type { Store } from './store.ts';
import type { DayOf } from './zone-days.ts';

export interface TendingOptions {
  /** Works on the file. @returns false when that cannot be now */
  readonly inFile: (work: (store: Store) => void) => boolean;
  /** It is not to be touched now: somebody is reading it as it stands, or waits for something else. */
  readonly isHeld: () => boolean;
  readonly dayOf: () => DayOf;
  readonly retention: () => Retention;
  /** Whether `now` can be trusted with what is lost for good: by a clock far ahead, everything would be old. */
  readonly isClockRight: () => boolean;
  /** Epoch ms. */
  readonly now: () => number;
  /** Runs something once after that many ms. @returns what takes it back */
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

/** Rolls up, thins, erases and looks for damage while nobody waits for it. */
export interface Tending {
  /** Begins a round at once; to be told when the file was opened, or something was erased. */
  start(): void;
  stop(): void;
}

const ROUND_MS = 10 * 60_000;
/** After so many ms of work everything else gets its turn. One step takes a few, so the app never stands still. */
const WORK_MS = 8;
const REST_MS = 40;
/** In each round; the history of years is looked through within a day. */
const SCRUB_STEPS = 100;

export function createTending(options: TendingOptions): Tending {
  const { dayOf, retention, now, setTimer } = options;
  let cancel: (() => void) | undefined;
  let scrubbing: { readonly of: Store; readonly steps: Generator<undefined, void> } | undefined;

  function next(run: () => void, ms: number): void {
    cancel?.();
    cancel = setTimer(run, ms);
  }

  function* roundOf(store: Store): Generator<undefined, void> {
    while (!eraseStep(store)) yield;
    for (const balance of store.balances.all()) {
      while (!rollUpStep(store, balance, dayOf(), now())) yield;
      while (options.isClockRight() && !thinStep(store, balance, retention(), now())) yield;
      yield;
    }
    // Goes on in this round where the last one stopped.
    if (scrubbing?.of !== store) scrubbing = { of: store, steps: scrub(store) };
    for (let step = 0; step < SCRUB_STEPS; step += 1) {
      if (scrubbing.steps.next().done === true) {
        scrubbing = undefined;
        return;
      }
      yield;
    }
  }

  function start(): void {
    let round: { readonly of: Store; readonly steps: Generator<undefined, void> } | undefined;

    function work(): void {
      if (options.isHeld()) {
        next(work, REST_MS);
        return;
      }
      let done = false;
      const began = performance.now();
      const isThere = options.inFile((store) => {
        if (round?.of !== store) round = { of: store, steps: roundOf(store) };
        while (!done && performance.now() - began < WORK_MS) {
          done = round.steps.next().done === true;
        }
      });
      // Without a file there is nothing to do until one is opened.
      if (isThere) next(done ? start : work, done ? ROUND_MS : REST_MS);
    }

    next(work, REST_MS);
  }

  return {
    start,
    stop: () => cancel?.(),
  };
}
