/** How many refreshes the timer starts at once before it spaces them. */
export const BURST = 10;
/** Between two starts from then on, ms … */
const GAP_MS = 150;
/** … unless so many connections would take longer than this to get their turn, ms. */
const ROUND_MS = 30_000;
/** A few connections are spread over this, ms. */
const LEAST_SPREAD_MS = 2_000;

/** Between two starts, where this many connections are watched, ms. */
export function gapFor(connections: number): number {
  return Math.min(GAP_MS, ROUND_MS / Math.max(connections, 1));
}

/** Over what time this many refreshes that are owed at once are spread, ms. */
export function spreadFor(connections: number): number {
  return Math.max(LEAST_SPREAD_MS, connections * gapFor(connections));
}

/** Keeps refreshes that fall due together, for whatever reason, from starting together. */
export interface Pace {
  /** Takes one turn; false when it is too early for the next. */
  take(now: number, gapMs: number): boolean;
  /** When the next turn can be taken; may lie in the past. */
  nextAt(gapMs: number): number;
}

/** Moments are by the steady clock, ms. */
export function createPace(): Pace {
  /** When all the turns taken so far are worked off, were they spaced. */
  let workedOffAt = Number.NEGATIVE_INFINITY;
  const nextAt = (gapMs: number): number => workedOffAt - (BURST - 1) * gapMs;
  return {
    nextAt,
    take(now, gapMs) {
      if (now < nextAt(gapMs)) return false;
      workedOffAt = Math.max(workedOffAt, now) + gapMs;
      return true;
    },
  };
}
