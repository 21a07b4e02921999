/** A minute by our clock can arrive as a little less, so the window is kept longer. */
const WINDOW_MS = 65_000;

export interface RateLimits {
  /** Messages in any minute. */
  readonly maxPerMinute: number;
  /** Shortest time between two messages, ms. */
  readonly minGapMs: number;
}

export interface RateLimiter {
  /** How many more may go out within the present minute. @param now epoch ms */
  free(now: number): number;
  /** The first moment, epoch ms, at which one more may go out: `now` or later. */
  readyAt(now: number): number;
  /** One goes out now. */
  count(now: number): void;
}

/** Counts what went out, delivered or not: the robot counts refused messages too. */
export function createRateLimiter({ maxPerMinute, minGapMs }: RateLimits): RateLimiter {
  let sent: readonly number[] = [];

  /** Moments ahead of the clock were noted before it was set back; waiting for them could take years. */
  const recent = (now: number): readonly number[] =>
    sent.filter((moment) => moment <= now && now - moment < WINDOW_MS);

  return {
    free: (now) => Math.max(0, maxPerMinute - recent(now).length),
    readyAt(now) {
      const moments = recent(now);
      const gapEnds = (moments.at(-1) ?? now - minGapMs) + minGapMs;
      const leaves = moments.at(-maxPerMinute);
      return Math.max(now, gapEnds, leaves === undefined ? now : leaves + WINDOW_MS);
    },
    count(now) {
      sent = [...recent(now), now];
    },
  };
}
