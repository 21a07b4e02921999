import { inOwnTurn } from '../monitor/own-turn.ts';

/** Work that comes in steps, of which others get their turn in between. */
export interface Turns {
  /** Begins the work at once, in the place of what is not done yet. */
  run(steps: Iterator<void, void>): void;
  isBusy(): boolean;
  /** Leaves the rest undone. @returns whether there was any */
  giveUp(): boolean;
}

/** After so many ms everything else gets its turn. */
const WORK_MS = 8;

export function createTurns(): Turns {
  let takeBack: (() => void) | undefined;

  function giveUp(): boolean {
    const wasBusy = takeBack !== undefined;
    takeBack?.();
    takeBack = undefined;
    return wasBusy;
  }

  function turn(steps: Iterator<void, void>): void {
    takeBack = undefined;
    const until = performance.now() + WORK_MS;
    do {
      if (steps.next().done === true) return;
    } while (performance.now() < until);
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
