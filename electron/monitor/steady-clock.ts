/** The two clocks may come apart this far between two looks without the computer having slept, ms. */
const TOLERANCE_MS = 2_000;

/**
 * A clock that goes on while the computer sleeps, and that nobody can set: waits are counted by it, so that a changed
 * date neither delays nor repeats anything.
 * @param awakeMs fine, but may stand still during sleep (`performance.now`)
 * @param sinceBootMs counts sleep, but may be as coarse as a second (`os.uptime`)
 * @returns milliseconds since some moment in the past, whole; never less than before
 */
export function createSteadyClock(awakeMs: () => number, sinceBootMs: () => number): () => number {
  let slept = 0;
  let apart = sinceBootMs() - awakeMs();
  return () => {
    const awake = awakeMs();
    const before = apart;
    // From one look to the next: over weeks the two drift, and no sleep must be hidden by that.
    apart = sinceBootMs() - awake;
    if (apart - before > TOLERANCE_MS) slept += apart - before;
    return Math.round(awake + slept);
  };
}
