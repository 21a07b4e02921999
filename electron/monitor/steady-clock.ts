/** The two clocks may drift this far apart without the computer having slept, ms. */
const DRIFT_MS = 2_000;

/**
 * A clock that goes on while the computer sleeps, and that nobody can set: waits are counted by it, so that a changed
 * date neither delays nor repeats anything.
 * @param awakeMs fine, but may stand still during sleep (`performance.now`)
 * @param sinceBootMs counts sleep, but may be as coarse as a second (`os.uptime`)
 * @returns milliseconds since some moment in the past, whole; never less than before
 */
export function createSteadyClock(awakeMs: () => number, sinceBootMs: () => number): () => number {
  let slept = 0;
  const apart = sinceBootMs() - awakeMs();
  return () => {
    const awake = awakeMs();
    const unaccounted = sinceBootMs() - awake - apart - slept;
    if (unaccounted > DRIFT_MS) slept += unaccounted;
    return Math.round(awake + slept);
  };
}
