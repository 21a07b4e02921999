/** How long to wait after the first, second, … failure of a message, ms; from then on as long as the last time. */
export const RETRY_DELAYS_MS: readonly number[] = [30_000, 2 * 60_000, 10 * 60_000, 60 * 60_000];

const LONGEST_WAIT_MS = Math.max(...RETRY_DELAYS_MS);

/** What no group could be told for so long is no news any more, and is given up, ms. */
export const NEWS_MS = 24 * 60 * 60_000;

/** Ms until the next try. */
export function delayAfter(failures: number): number {
  return failures === 0 ? 0 : (RETRY_DELAYS_MS[failures - 1] ?? LONGEST_WAIT_MS);
}

/** A moment further off than any wait can be was set by a clock since set back, and counts as past. All epoch ms. */
export function plausible(moment: number, now: number): number {
  return moment - now > LONGEST_WAIT_MS ? now : moment;
}
