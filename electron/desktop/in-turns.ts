import { inOwnTurn } from '../monitor/own-turn.ts';

/** What a step may say of the one after it: that it takes long, and is to have a turn of its own. */
export type StepEnd = 'alone' | void;

/** Work that comes in steps, of which others get their turn in between. */
export interface Turns {
  /** Begins the work at once, in the place of what is not done yet. */
  run(steps: Iterator<StepEnd, void>): void;
  isBusy(): boolean;
  /** Leaves the rest undone. @returns whether there was any */
  giveUp(): boolean;
}

/** After so many ms everything else gets its turn. */
const WORK_MS = 8;
/** A turn that began so short a time ago is as good as a new one. */
const HARDLY_MS = 1;

export function createTurns(): Turns {
  let takeBack: (() => void) | undefined;

  function giveUp(): boolean {
    const wasBusy = takeBack !== undefined;
    takeBack?.();
    takeBack = undefined;
    return wasBusy;
  }

  function turn(steps: Iterator<StepEnd, void>): void {
    takeBack = undefined;
    const began = performance.now();
    do {
      const { done = false, value } = steps.next();
      if (done) return;
      if (value === 'alone' && performance.now() - began > HARDLY_MS) break;
    } while (performance.now() - began < WORK_MS);
    takeBack = inOwnTurn(() => turn(steps), 0);
  }

  return {
    giveUp,
    isBusy: () => takeBack !== undefined,
    run(steps) {
      giveUp();
      turn(steps);
    },
  };
}
