/** More crashes within the time are no accident any more: opening anew would go on for ever. */
const MOST = 3;
const WITHIN_MS = 60_000;

/** @returns to be asked at each crash: whether the window may be opened once more */
export function createCrashLimit(now: () => number): () => boolean {
  let recent: readonly number[] = [];
  return () => {
    const at = now();
    recent = [...recent.filter((earlier) => at - earlier < WITHIN_MS), at];
    return recent.length <= MOST;
  };
}
