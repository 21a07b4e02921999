/** How long to wait after the first, second, … failure of a message, ms; after one more it is given up. */
export const RETRY_DELAYS_MS: readonly number[] = [30_000, 2 * 60_000, 10 * 60_000, 60 * 60_000];

const LONGEST_WAIT_MS = Math.max(...RETRY_DELAYS_MS);

/** @returns ms until the next try, or `null` when the message is given up */
export function delayAfter(failures: number): number | null {
  return failures === 0 ? 0 : (RETRY_DELAYS_MS[failures - 1] ?? null);
}

/** A moment further off than any wait can be was set by a clock since set back, and counts as past. All epoch ms. */
export function plausible(moment: number, now: number): number {
  return moment - now > LONGEST_WAIT_MS ? now : moment;
}
