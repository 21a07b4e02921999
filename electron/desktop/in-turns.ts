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
  let next: ReturnType<typeof setTimeout> | undefined;

  function giveUp(): boolean {
    const wasBusy = next !== undefined;
    clearTimeout(next);
    next = undefined;
    return wasBusy;
  }

  function turn(steps: Iterator<void, void>): void {
    next = undefined;
    const until = performance.now() + WORK_MS;
    do {
      if (steps.next().done === true) return;
    } while (performance.now() < until);
    next = setTimeout(() => turn(steps), 0);
  }

  return {
    giveUp,
    isBusy: () => next !== undefined,
    run(steps) {
      giveUp();
      turn(steps);
    },
  };
}
